"""References of a text to its own numbers: 见第二部分（三）, 本办法第三条, 参见一、（二）, 附件2.

`units` and `forms` say what their numbers look like, `words` what makes a reference of a number, `targets` what it points to.
"""

from docparse.references.find import find_references
from docparse.references.records import CitedNumber, Reference

__all__ = ["CitedNumber", "Reference", "find_references"]
