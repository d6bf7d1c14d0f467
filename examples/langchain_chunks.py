"""A report as documents for LangChain: chunks of bounded size, each with its heading path.

python examples/langchain_chunks.py 报告.txt
"""

import sys

from langchain_core.documents import Document

import docparse


def load(path: str, size: int = 800) -> list[Document]:
    """Return a document for each chunk; its id stays while text elsewhere changes."""
    return [
        Document(
            id=f"{path}#{chunk.id}",
            # The path is also put before the text, so that a search finds its words.
            page_content=" > ".join(chunk.path) + "\n" + chunk.text,
            metadata={
                "source": path,
                "path": list(chunk.path),
                "level": chunk.level,
                "start": chunk.span.start,
                "end": chunk.span.end,
            },
        )
        for chunk in docparse.chunks(docparse.read(path), max_size=size)
    ]


if __name__ == "__main__":
    for document in load(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 800):
        print(document.page_content, document.metadata, sep="\n", end="\n\n")
