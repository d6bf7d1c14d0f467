"""Word files (.docx) in the form of GB/T 9704-2012, written directly.

`package` is the door to python-docx, `styles` the table of the styles, `document` puts the pieces together.
"""
