"""A report as nodes for LlamaIndex, each knowing its parent and its place in the file.

python examples/llamaindex_nodes.py 报告.txt
"""

import sys

from llama_index.core.schema import NodeRelationship, TextNode

import docparse


def load(path: str) -> list[TextNode]:
    """Return a node for each section, in the order of the text."""
    report = docparse.read(path)
    nodes: list[TextNode] = []
    #: The last node of each level: the parent of the sections below it.
    open_nodes: dict[int, TextNode] = {}
    for section in report.sections():
        node = TextNode(
            text=section.text,
            metadata={"source": path, "path": " > ".join(section.path)},
            start_char_idx=section.span.start,
            end_char_idx=section.span.end,
        )
        if parent := open_nodes.get(section.level - 1):
            node.relationships[NodeRelationship.PARENT] = parent.as_related_node_info()
        open_nodes[section.level] = node
        nodes.append(node)
    return nodes


if __name__ == "__main__":
    for node in load(sys.argv[1]):
        print(node.get_content(metadata_mode="all"), end="\n\n")
