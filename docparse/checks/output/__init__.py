"""Findings as text and for machines."""
