"""Numerals, styles and markers: how numbering is written and counted."""
