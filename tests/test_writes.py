"""Outputs get to their place and destroy nothing: links, devices, permissions, killed runs, other programs that write."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from docparse.inputs.errors import InputError, errors_named
from docparse.inputs.output import in_place, unchanged
from docparse.inputs.write import save

if sys.platform != "linux":
    pytest.skip("attributes, leases and /dev/fd are those of Linux", allow_module_level=True)

_REPEATED = "一、甲\n二、乙\n二、丙\n"
_MENDED = "一、甲\n二、乙\n三、丙\n"
_FIXED = b"1 fixed, none remaining"
_SHELL = [sys.executable, "-m", "docparse"]
_ROOT = os.geteuid() == 0


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's state folder."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    return folder / "docparse" / "copies"


def _run(folder: Path, *words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [*_SHELL, *words], cwd=folder, check=False, timeout=50, **{"capture_output": True, **more}
    )


def _report(folder: Path, name: str = "a.txt", text: str = _REPEATED) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


# What is no regular file


@pytest.mark.skipif(not _ROOT, reason="only root can make a device")
@pytest.mark.parametrize("linked", [False, True])
def test_a_device_is_written_into(tmp_path: Path, linked: bool) -> None:
    _report(tmp_path)
    os.mknod(tmp_path / "null", 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    (tmp_path / "link.md").symlink_to("null")
    name = "link.md" if linked else "null"
    assert _run(tmp_path, "convert", "a.txt", "-o", name).returncode == 0
    assert stat.S_ISCHR((tmp_path / "null").stat().st_mode)
    assert (tmp_path / "link.md").is_symlink()


def test_a_pipe_with_a_name_is_written_into(tmp_path: Path) -> None:
    _report(tmp_path)
    for words in (["convert", "a.txt", "-o", "pipe"], ["check", "gone.txt", "--report", "pipe"]):
        (tmp_path / "pipe").unlink(missing_ok=True)
        os.mkfifo(tmp_path / "pipe")
        with subprocess.Popen(["cat", "pipe"], cwd=tmp_path, stdout=subprocess.PIPE) as reader:
            _run(tmp_path, *words)
            assert reader.stdout
            assert len(reader.stdout.read()) > 20
        assert (tmp_path / "pipe").is_fifo()


def test_a_socket_is_written_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _report(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        server.listen()
        assert _run(tmp_path, "convert", "a.txt", "-o", "socket", "-t", "text").returncode == 0
        connection, _ = server.accept()
        with connection:
            assert connection.recv(1000).decode() == _REPEATED
    done = _run(tmp_path, "convert", "a.txt", "-o", "socket", "-t", "text")
    assert (done.returncode, done.stderr) == (
        1,
        b"docparse: socket: cannot be written: Connection refused\n",
    )
    assert (tmp_path / "socket").is_socket()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_standard_output_goes_on_where_it_is(tmp_path: Path, name: str) -> None:
    """As in `{ echo 前; docparse … -o /dev/stdout; echo 后; } > out`."""
    _report(tmp_path)
    (tmp_path / "link").symlink_to("/dev/stdout")
    with (tmp_path / "out").open("wb", buffering=0) as out:
        out.write("前\n".encode())
        words = ["convert", "a.txt", "-t", "text", "-o", name]
        assert _run(tmp_path, *words, capture_output=False, stdout=out).returncode == 0
        out.write("后\n".encode())
    assert (tmp_path / "out").read_text("utf-8") == f"前\n{_REPEATED}后\n"


def test_what_cannot_be_mended_is_said(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with subprocess.Popen(["tee", "pipe.txt"], cwd=tmp_path, stdin=subprocess.PIPE) as writer:
        assert writer.stdin
        writer.stdin.write(_REPEATED.encode())
        writer.stdin.close()
        done = _run(tmp_path, "check", "--fix", "pipe.txt")
    assert done.returncode == 1
    assert b"pipe.txt: not fixed: it is not a regular file" in done.stderr


# Links


def test_links_are_followed_everywhere(tmp_path: Path) -> None:
    _report(tmp_path, "in/a.txt")
    _report(tmp_path, "in/b.txt")
    _report(tmp_path, "in/县/c.txt")
    (tmp_path / "in" / "d.txt").write_bytes(b"%PDF-1.7")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.md").write_text("old", "utf-8")
    (elsewhere / "out").mkdir()
    (tmp_path / "out").symlink_to("elsewhere/out")
    for name, target in {
        "out/a.md": "../a.md",
        "out/b.md": "../new/b.md",  # neither the file nor its folder is there
        "out/县": "../county",
        "failures.jsonl": "elsewhere/failures.jsonl",
    }.items():
        (tmp_path / name).symlink_to(target)
    done = _run(tmp_path, "convert", "in", "-o", "out", "--report", "failures.jsonl", "--resume")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, b"docparse: 3 written, 1 failed")
    good = (elsewhere / "a.md").read_bytes()
    assert good != b"old"
    assert good == (elsewhere / "new" / "b.md").read_bytes()
    assert good == (elsewhere / "county" / "c.md").read_bytes()
    assert (elsewhere / "failures.jsonl").read_bytes().count(b"\n") == 1
    links = [path for path in tmp_path.rglob("*") if path.is_symlink()]
    assert len(links) == 5


def test_an_output_folder_that_a_link_leads_to_is_made(tmp_path: Path) -> None:
    _report(tmp_path, "in/a.txt")
    (tmp_path / "out").symlink_to("new/out")
    assert _run(tmp_path, "convert", "in", "-o", "out").returncode == 0
    assert [path.name for path in (tmp_path / "new" / "out").glob("*.md")] == ["a.md"]
    assert (tmp_path / "out").is_symlink()


def test_a_circle_of_links_is_said(tmp_path: Path) -> None:
    _report(tmp_path)
    (tmp_path / "x.md").symlink_to("x.md")
    done = _run(tmp_path, "convert", "a.txt", "-o", "x.md")
    assert done.returncode == 1
    assert done.stderr == (
        b"docparse: x.md: cannot be written: Too many levels of symbolic links\n"
    )


def test_the_target_of_a_link_is_mended(tmp_path: Path) -> None:
    _report(tmp_path, "real/a.txt")
    (tmp_path / "a.txt").symlink_to("real/a.txt")
    assert _FIXED in _run(tmp_path, "check", "--fix", "a.txt").stdout
    assert (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "real" / "a.txt").read_text("utf-8") == _MENDED


# Permissions


def _give_attributes(path: Path, mode: int) -> None:
    with contextlib.suppress(OSError):  # no such attributes on this file system
        os.setxattr(path, "user.from", "县".encode())
    if _ROOT:
        os.chown(path, 12345, 54321)
    path.chmod(mode)


def _attributes(path: Path) -> tuple[object, ...]:
    found = path.stat()
    named = {name: os.getxattr(path, name) for name in os.listxattr(path)}
    return stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid, named


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o2755, 0o666])
def test_mode_owner_and_attributes_are_kept(tmp_path: Path, mode: int) -> None:
    fixed = _report(tmp_path)
    outputs = [tmp_path / name for name in ("single.md", "out/a.md")]
    for path in outputs:
        _report(tmp_path, str(path.relative_to(tmp_path)), "old")
    before = {}
    for path in (fixed, *outputs):
        _give_attributes(path, mode)
        before[path] = _attributes(path), path.stat().st_ino
    assert _FIXED in _run(tmp_path, "check", "--fix", "a.txt").stdout
    assert fixed.read_text("utf-8") == _MENDED
    for words in (["-o", "single.md"], ["b.txt", "-o", "out"]):
        _report(tmp_path, "b.txt")
        assert _run(tmp_path, "convert", "a.txt", *words).returncode == 0
    for path, (attributes, number) in before.items():
        assert _attributes(path) == attributes
        assert path.stat().st_ino != number, "replaced by a new file"
        assert path.read_bytes() != b"old"


@pytest.mark.skipif(not Path("/usr/bin/setfacl").exists(), reason="needs setfacl")
def test_access_lists_are_kept_and_none_is_added(tmp_path: Path) -> None:
    path = _report(tmp_path)
    subprocess.run(["setfacl", "-m", "u:12345:r", path], check=True)
    other = _report(tmp_path, "other.txt")
    subprocess.run(["setfacl", "-d", "-m", "u:54321:rwx", tmp_path], check=True)
    before = _attributes(path), _attributes(other)
    _run(tmp_path, "check", "--fix", "a.txt", "other.txt")
    assert (_attributes(path), _attributes(other)) == before
    assert other.read_text("utf-8") == _MENDED


def test_a_file_is_private_before_it_holds_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _report(tmp_path)
    path.chmod(0o600)
    seen = []

    def pieces() -> Iterator[bytes]:
        [temporary] = tmp_path.glob(".docparse-*.tmp")
        seen.append(stat.S_IMODE(temporary.stat().st_mode))
        yield b"secret"

    save(path, pieces())
    assert seen == [0o600]


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--fix", "a.txt"],
        ["check", "--fix", "link.txt"],
        ["convert", "b.txt", "-o", "a.txt"],
        ["check", "gone.txt", "--report", "a.txt"],
        ["convert", "b.txt", "c.txt", "-t", "text", "-o", "out"],
    ],
)
def test_a_read_only_file_is_refused(tmp_path: Path, words: list[str]) -> None:
    path = _report(tmp_path)
    path.chmod(0o444)
    for name in ("b.txt", "c.txt"):
        _report(tmp_path, name)
    (tmp_path / "link.txt").symlink_to("a.txt")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b.txt").symlink_to("../a.txt")
    done = _run(tmp_path, *words)
    assert done.returncode in (1, 2)
    assert b": not written: it is read-only; make it writable first\n" in done.stderr
    assert path.read_text("utf-8") == _REPEATED
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


#: Writes as somebody who is not root; what is loaded late is loaded before.
_AS_OTHER = """
import os, sys, fcntl, signal
from docparse.inputs.output import in_place
from docparse.inputs.write import save
from docparse.inputs.errors import InputError
from docparse.messages import tables
os.setgroups([777]), os.setresgid(1000, 1000, 1000), os.setresuid(1000, 1000, 1000)
for name in sys.argv[1:]:
    try:
        save(name, b"new", before=b"old")
        print("written")
    except InputError as error:
        print(error.message)
"""


@pytest.mark.skipif(not _ROOT, reason="only root can become another user")
def test_a_user_who_cannot_give_a_file_away_writes_in_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # pytest's own folders are for one user
    with TemporaryDirectory() as name:
        open_to_all = Path(name)
        open_to_all.chmod(0o777)
        _write_as_other(open_to_all, monkeypatch)


def _write_as_other(open_to_all: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(open_to_all / "state"))
    rows = {
        "group.txt": (0, 777, 0o664, "written"),  # of root, in the user's group
        "mine.txt": (1000, 777, 0o600, "written"),
        "theirs.txt": (0, 0, 0o644, "cannot be written: Permission denied"),
        "sticky/theirs.txt": (0, 777, 0o664, "written"),
    }
    before = {}
    for name, (owner, group, mode, _) in rows.items():
        path = _report(open_to_all, name, "old")
        os.chown(path, owner, group)
        path.chmod(mode)
        before[name] = _attributes(path)
    (open_to_all / "sticky").chmod(0o1777)
    script = [sys.executable, "-c", _AS_OTHER, *(str(open_to_all / name) for name in rows)]
    said = subprocess.run(script, capture_output=True, check=True).stdout.decode().splitlines()
    for line, (name, (*_, expected)) in zip(said, rows.items(), strict=True):
        assert expected in line
        path = open_to_all / name
        assert path.read_bytes() == (b"new" if expected == "written" else b"old")
        assert _attributes(path) == before[name]
    assert list((open_to_all / "state" / "docparse" / "copies").iterdir()) == []


# In place


def _hard_link(folder: Path) -> Path:
    os.link(folder / "a.txt", folder / "same.txt")
    return folder / "same.txt"


def test_a_file_with_two_names_is_written_in_place(tmp_path: Path, state: Path) -> None:
    path = _report(tmp_path)
    same = _hard_link(tmp_path)
    assert _FIXED in _run(tmp_path, "check", "--fix", "a.txt").stdout
    assert path.samefile(same)
    assert same.read_text("utf-8") == _MENDED
    assert list(state.iterdir()) == []
    assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_a_file_in_a_read_only_folder_is_written_in_place(tmp_path: Path, state: Path) -> None:
    path = _report(tmp_path, "shut/a.txt")
    number = path.stat().st_ino
    path.parent.chmod(0o555)
    try:
        assert _FIXED in _run(tmp_path, "check", "--fix", "shut/a.txt").stdout
    finally:
        path.parent.chmod(0o755)
    assert (path.stat().st_ino, path.read_text("utf-8")) == (number, _MENDED)
    assert list(state.iterdir()) == []


def test_what_fails_in_place_names_the_copy(tmp_path: Path, state: Path) -> None:
    path = _report(tmp_path, text=_REPEATED * 2000)
    _hard_link(tmp_path)

    def no_space() -> Iterator[bytes]:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(InputError, match="No space left on device; the previous content is in"):
        save(path, no_space())
    assert path.read_text("utf-8") == _REPEATED * 2000
    [copy] = state.iterdir()
    assert copy.read_bytes() == path.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    save(path, b"new")  # the copy says nothing that the file does not say
    assert path.read_bytes() == b"new"
    assert list(state.iterdir()) == []


def test_no_copy_no_write(tmp_path: Path) -> None:
    path = _report(tmp_path)
    _hard_link(tmp_path)
    done = _run(
        tmp_path, "check", "--fix", "a.txt", env={**os.environ, "XDG_STATE_HOME": "/dev/null"}
    )
    assert done.returncode == 1
    assert b"a.txt: not written: cannot keep a copy in /dev/null/" in done.stderr
    assert path.read_text("utf-8") == _REPEATED


#: Writes half of an output, says so, and waits to be killed.
_HALF = """
import sys, time
from docparse.inputs.write import save
def pieces():
    yield b"half " * 10_000
    print("half", flush=True)
    time.sleep(60)
save(sys.argv[1], pieces())
"""


def _kill_halfway(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _HALF, path], stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"half\n"
        child.kill()
    assert child.returncode == -signal.SIGKILL


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    _report(tmp_path)
    path = _report(tmp_path, "a.md", "old")
    path.chmod(0o600)
    for name in (".docparse-mine.tmp", ".docparse-0123456789abcdef.txt"):
        (tmp_path / name).write_text("not ours", "utf-8")
    _kill_halfway(path)
    assert path.read_text("utf-8") == "old"
    names = {path.name for path in tmp_path.iterdir()}
    assert len(names) == 5
    assert _run(tmp_path, "convert", "a.txt", "-o", "a.md").returncode == 0
    assert {path.name for path in tmp_path.iterdir()} == {
        "a.txt",
        "a.md",
        ".docparse-mine.tmp",
        ".docparse-0123456789abcdef.txt",
    }


def test_a_run_killed_in_place_has_left_a_copy(tmp_path: Path, state: Path) -> None:
    path = _report(tmp_path)
    _hard_link(tmp_path)
    _kill_halfway(path)
    assert path.read_bytes().startswith(b"half")
    [copy] = state.iterdir()
    assert copy.read_text("utf-8") == _REPEATED
    done = _run(tmp_path, "convert", "same.txt", "-t", "text", "-o", "a.txt")
    assert done.returncode == 1  # the input is the output
    other = _report(tmp_path, "b.txt")
    done = _run(tmp_path, "convert", "b.txt", "-o", "a.txt")
    assert done.returncode == 1
    assert f"the previous content is in {copy}: put it back or delete it" in done.stderr.decode()
    copy.replace(path)
    assert path.read_text("utf-8") == other.read_text("utf-8")


# Other programs that write


def test_a_line_that_comes_while_it_is_fixed_is_kept(tmp_path: Path) -> None:
    path = _report(tmp_path)
    before = path.read_bytes()
    for linked in (False, True):
        if linked:
            _hard_link(tmp_path)
        path.write_bytes(before + "五、丁\n".encode())
        with pytest.raises(InputError, match="not changed: another program has modified it"):
            save(path, _MENDED.encode(), before=before)
        assert path.read_text("utf-8") == _REPEATED + "五、丁\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "same.txt"]


def test_a_file_that_is_open_for_writing_is_left_alone(tmp_path: Path) -> None:
    path = _report(tmp_path)
    with subprocess.Popen(["tee", "-a", path], stdin=subprocess.PIPE, stdout=-3) as writer:
        assert writer.stdin
        end = time.monotonic() + 30
        done = _run(tmp_path, "check", "--fix", "a.txt")
        while done.returncode == 0 and time.monotonic() < end:  # it has not opened it yet
            path.write_text(_REPEATED, "utf-8")
            done = _run(tmp_path, "check", "--fix", "a.txt")
        assert b"a.txt: not written: another program has it open; try again" in done.stderr
        writer.stdin.write("五、丁\n".encode())
        writer.stdin.close()
    assert path.read_text("utf-8") == _REPEATED + "五、丁\n"


@pytest.mark.parametrize("held", [True, False], ids=["held back", "not held back"])
def test_a_line_between_the_look_and_the_rename_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: bool
) -> None:
    """The writer has opened the old file, and would write into what has no name any more."""
    path = _report(tmp_path)
    before = path.read_bytes()
    writer: list[subprocess.Popen[bytes]] = []
    renamed = os.replace

    def replace(source: str, target: str) -> None:
        if not writer:
            script = f"open({str(path)!r}, 'a').write('later')"
            writer.append(subprocess.Popen([sys.executable, "-c", script]))
            if held:
                time.sleep(0.5)
                assert writer[0].poll() is None, "it waits"
            else:
                writer[0].wait()
        renamed(source, target)

    if not held:
        monkeypatch.setattr(unchanged, "hold_back_writers", lambda file: False)
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(InputError, match="another program has modified it"):
        save(path, _MENDED.encode(), before=before)
    writer[0].wait()
    assert path.read_text("utf-8") == _REPEATED + "later"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.slow
@pytest.mark.parametrize("linked", [False, True], ids=["renamed", "in place"])
def test_racing_writers_lose_no_line(tmp_path: Path, linked: bool) -> None:
    path = _report(tmp_path)
    if linked:
        _hard_link(tmp_path)
    script = f"""
import itertools, sys
for number in itertools.count():
    with open({str(path)!r}, "a") as file:
        file.write(f"line {{number}}\\n")
    print(number, flush=True)
"""
    written, fixed = 0, 0
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        lines = writer.stdout
        counted: list[bytes] = []
        thread = threading.Thread(target=lambda: counted.extend(lines))
        thread.start()
        end = time.monotonic() + 3
        while time.monotonic() < end:
            before = path.read_bytes()
            after = b"fixed\n" + before
            try:
                save(path, after, before=before)
                fixed += 1
            except InputError:
                continue
        writer.kill()
        thread.join()
    written = len(counted)
    there = [line for line in path.read_text("utf-8").split("\n") if line.startswith("line ")]
    assert there[:written] == [f"line {number}" for number in range(written)]
    assert written > 10
    assert fixed > 0


# Runs over a folder


def test_an_output_folder_that_is_removed_is_no_success(tmp_path: Path) -> None:
    count = 60
    for number in range(count):
        _report(tmp_path, f"in/{number:02d}.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    words = ["convert", "in", "pipe.txt", "in/00.txt", "-o", "out", "--report", "failures.jsonl"]
    with subprocess.Popen(
        [*_SHELL, *words, "--jobs", "1"], cwd=tmp_path, stderr=subprocess.PIPE
    ) as run:
        pipe = os.open(tmp_path / "pipe.txt", os.O_WRONLY)  # waits until the folder is done
        assert len(list((tmp_path / "out").glob("*.md"))) == count
        subprocess.run(["rm", "-rf", "out"], cwd=tmp_path, check=True)
        os.close(pipe)
        assert run.stderr
        said = run.stderr.read().decode().splitlines()
    assert run.returncode == 1
    assert not (tmp_path / "out").exists()
    assert said[-1] == f"docparse: 0 written, {count + 2} failed"
    gone = "the output folder out was removed during the run"
    assert said[0] == f"docparse: pipe.txt: out/pipe.md: cannot be written: {gone}".replace(
        "pipe.txt: ", ""
    )
    rows = [json.loads(row) for row in (tmp_path / "failures.jsonl").read_bytes().splitlines()]
    assert len({row["path"] for row in rows}) == count + 1
    assert {row["kind"] for row in rows} == {"unwritable"}


def test_damaged_lines_of_the_journal_are_said(tmp_path: Path) -> None:
    _report(tmp_path, "in/a.txt")
    words = ("convert", "in", "-o", "out", "--resume")
    assert _run(tmp_path, *words).stderr == b"docparse: 1 written\n"
    journal = tmp_path / "out" / ".docparse" / "journal.jsonl"
    damaged = [
        b"\xff\xfe\0",
        b"[1, 2]",
        b"5",
        b'{"target": 5, "stamp": "", "seal": "", "parts": []}',
        b'{"target": "a.md", "stamp": "", "seal": "", "parts": [1]}',
        b'{"target": "a.md", "stamp": {}, "seal": "", "parts": []}',
        b'{"target": "a.md", "stamp": "x", "seal": "y", "parts": 7}',
        b"[" * 100_000,
        b"9" * 10_000,
    ]
    cut = journal.read_bytes()[:40]  # by a killed run, which is nothing to speak of
    with journal.open("ab") as file:
        file.write(b"\n".join([*damaged, cut]))
    assert _run(tmp_path, *words).stderr.decode().splitlines() == [
        "docparse: out/.docparse/journal.jsonl: ignoring 9 damaged lines; their inputs are converted again",
        "docparse: 0 written, 1 unchanged",
    ]
    assert _run(tmp_path, *words).stderr == b"docparse: 0 written, 1 unchanged\n"


@pytest.mark.parametrize("name", [".docparse", ".docparse/journal.jsonl"])
def test_something_else_in_the_place_of_the_journal_is_said(tmp_path: Path, name: str) -> None:
    _report(tmp_path, "in/a.txt")
    place = tmp_path / "out" / name
    place.parent.mkdir(parents=True)
    place.mkdir() if name.endswith("jsonl") else place.write_text("", "utf-8")
    done = _run(tmp_path, "convert", "in", "-o", "out", "--resume")
    assert done.returncode == 1
    assert done.stderr.startswith(b"docparse: out: cannot be written: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_report_of_failures_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    _report(tmp_path)
    done = _run(tmp_path, "check", "gone.txt", "gone2.txt", "--report", "/dev/full")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "docparse: gone.txt: cannot be read: No such file or directory",
        "docparse: --report /dev/full: cannot be written: No space left on device",
        "docparse: gone2.txt: cannot be read: No such file or directory",
    ]


# Memory, and files that were not checked


@pytest.mark.slow
def test_too_little_memory_is_no_bug(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not enough memory") as error, errors_named("a.txt"):
        raise MemoryError
    assert error.value.kind == "memory"
    _report(tmp_path, "large.txt", _REPEATED * 400_000)

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000))

    done = _run(tmp_path, "convert", "large.txt", "-t", "html", preexec_fn=limit)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == (
        "docparse: large.txt: not enough memory; use fewer --jobs, or split it\n"
    )


def test_not_all_checks_have_passed_if_a_file_failed(tmp_path: Path) -> None:
    _report(tmp_path, "good.txt", _MENDED)
    _report(tmp_path, "bad.txt", "\0\1\2")
    read_only = _report(tmp_path, "read-only.txt")
    read_only.chmod(0o444)
    for words in (["good.txt", "bad.txt"], ["--fix", "good.txt", "read-only.txt"], ["."]):
        done = _run(tmp_path, "check", *words)
        assert done.returncode == 1
        assert b"passed" not in done.stdout + done.stderr


def test_the_state_folder_is_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "relative")
    monkeypatch.setenv("HOME", "/home/somebody")
    assert in_place.state_folder() == Path("/home/somebody/.local/state/docparse")
