"""References of a text to its own numbers: 见第二部分（三）, 本办法第三条, 参见一、（二）, 附件2.

`words` is what they look like, `find` what makes one, `targets` what it points to.
"""

from docparse.references.find import find_references
from docparse.references.records import Part, Reference

__all__ = ["Part", "Reference", "find_references"]
