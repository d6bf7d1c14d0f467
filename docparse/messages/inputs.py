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
    "inputs.would_be_overwritten": Text(
        "{path}: not converted: {output} would be overwritten", "{path}: 未转换：会覆盖 {output}"
    ),
    # files that `check --fix` leaves as they are
    "inputs.would_change_elsewhere": Text(
        "{path}: not fixed: written back in {encoding} it would change elsewhere too; save it as UTF-8 first",
        "{path}: 未修正：按 {encoding} 写回时别处也会改变；请先存为 UTF-8",
    ),
    "inputs.no_such_character": Text(
        "{path}: not fixed: {encoding} has no {char!r}; save it as UTF-8 first",
        "{path}: 未修正：{encoding} 中没有 {char!r}；请先存为 UTF-8",
    ),
    # processes
    "inputs.process_died": Text(
        "{path}: the process that worked on it {end}", "{path}: 处理它的进程{end}"
    ),
    "inputs.died_at_start": Text("a process {end} as it started", "进程启动时{end}"),
    "inputs.ended_with_status": Text("ended with status {status}", "以状态 {status} 结束"),
    "inputs.took_time": Text("took more than {seconds:g} s", "超过 {seconds:g} 秒"),
    "inputs.took_memory": Text("took more than {megabytes:,} MB", "超过 {megabytes:,} MB 内存"),
    "inputs.ended_by_signal": Text("was ended by {signal}", "被 {signal} 终止"),
    "inputs.killed": Text(
        "was ended by {signal}; is the memory too small for it?", "被 {signal} 终止；是否内存不足？"
    ),
    "inputs.bug": Text(
        "{path}: {error}; this is a bug in docparse, please report it",
        "{path}: {error}；这是 docparse 的缺陷，请报告",
    ),
    # what a run over many inputs has done
    "inputs.counts": Text("{counts}", "{counts}"),
    "inputs.n_written": Text("{n:,} written", "写出 {n:,} 个"),
    "inputs.n_read": Text("{n:,} read", "读取 {n:,} 个"),
    "inputs.n_unchanged": Text("{n:,} unchanged", "未变 {n:,} 个"),
    "inputs.n_failed": Text("{n:,} failed", "失败 {n:,} 个"),
}
