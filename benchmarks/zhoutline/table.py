"""Results as lines of a file, and as a table in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.zhoutline.scores import Summary


def write_result(collection: str, name: str, summary: Summary) -> str:
    """Write a result as a line: collection, name, and the values of the summary in their order."""
    values = [
        "" if value is None else f"{value:.4f}" if isinstance(value, float) else str(value)
        for value in summary
    ]
    return "\t".join([collection, name, *values])


def _read_result(line: str) -> tuple[str, str, Summary]:
    collection, name, *cells = line.split("\t")
    documents, nodes, edge, node, teds, mean_edge, mean_node, mean_teds, whole = cells
    summary = Summary(
        documents=int(documents),
        nodes=int(nodes),
        edge=float(edge),
        node=float(node),
        teds=float(teds) if teds else None,
        mean_edge=float(mean_edge),
        mean_node=float(mean_node),
        mean_teds=float(mean_teds) if mean_teds else None,
        whole=int(whole),
    )
    return collection, name, summary


def write_table(lines: Iterable[str]) -> str:
    """Write results as a table for each collection, best first; of two with one name the later counts."""
    collections: dict[str, dict[str, Summary]] = {}
    for line in lines:
        if line.strip() and not line.startswith("#"):
            collection, name, summary = _read_result(line)
            collections.setdefault(collection, {})[name] = summary
    return "\n".join(_write_collection(*one) for one in collections.items())


_HEAD = (
    "| documents | edge F1 | node F1 | TEDS | edge, mean | node, mean | TEDS, mean | wholly right |"
)


def _write_collection(collection: str, results: dict[str, Summary]) -> str:
    lines = [f"| {collection} {_HEAD}", "| --- " * (_HEAD.count("|")) + "|"]
    for name, one in sorted(results.items(), key=lambda item: -item[1].edge):
        shares = (one.edge, one.node, one.teds, one.mean_edge, one.mean_node, one.mean_teds)
        cells = " | ".join("–" if share is None else f"{share:.3f}" for share in shares)
        whole = f"{one.whole:,} ({one.whole / one.documents:.1%})"
        lines.append(f"| {name} | {one.documents:,} | {cells} | {whole} |")
    return "\n".join(lines) + "\n"
