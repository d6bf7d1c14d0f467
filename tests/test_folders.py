"""Many inputs: which are found, what they become, what is said of failures, what a killed run leaves."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.inputs.folders import Folder, expand_patterns, find_folders, read_names
from docparse.inputs.names import shown
from docparse.inputs.output.temporary import remove_leftovers
from docparse.inputs.targets import Targets
from docparse.inputs.write import Scratch, write_output
from docparse.readers.formats import FOLDER_SUFFIXES

_REPORT = "一、情况\n很好。\n二、问题\n不少。\n"
_LINUX = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks into /proc")


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "docparse", *words]


def _run(folder: Path, *words: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        _command(*words), cwd=folder, input=data, capture_output=True, check=False, timeout=50
    )


def _fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_REPORT, "utf-8")


def _tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder without the journal of a run."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "journal.jsonl"
    }


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _found(*arguments: str, names: tuple[str, ...] = (), skip: str = "") -> list[tuple[str, str]]:
    """Return (place with name, path) of all inputs."""
    return [
        (folder.place + name, path)
        for folder in find_folders(arguments, names, skip=skip)
        if isinstance(folder, Folder)
        for path, name in folder.files()
    ]


# Inputs


def test_a_hostile_folder_is_walked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(tmp_path / "in", "b.txt", "县/a.md", "note.xls", "~$b.docx", "._b.txt", ".docparse/x.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "folder.txt").symlink_to(tmp_path / "in" / "县", target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "gone.md").symlink_to("nowhere.md")
    monkeypatch.chdir(tmp_path)
    assert [place for place, _ in _found("in")] == ["b.txt", "gone.md", "self.txt", "县/a.md"]
    done = _run(tmp_path, "convert", "in", "-o", "out")
    assert done.returncode == 1
    assert done.stderr.decode().split("\n") == [
        "docparse: in/gone.md: cannot be read: No such file or directory",
        "docparse: in/self.txt: cannot be read: Too many levels of symbolic links",
        "docparse: 2 written, 2 failed",
        "",
    ]
    assert sorted(_tree(tmp_path / "out")) == ["b.md", "县/a.md"]


def test_the_output_folder_is_no_input(tmp_path: Path) -> None:
    _fill(tmp_path, "a.txt", "县/b.txt")
    for _ in range(2):
        assert _run(tmp_path, "convert", ".", "-o", "out").stderr == b"docparse: 2 written\n"
    assert sorted(_tree(tmp_path / "out")) == ["a.md", "县/b.md"]
    done = _run(tmp_path, "convert", ".", "-o", ".")
    assert done.returncode == 2
    assert b"outputs would be taken for inputs" in done.stderr


def test_a_list_keeps_the_folders_of_its_names(tmp_path: Path) -> None:
    _fill(tmp_path, "甲/a.txt", "乙/a.txt", "丙/丁/c.txt")
    names = f"甲/a.txt\r\n\n./乙/a.txt\n丙\n{tmp_path}/甲/a.txt"
    done = _run(tmp_path, "convert", "--files-from", "-", "-o", "out", data=names.encode())
    assert (done.returncode, done.stderr) == (0, b"docparse: 4 written\n")
    below = str(tmp_path).strip("/")
    assert sorted(_tree(tmp_path / "out")) == sorted(
        ["甲/a.md", "乙/a.md", "丙/丁/c.md", f"{below}/甲/a.md"]
    )


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b"", []),
        (b"\n\r\n", []),
        (b"a\nb", ["a", "b"]),
        (b"a\r\nb c \r\n", ["a", "b c "]),
        (b"a\0b\nc\0", ["a", "b\nc"]),
        ("\ufeff县\n".encode(), ["县"]),
        ("\ufeff县\r\nb\r\n".encode("utf-16-le"), ["县", "b"]),
        ("\ufeff县\n".encode("utf-16-le") + b"x", ["县"]),
        (b"\xff\xfa\n", [os.fsdecode(b"\xff\xfa")]),
        (b"x" * 70_000 + b"\ny\n", ["x" * 70_000, "y"]),
    ],
)
def test_lists_of_names(data: bytes, names: list[str]) -> None:
    assert list(read_names(BytesIO(data))) == names


def test_patterns_are_expanded_where_the_shell_did_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(tmp_path, "b.txt", "a.txt", "县/c.txt", "[1].txt", "1.txt")
    monkeypatch.chdir(tmp_path)
    assert expand_patterns(["?.txt"]) == ["1.txt", "a.txt", "b.txt"]
    assert expand_patterns(["**/c.txt", "-"]) == ["县/c.txt", "-"]
    assert expand_patterns(["[1].txt", "*.docx"]) == ["[1].txt", "*.docx"]


# Outputs

_NAME = st.text(st.sampled_from("aAée\u0301县.-2\udcff"), min_size=1, max_size=4)
_FILE = st.tuples(_NAME, st.sampled_from(FOLDER_SUFFIXES)).map("".join)


@given(st.sets(_FILE, max_size=12), st.sets(_NAME, max_size=4), st.sampled_from(["", ".md"]))
def test_no_two_inputs_have_one_output(files: set[str], folders: set[str], suffix: str) -> None:
    names = sorted(files - folders)
    folder = Folder("县/", names, "in", tuple(sorted(folders)))
    outputs = [target for _, target in Targets(suffix).of(folder)]
    assert len(outputs) == len(names)
    folded = {target.casefold() for target in outputs} | {f"县/{n}".casefold() for n in folders}
    assert len(folded) == len(outputs) + len({name.casefold() for name in folders})
    assert all(target.startswith("县/") and target.endswith(suffix) for target in outputs)
    assert outputs == [target for _, target in Targets(suffix).of(folder)]


def test_outputs_of_one_name(tmp_path: Path) -> None:
    folder = Folder("", ["A.txt", "a.md", "x/a.md", "y/a.md", "b.txt"], None, ("b.md",))
    assert [target for _, target in Targets(".md").of(folder)] == [
        "A.md",
        "a.md.md",
        "a.md-2.md",
        "a.md-3.md",
        "b.txt.md",
    ]


def test_the_same_name_ten_thousand_times_takes_no_longer_each_time() -> None:
    start = time.perf_counter()
    folder = Folder("", [f"{number}/a.txt" for number in range(10_000)])
    assert len({target for _, target in Targets(".md").of(folder)}) == 10_000
    assert time.perf_counter() - start < 5


def test_an_argument_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>一、甲</p>", "utf-8")
    _fill(tmp_path, "a.docx.txt", "a.txt")
    before = _tree(tmp_path)
    done = _run(tmp_path, "convert", "a.txt", "a.html", "-t", "html", "-o", ".")
    assert (done.returncode, done.stderr) == (0, b"docparse: 2 written\n")
    after = _tree(tmp_path)
    assert {name: after[name] for name in before} == before
    assert sorted(set(after) - set(before)) == ["a.html.html", "a.txt.html"]


def test_names_in_any_encoding_are_converted_and_shown(tmp_path: Path) -> None:
    odd = [
        os.fsencode(str(tmp_path / "in")) + b"/" + name
        for name in (b"\xb1\xa8.txt", b"a\n\x1b.txt")
    ]
    _fill(tmp_path / "in", "good.txt")
    try:
        for name in odd:
            Path(os.fsdecode(name)).write_bytes(b"\xff\0\xff")
    except OSError:
        pytest.skip("this system has no such names")
    done = _run(tmp_path, "convert", "in", "-o", "out", "--report", "failures.jsonl")
    assert done.returncode == 1
    assert [line.partition(": is not")[0] for line in done.stderr.decode().split("\n")] == [
        "docparse: in/a\\x0a\\x1b.txt",
        "docparse: in/\\xb1\\xa8.txt",
        "docparse: 1 written, 2 failed",
        "",
    ]
    rows = _rows(tmp_path / "failures.jsonl")
    assert [os.fsencode(row["path"]) for row in rows] == [b"in/a\n\x1b.txt", b"in/\xb1\xa8.txt"]
    for name in odd:
        Path(os.fsdecode(name)).write_text(_REPORT, "utf-8")
    done = _run(tmp_path, "convert", "in", "-o", "out", "--jobs", "2", "--resume")
    assert (done.returncode, done.stderr) == (0, b"docparse: 2 written, 1 unchanged\n")
    assert os.path.exists(os.fsencode(str(tmp_path / "out")) + b"/\xb1\xa8.md")  # noqa: PTH110


def test_shown() -> None:
    assert shown("县\t\u202e\udcb1\ud800　é") == "县\\x09\\u202e\\xb1\\ud800　é"


# Runs


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    _fill(tmp_path / "in", *(f"{n % 7}/{n:02d}.txt" for n in range(70)), "0/00.md", "bad/x.txt")
    (tmp_path / "in" / "bad" / "x.txt").write_bytes(b"%PDF-1.7")
    seen = []
    for jobs in "1", "2", "0":
        done = _run(tmp_path, "convert", "in", "-o", f"out{jobs}", "--jobs", jobs, "-t", "html")
        outline = _run(tmp_path, "outline", "in", "--jobs", jobs, "--format", "tsv")
        seen.append((done.returncode, done.stderr, _tree(tmp_path / f"out{jobs}"), outline.stdout))
    assert seen[0][1].endswith(b"docparse: 71 written, 1 failed\n")
    assert b"in/0/00.txt\t1\t1\t1\theading\t" in seen[0][3]
    assert seen[0] == seen[1] == seen[2]


def test_check_takes_folders_and_lists_in_any_number_of_processes(tmp_path: Path) -> None:
    for n in range(70):
        _fill(tmp_path / "in", f"{n:02d}.txt")
    (tmp_path / "in" / "33.txt").write_text("一、情况\n三、问题\n", "utf-8")
    (tmp_path / "in" / "44.txt").write_bytes(b"%PDF-1.7")
    one = _run(tmp_path, "check", "in", "--jobs", "1")
    two = _run(tmp_path, "check", "in", "--jobs", "2", "--report", "failures.jsonl")
    assert (one.returncode, one.stdout, one.stderr) == (1, two.stdout, two.stderr)
    assert two.stdout.decode().startswith("in/33.txt:2:1: N01 ")
    assert two.stderr.count(b"\n") == 1
    assert [row["kind"] for row in _rows(tmp_path / "failures.jsonl")] == ["refused"]
    listed = _run(tmp_path, "check", "--files-from", "-", data=b"in/33.txt\0")
    assert listed.stdout.startswith(b"in/33.txt:2:1: N01 ")


def test_failures_are_reported_as_json(tmp_path: Path) -> None:
    _fill(tmp_path / "in", "好.txt", "taken.txt")
    (tmp_path / "in" / "坏.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "out" / "taken.md").mkdir(parents=True)
    words = ("convert", "in", "gone.txt", "-o", "out", "--report", "failures.jsonl", "-q")
    done = _run(tmp_path, *words)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 3
    rows = _rows(tmp_path / "failures.jsonl")
    assert [(row["path"], row["kind"]) for row in rows] == [
        ("in/taken.txt", "unwritable"),
        ("in/坏.txt", "refused"),
        ("gone.txt", "unreadable"),
    ]
    assert rows[2]["reason"] == "cannot be read: No such file or directory"
    assert not list((tmp_path / "out").glob(".docparse-*"))
    assert (
        _run(tmp_path, "convert", "in/好.txt", "in", "-o", "out2", "--report", "no/f").returncode
        == 2
    )


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A folder `in` of 90 reports, the last of them a pipe, which holds a run up until it is written to."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with names here")
    _fill(tmp_path / "in", *(f"{n:02d}.txt" for n in range(89)))
    os.mkfifo(tmp_path / "pipe.txt")
    return tmp_path


def _start(folder: Path, *more: str) -> tuple[subprocess.Popen[bytes], int]:
    """Start a run over the folder `held`; return it and the open pipe when all else is written."""
    words = _command("convert", "in", "pipe.txt", "-o", "out", "--jobs", "2", *more)
    run = subprocess.Popen(
        words, cwd=folder, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, start_new_session=True
    )
    pipe = os.open(folder / "pipe.txt", os.O_WRONLY)  # waits for the reader
    end = time.monotonic() + 30
    while len(list((folder / "out").glob("*.md"))) < 89:
        assert time.monotonic() < end
        time.sleep(0.02)
    return run, pipe


@pytest.mark.parametrize("whole", [True, False], ids=["all processes", "the first process"])
def test_a_killed_run_leaves_no_half_file_and_is_resumed(held: Path, whole: bool) -> None:
    run, pipe = _start(held)
    os.killpg(run.pid, signal.SIGKILL) if whole else run.kill()
    run.wait()
    out = held / "out"
    good = (out / "00.md").read_bytes()
    assert set(_tree(out).values()) == {good}
    os.close(pipe)
    run.communicate()  # until no process has the other end of standard error
    # What a process leaves that is killed while it writes, and a line of the journal half written.
    (out / ".docparse" / "99").mkdir()
    (out / ".docparse" / "99" / f".docparse-{0x123:016x}.tmp").write_bytes(good[:5])
    with (out / ".docparse" / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"target": "8')
    (held / "pipe.txt").unlink()
    _fill(held, "pipe.txt")
    (out / "07.md").unlink()
    (held / "in" / "08.txt").write_text(_REPORT + "三、打算\n", "utf-8")
    done = _run(held, "convert", "in", "pipe.txt", "-o", "out", "--resume")
    counts = done.stderr.decode().removeprefix("docparse: ").split()
    written, unchanged = int(counts[0]), int(counts[2])
    assert written + unchanged == 90
    # The killed run may have written a file and not its line; those are few.
    assert 3 <= written < 40, done.stderr
    assert [path.name for path in (out / ".docparse").iterdir()] == ["journal.jsonl"]
    fresh = _run(held, "convert", "in", "pipe.txt", "-o", "fresh")
    assert fresh.returncode == 0
    assert _tree(out) == _tree(held / "fresh")


def test_an_interrupt_ends_all_processes(held: Path) -> None:
    run, pipe = _start(held)
    os.killpg(run.pid, signal.SIGINT)  # as the keyboard does
    _, said = run.communicate(timeout=30)
    os.close(pipe)
    assert run.returncode == 130
    # The last inputs that a process was given together are not counted.
    assert re.fullmatch(
        rb"docparse: interrupted: [78][0-9] written; continue with --resume\n", said
    )
    assert not _is_alive(run.pid)


def _is_alive(group: int) -> bool:
    """Tell whether a group of processes is there still after some time."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.05)
    return True


@_LINUX
def test_a_process_that_is_killed_costs_its_file_only(held: Path) -> None:
    _fill(held, "later.txt")
    run, pipe = _start(held, "later.txt", "--report", "failures.jsonl")
    os.kill(_reader_of(held / "pipe.txt"), signal.SIGKILL)  # what it was to do next is done again
    _, said = run.communicate(timeout=30)
    os.close(pipe)
    assert run.returncode == 1
    assert said.decode().split("\n") == [
        "docparse: pipe.txt: the process working on it was ended by SIGKILL, perhaps because memory ran out",
        "docparse: 90 written, 1 failed",
        "",
    ]
    assert json.loads((held / "failures.jsonl").read_text("utf-8"))["kind"] == "died"


def _reader_of(pipe: Path) -> int:
    """Return the process that has the pipe open."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for link in Path("/proc").glob("[0-9]*/fd/*"):
            try:
                pid = int(link.parts[2])
                if pid != os.getpid() and link.readlink() == pipe:
                    return pid
            except OSError:
                continue
    raise AssertionError("nobody reads the pipe")


def test_resume_looks_at_options_and_outputs(tmp_path: Path) -> None:
    _fill(tmp_path / "in", "a.txt", "b.txt", "c.txt")

    def said(*words: str) -> str:
        done = _run(tmp_path, "convert", "in", "-o", "out", "--resume", *words)
        return done.stderr.decode().removeprefix("docparse: ").strip()

    assert said() == "3 written"
    assert said() == "0 written, 3 unchanged"
    assert said("--numbering", "strip") == "3 written"
    assert said("--numbering", "strip") == "0 written, 3 unchanged"
    (tmp_path / "out" / "b.md").write_text("一", "utf-8")
    os.utime(tmp_path / "in" / "c.txt", ns=(1, 1))
    assert said("--numbering", "strip") == "2 written, 1 unchanged"
    # a.md is now from another input.
    (tmp_path / "in" / "a.md").write_text("二\n", "utf-8")
    assert said("--numbering", "strip") == "2 written, 2 unchanged"
    assert (tmp_path / "out" / "a.md").read_text("utf-8") == "二\n"


def test_resume_with_split_looks_at_every_part(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "ab":
        text = "工作总结篇一\n一、甲\n工作总结篇二\n一、乙\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text, "utf-8")
    words = ("convert", "in", "--split", "-o", "out", "--resume")
    assert _run(tmp_path, *words).stderr == b"docparse: 2 written\n"
    assert _run(tmp_path, *words).stderr == b"docparse: 0 written, 2 unchanged\n"
    parts = sorted((tmp_path / "out" / "a").iterdir())
    assert len(parts) == 2
    parts[1].unlink()
    assert _run(tmp_path, *words).stderr == b"docparse: 1 written, 1 unchanged\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_journal_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    _fill(tmp_path / "in", "a.txt", "b.txt")
    (tmp_path / "out" / ".docparse").mkdir(parents=True)
    (tmp_path / "out" / ".docparse" / "journal.jsonl").symlink_to("/dev/full")
    done = _run(tmp_path, "convert", "in", "-o", "out")
    assert (done.returncode, done.stderr) == (0, b"docparse: 2 written\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files itself")
def test_leftovers_are_removed_unless_somebody_writes_them(tmp_path: Path) -> None:
    import fcntl

    left, written, mine = f".docparse-{1:016x}.tmp", f".docparse-{2:016x}.tmp", ".docparse-my.tmp"
    for name in left, written, mine:
        (tmp_path / name).write_bytes(b"x")
    with (tmp_path / written).open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [written, mine]
    write_output(tmp_path / "new" / "a.md", b"y", Scratch(str(tmp_path)))
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files itself")
def test_each_process_has_a_scratch_folder_that_goes(tmp_path: Path) -> None:
    scratch = tmp_path / ".docparse"
    for name in f"7/.docparse-{1:016x}.tmp", f"8/.docparse-{2:016x}.tmp", "8/mine.tmp":
        (scratch / name).parent.mkdir(parents=True, exist_ok=True)
        (scratch / name).write_bytes(b"x")
    remove_leftovers(scratch)
    assert sorted(_tree(scratch)) == ["8/mine.tmp"]
    assert not (scratch / "7").exists()
    # Another run may end and clear up at any time.
    write_output(tmp_path / "a.md", b"y", Scratch(str(tmp_path)))
    assert not list((scratch / str(os.getpid())).iterdir())
    write_output(tmp_path / "a.md", b"z", Scratch(str(tmp_path)))
    assert _tree(tmp_path) == {"a.md": b"z", ".docparse/8/mine.tmp": b"x"}


def test_several_outlines_are_told_apart(tmp_path: Path) -> None:
    _fill(tmp_path, "a.txt", "b.txt")
    done = _run(tmp_path, "outline", "a.txt", "b.txt")
    assert (
        done.stdout.decode() == "a.txt\n  一、 情况\n  二、 问题\nb.txt\n  一、 情况\n  二、 问题\n"
    )
    done = _run(tmp_path, "outline", "a.txt", "b.txt", "--format", "json")
    assert [json.loads(row)["source"]["path"] for row in done.stdout.splitlines()] == [
        "a.txt",
        "b.txt",
    ]
    done = _run(tmp_path, "outline", "a.txt", "b.txt", "--explain", "--format", "json")
    assert [len(json.loads(row)["candidates"]) for row in done.stdout.splitlines()] == [2, 2]


def test_misuse_of_lists(tmp_path: Path) -> None:
    _fill(tmp_path, "a.txt")
    for words, said in [
        (("outline", "a.txt", "--files-from", "x"), "give inputs or --files-from, not both"),
        (("outline", "--files-from", "x"), "--files-from x: cannot be read: No such file"),
        (("convert", "a.txt", "--resume"), "--resume is for an output folder"),
    ]:
        done = _run(tmp_path, *words)
        assert done.returncode == 2
        assert done.stderr.decode().startswith(f"docparse: {said}")


def test_a_run_is_resumed_after_one_without_resume(tmp_path: Path) -> None:
    _fill(tmp_path / "in", "a.txt", "b.txt")
    assert _run(tmp_path, "convert", "in", "-o", "out/").returncode == 0
    (tmp_path / "out" / "b.md").unlink()
    done = _run(tmp_path, "convert", "in", "-o", "out", "--resume")
    assert done.stderr.decode() == "docparse: 1 written, 1 unchanged\n"


def test_a_slash_at_its_end_makes_a_folder_of_the_output(tmp_path: Path) -> None:
    _fill(tmp_path, "a.txt")
    assert _run(tmp_path, "convert", "a.txt", "-o", "新文件夹/").returncode == 0
    assert sorted(_tree(tmp_path / "新文件夹")) == ["a.md"]
