"""The structure of the package in figures: python -m tools.structure [FOLDER WITH docparse/]."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

Imports = dict[str, set[str]]


def find_modules(package: Path) -> dict[str, Path]:
    """Return the modules of a package by their dotted names."""
    modules = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        modules[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return modules


def find_imports(path: Path) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield every import statement of a file, also those inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


def read_imports(modules: Mapping[str, Path]) -> Imports:
    """Return for each module those of the package that it imports.

    The package itself is left out: it holds the version, and loads the public names when they are first used.
    """
    found: Imports = {}
    for name, path in modules.items():
        imported = found[name] = set()
        for node in find_imports(path):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names if alias.name in modules}
            elif node.module and node.module in modules:
                for alias in node.names:
                    full = f"{node.module}.{alias.name}"
                    imported.add(full if full in modules else node.module)
        imported -= {"docparse", name}
    return found


def find_cycle(imports: Imports) -> list[str]:
    """Return the modules of one cycle, the first again at the end; nothing if there is none."""
    done: set[str] = set()
    for start in imports:
        trail, pending = [start], [iter(sorted(imports[start]))]
        while pending:
            following = next((name for name in pending[-1] if name not in done), None)
            if following is None:
                done.add(trail.pop())
                pending.pop()
            elif following in trail:
                return [*trail[trail.index(following) :], following]
            else:
                trail.append(following)
                pending.append(iter(sorted(imports[following])))
    return []


def find_longest_chain(imports: Imports) -> list[str]:
    """Return the longest row of modules each of which imports the next. An import that closes a cycle is passed over."""
    open_modules: set[str] = set()

    @cache
    def chain_from(name: str) -> tuple[str, ...]:
        open_modules.add(name)
        chains: list[tuple[str, ...]] = [
            chain_from(other) for other in sorted(imports[name]) if other not in open_modules
        ]
        open_modules.discard(name)
        return (name, *max(chains, key=len, default=()))

    found: list[tuple[str, ...]] = [chain_from(name) for name in imports]
    longest = max(found, key=len)
    return list(longest)


def main() -> None:
    """Print the figures."""
    package = Path(sys.argv[1] if len(sys.argv) > 1 else ".") / "docparse"
    modules = find_modules(package)
    imports = read_imports(modules)
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in modules.values())
    flat = sum(name.count(".") == 1 and path.stem != "__init__" for name, path in modules.items())
    print(f"files {len(modules)}, of them flat at the top {flat}, lines {lines:,}")
    print(f"imports {sum(map(len, imports.values())):,}")
    print(f"cycle: {' -> '.join(find_cycle(imports)) or 'none'}")
    chain = find_longest_chain(imports)
    print(f"longest chain {len(chain)}: {' -> '.join(chain)}")


if __name__ == "__main__":
    main()
