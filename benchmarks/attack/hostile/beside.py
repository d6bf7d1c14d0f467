"""Hostile files that docparse reads beside texts: settings, journals, lists of names; own styles and corrections."""

from __future__ import annotations

from benchmarks.attack.hostile.file import Hostile

_TEXT = "一、情况\n三、问题\n模块一：好\n".encode()


def beside_files() -> list[Hostile]:
    """Return a text for each, with what lies beside it."""
    return [*_settings(), *_corrections(), *_journals(), *_names(), *_styles()]


def _settings() -> list[Hostile]:
    rows = {
        "empty": b"",
        "not-toml": b"[[[[",
        "not-utf-8": b"select = ['\xff']",
        "unknown": b"exec = 'rm -rf /'",
        "words": b"select = 5\nignore = {}\n",
        "rule-of-none": b"select = ['X999', '', '\\u0000']",
        "styles-of-none": b"styles = ['', '(((', '.*', '\\u0000']",
        "style-long": b"styles = ['" + "模块一：".encode() * 10_000 + b"']",
        "styles-many": b"styles = [" + b",".join(f"'{char}一：'".encode() for char in map(chr, range(0x4E00, 0x5200))) + b"]",
        "profile-of-none": b"profile = '../../etc/passwd'",
        "brackets-20000-deep": b"select = " + b"[" * 20_000,
        "tables-20000-deep": b"[" + b".".join([b"a"] * 20_000) + b"]",
        "number-of-5000-figures": b"select = " + b"9" * 5_000,
        "of-10-MB": b"# " + b"x" * 10_000_000,
        "zeros": bytes(1_000),
    }  # fmt: skip
    commands = (("check", "FILE"), ("check", "FILE", "--fix"), ("outline", "FILE"))
    return [
        Hostile(f"settings-{name}.txt", _TEXT, commands, {".docparse.toml": data})
        for name, data in rows.items()
    ]


def _corrections() -> list[Hostile]:
    head = b'{"corrections": 1, "documents": {"a.txt": ['
    row = '{"line": 1, "text": "一、", "level": 1}'.encode()
    rows = {
        "empty": b"",
        "not-json": b"{{{{",
        "not-utf-8": b'{"corrections": 1, "\xff": 1}',
        "deep": b"[" * 100_000,
        "number-of-5000-figures": head + b'{"line": ' + b"9" * 5_000 + b', "text": "a", "level": 1}]}}',
        "names-up-and-out": b'{"corrections": 1, "documents": {"../../../etc/passwd": []}}',
        "rows-150000": head + b",".join([row] * 150_000) + b"]}}",
        "words-long": head + b'{"line": 1, "text": "' + b"x" * 9_000_000 + b'", "level": 1}]}}',
        "of-20-MB": head + b" " * 20_000_000 + b"]}}",
        "zeros": bytes(1_000),
    }  # fmt: skip
    commands = (
        ("outline", "FILE", "--corrections", "rows.json"),
        ("check", "FILE", "--fix", "--corrections", "rows.json"),
    )
    return [
        Hostile(f"corrections-{name}.txt", _TEXT, commands, {"rows.json": data})
        for name, data in rows.items()
    ]


def _journals() -> list[Hostile]:
    good = b'{"target": "a.md", "stamp": "0", "seal": "0", "parts": []}\n'
    rows = {
        "not-json": b"{{{{\n" * 1_000,
        "lists": b'[]\n5\nnull\n"x"\n',
        "keys-missing": b'{"target": "a.md"}\n',
        "values-wrong": b'{"target": [], "stamp": {}, "seal": 5, "parts": 7}\n',
        "parts-wrong": good.replace(b"[]", b"[5, null, {}]"),
        "parts-up-and-out": good.replace(
            b"[]", b'["../../../../etc/passwd", "/dev/zero", "\\u0000"]'
        ),
        "target-a-list": good.replace(b'"a.md"', b"[[]]"),
        "deep": b"[" * 100_000 + b"\n",
        "number-of-5000-figures": good.replace(b'"0"', b"9" * 5_000),
        "not-utf-8": b"\xff\xfe\n" * 100,
        "zeros": bytes(1_000_000),
        "line-of-10-MB": good.replace(b'"0"', b'"' + b"x" * 10_000_000 + b'"'),
        "same-line-100000-times": good * 100_000,
    }
    command = ("convert", "in", "-o", "out", "--jobs", "1", "--resume")
    return [
        Hostile(
            f"journal-{name}.txt",
            b"",
            (command, command),
            {"in/a.txt": _TEXT, "out/.docparse/journal.jsonl": data},
        )
        for name, data in rows.items()
    ]


def _names() -> list[Hostile]:
    rows = {
        "not-there": b"none.txt\n\n  \n",
        "zeros": b"a\0b\n\0\n",
        "long": b"x" * 1_000_000,
        "itself": b"names\n" * 200,
        "devices": b"/dev/null\n/proc/self/cmdline\n/proc/self/mem\n",
        "not-utf-8": b"\xff\xfe\n\x80.txt\n",
        "utf-16": "a.txt\n".encode("utf-16"),
    }
    commands = (
        ("outline", "--files-from", "names", "--jobs", "1"),
        ("convert", "--files-from", "names", "-o", "out", "--jobs", "1"),
    )
    return [
        Hostile(f"names-{name}.txt", _TEXT, commands, {"names": data})
        for name, data in rows.items()
    ]


def _styles() -> list[Hostile]:
    samples = (
        "模块一：",
        "一",
        "((((1",
        "一" * 5_000,
        "第1\\d+",
        "1\n2",
        "\ud800一：",
        "[^]1",
        "1" * 12,
        "　一　",
    )
    return [
        Hostile(
            f"style-{number}.txt",
            _TEXT + b"1" * 200_000,
            (("outline", "FILE", "--style", sample), ("convert", "FILE", "--style", sample, "-t", "json", "-o", "o.json"), ("check", "o.json")),
        )
        for number, sample in enumerate(samples)
    ]  # fmt: skip
