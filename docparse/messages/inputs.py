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
        "{path}: read as {encoding}, {certainty:.0%} sure; use --encoding NAME to choose another",
        "{path}: 按 {encoding} 读取，把握 {certainty:.0%}；可用 --encoding NAME 指定",
    ),
    "inputs.guessed_among": Text(
        "{path}: read as {encoding}, {certainty:.0%} sure; it may also be {others}; use --encoding to choose",
        "{path}: 按 {encoding} 读取，把握 {certainty:.0%}；也可能是 {others}，请用 --encoding 指定",
    ),
    "inputs.needs_pandoc": Text(
        "{format} is written by pandoc, which is not installed: see pandoc.org/installing.html",
        "{format} 由 pandoc 生成，但没有安装 pandoc：见 pandoc.org/installing.html",
    ),
    "inputs.pandoc_hung": Text(
        "pandoc took more than {seconds} seconds to write {format}",
        "pandoc 生成 {format} 超过 {seconds} 秒",
    ),
    "inputs.pandoc_failed": Text(
        "pandoc could not write {format}: {said}", "pandoc 不能生成 {format}：{said}"
    ),
    "inputs.unsure": Text(
        "{path}: the outline is uncertain; check {places}; outline --explain gives the reasons, and --corrections FILE keeps your changes",
        "{path}: 大纲不一定准确；请查看 {places}；outline --explain 列出依据，--corrections FILE 保存更正",
    ),
    "inputs.would_be_overwritten": Text(
        "{path}: not converted: {output} would be overwritten",
        "{path}: 未转换：会覆盖输入文件 {output}；请换个输出文件名",
    ),
    "inputs.read_only": Text(
        "{path}: not written: it is read-only; make it writable first",
        "{path}: 未写入：文件只读；请先改为可写",
    ),
    "inputs.folder_is_gone": Text(
        "the output folder {folder} was removed during the run",
        "输出文件夹 {folder} 在运行中被删除",
    ),
    "inputs.output_is_gone": Text(
        "{path}: its output {output} was removed during the run; convert it again",
        "{path}: 输出 {output} 在运行中被删除；请重新转换",
    ),
    "inputs.copy_is_kept": Text(
        "{path}: cannot be written: {reason}; the previous content is in {copy}",
        "{path}: 无法写入：{reason}；原来的内容在 {copy}",
    ),
    "inputs.no_copy": Text(
        "{path}: not written: cannot keep a copy in {copy}: {reason}",
        "{path}: 未写入：无法在 {copy} 保存副本：{reason}",
    ),
    "inputs.no_home": Text(
        "no home folder for the copy; set HOME", "没有存放副本的主目录；请设置 HOME"
    ),
    "inputs.was_interrupted": Text(
        "{path}: not written: an earlier run was killed while it wrote it; "
        "the previous content is in {copy}: put it back or delete it",
        "{path}: 未写入：上次写入时程序被终止；原来的内容在 {copy}，请放回或删除",
    ),
    "inputs.in_use": Text(
        "{path}: not written: another program has it open; try again",
        "{path}: 未写入：另一个程序正打开着它；请稍后再试",
    ),
    "inputs.changed_meanwhile": Text(
        "{path}: not changed: another program has modified it; run the command again",
        "{path}: 未改动：另一个程序修改了它；请再运行一次",
    ),
    "inputs.not_a_file": Text(
        "{path}: not fixed: it is not a regular file; - fixes standard input",
        "{path}: 未修正：不是普通文件；用 - 修正标准输入",
    ),
    "inputs.damaged_journal": Text(
        "{path}: ignoring {n} damaged lines; their inputs are converted again",
        "{path}: 略过 {n} 行损坏的内容；对应的输入重新转换",
        one="{path}: ignoring {n} damaged line; its input is converted again",
    ),
    # files that `check --fix` leaves as they are
    "inputs.would_change_elsewhere": Text(
        "{path}: not fixed: saving it as {encoding} would change other characters; save it as UTF-8 first",
        "{path}: 未修正：按 {encoding} 写回时别处也会改变；请先存为 UTF-8",
    ),
    "inputs.no_such_character": Text(
        "{path}: not fixed: {encoding} has no {char!r}; save it as UTF-8 first",
        "{path}: 未修正：{encoding} 中没有 {char!r}；请先存为 UTF-8",
    ),
    # processes
    "inputs.process_died": Text(
        "{path}: the process working on it {end}", "{path}: 处理它的进程{end}"
    ),
    "inputs.died_at_start": Text("a process {end} as it started", "进程启动时{end}"),
    "inputs.ended_with_status": Text("ended with status {status}", "以状态 {status} 结束"),
    "inputs.took_time": Text("took more than {seconds:g} s", "超过 {seconds:g} 秒"),
    "inputs.took_memory": Text("took more than {megabytes:,} MB", "超过 {megabytes:,} MB 内存"),
    "inputs.ended_by_signal": Text("was ended by {signal}", "被 {signal} 终止"),
    "inputs.killed": Text(
        "was ended by {signal}, perhaps because memory ran out", "被 {signal} 终止；可能是内存不足"
    ),
    "inputs.out_of_memory": Text(
        "{path}: not enough memory; use fewer --jobs, or split it",
        "{path}: 内存不足；请减少 --jobs 或拆分文件",
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
