"""Two versions of a document compared section by section."""

from docparse.comparison.compare import diff

__all__ = ["diff"]
