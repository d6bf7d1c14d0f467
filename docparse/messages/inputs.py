"""Inputs and outputs: files that cannot be opened or written, and runs over many inputs."""

from __future__ import annotations

from docparse.messages.text import Text

INPUTS = {
    "inputs.cannot_be_read": Text("{path}: cannot be read: {reason}", "{path}: 无法读取：{reason}"),
    "inputs.cannot_be_written": Text(
        "{path}: cannot be written: {reason}", "{path}: 无法写入：{reason}"
    ),
    "inputs.about": Text("{path}: {reason}", "{path}: {reason}"),
    "inputs.standard_input": Text("standard input", "标准输入"),
    "inputs.standard_output": Text("standard output", "标准输出"),
    "inputs.guessed_encoding": Text(
        "{path}: read as {encoding}, {certainty:.0%} sure; --encoding NAME overrules",
        "{path}: 按 {encoding} 读取，把握 {certainty:.0%}；可用 --encoding NAME 指定",
    ),
    "inputs.bug": Text(
        "{path}: {error}; this is a bug in docparse, please report it",
        "{path}: {error}；这是 docparse 的缺陷，请报告",
    ),
    # what a run over many inputs has done
    "inputs.n_written": Text("{n:,} written", "写出 {n:,} 个"),
    "inputs.n_read": Text("{n:,} read", "读取 {n:,} 个"),
    "inputs.n_unchanged": Text("{n:,} unchanged", "未变 {n:,} 个"),
    "inputs.n_failed": Text("{n:,} failed", "失败 {n:,} 个"),
}
