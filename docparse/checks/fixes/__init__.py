"""Texts fixed: the edits of findings chosen, made and proved not to change the outline."""
