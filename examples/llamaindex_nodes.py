"""A report as nodes for LlamaIndex: chunks of bounded size, each knowing its neighbours and its place in the file.

python examples/llamaindex_nodes.py 报告.txt
"""

import sys
from itertools import pairwise

from llama_index.core.schema import NodeRelationship, TextNode

import docparse


def load(path: str, size: int = 800) -> list[TextNode]:
    """Return a node for each chunk, in the order of the text."""
    nodes = [
        TextNode(
            id_=f"{path}#{chunk.id}",
            text=chunk.text,
            metadata={"source": path, "path": " > ".join(chunk.path)},
            start_char_idx=chunk.span.start,
            end_char_idx=chunk.span.end,
        )
        for chunk in docparse.chunks(docparse.read(path), max_size=size)
    ]
    for node, following in pairwise(nodes):
        node.relationships[NodeRelationship.NEXT] = following.as_related_node_info()
        following.relationships[NodeRelationship.PREVIOUS] = node.as_related_node_info()
    return nodes


if __name__ == "__main__":
    for node in load(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 800):
        print(node.get_content(metadata_mode="all"), end="\n\n")
