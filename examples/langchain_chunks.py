"""A report as documents for LangChain, one a section, each with its heading path.

python examples/langchain_chunks.py 报告.txt
"""

import sys

from langchain_core.documents import Document

import docparse


def load(path: str) -> list[Document]:
    """Return a document for each section that has text of its own."""
    report = docparse.read(path)
    return [
        Document(
            # The path is also put before the text, so that a search finds its words.
            page_content=" > ".join(section.path) + "\n" + section.text,
            metadata={
                "source": path,
                "path": list(section.path),
                "level": section.level,
                "start": section.span.start,
                "end": section.span.end,
            },
        )
        for section in report.sections()
        if section.text
    ]


if __name__ == "__main__":
    for document in load(sys.argv[1]):
        print(document.page_content, document.metadata, sep="\n", end="\n\n")
