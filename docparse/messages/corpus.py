"""Runs over a corpus. What is written for programs, such as why a document failed, stays English."""

from __future__ import annotations

from docparse.messages.text import Text

CORPUS = {
    "corpus.needs_pyarrow": Text(
        "docparse corpus needs pyarrow: pip install 'docparse-zh[corpus]'",
        "处理语料需要 pyarrow：pip install 'docparse-zh[corpus]'",
    ),
    "corpus.needs_ray": Text(
        "--engine ray needs Ray: pip install 'docparse-zh[ray]'",
        "--engine ray 需要 Ray：pip install 'docparse-zh[ray]'",
    ),
    "corpus.hadoop_needs": Text(
        "{reason}; HDFS needs Java (JAVA_HOME), libhdfs (HADOOP_HOME or ARROW_LIBHDFS_DIR), "
        "CLASSPATH from `hadoop classpath --glob`, and the address of a NameNode",
        "{reason}；HDFS 需要 Java（JAVA_HOME）、libhdfs（HADOOP_HOME 或 ARROW_LIBHDFS_DIR）、"
        "由 `hadoop classpath --glob` 得到的 CLASSPATH，以及 NameNode 的地址",
    ),
    "corpus.no_namenode": Text("no NameNode answers there", "那里没有 NameNode 回应"),
    "corpus.no_place": Text("no such file or folder", "没有这个文件或文件夹"),
    "corpus.no_documents": Text("no documents there", "那里没有文档"),
    "corpus.other_run": Text(
        "{address}: holds a run with other options or of a source that has changed; "
        "name another folder, or remove this one",
        "{address}: 其中是别的选项或旧来源的运行结果；请另选文件夹，或删除它",
    ),
    "corpus.damaged_plan": Text(
        "{path}: is damaged; choose another output folder, or remove this one",
        "{path}: 已损坏；请另选输出文件夹，或删除现有的",
    ),
    "corpus.damaged_note": Text(
        "{path}: is damaged; remove it and run the command again: its shard is redone",
        "{path}: 已损坏；请删除它再运行：对应的分片会重做",
    ),
    "corpus.no_rows": Text(
        "no rows {name!r}; available: {known}", "没有 {name!r} 这种行；可用：{known}"
    ),
    "corpus.no_column": Text(
        "no column {name!r}; available: {known}", "没有列 {name!r}；可用：{known}"
    ),
    "corpus.no_column_for": Text(
        "no column {name!r}; available: {known}; name one as {option}",
        "没有列 {name!r}；可用：{known}；请用 {option} 指定",
    ),
}
