"""A report as nodes for LlamaIndex, each knowing its parent and its place in the file.

python examples/llamaindex_nodes.py 报告.txt
"""

import sys

from llama_index.core.schema import NodeRelationship, TextNode

import docparse


def load(path: str) -> list[TextNode]:
    """Return a node for each section, in the order of the text."""
    report = docparse.read(path)
    nodes: dict[str, TextNode] = {}
    for section in report.sections():
        node = TextNode(
            text=section.text,
            metadata={"source": path, "path": " > ".join(section.path)},
            start_char_idx=section.span.start,
            end_char_idx=section.span.end,
        )
        if parent := report.parent_of(section):
            above = nodes[parent.id].as_related_node_info()
            node.relationships[NodeRelationship.PARENT] = above
        nodes[section.id] = node
    return list(nodes.values())


if __name__ == "__main__":
    for node in load(sys.argv[1]):
        print(node.get_content(metadata_mode="all"), end="\n\n")
