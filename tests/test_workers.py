"""Several processes: all outcomes, in order, whatever happens to a process."""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from docparse.cli import garbage
from docparse.inputs.processes.limits import BETWEEN, Limits, Loss, Watch
from docparse.inputs.processes.pool import Pool, WorkersError, choose_jobs, in_order, run
from docparse.inputs.processes.supply import Supply
from docparse.inputs.processes.worker import Setup
from docparse.inputs.tasks import Failure, Outcome, Task

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")


def _work(task: Task, watch: Watch) -> Outcome:
    """Do what the name of the input says."""
    if task.path == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if task.path == "exit":
        os._exit(3)
    if task.path == "raise":
        raise ZeroDivisionError
    return Outcome(task.path, len(task.path))


def _run(paths: list[str], jobs: int = 2) -> list[Outcome]:
    return list(_in_order([Task(path) for path in paths], jobs))


def _in_order(items: list[Task | Outcome], jobs: int) -> Iterator[Outcome]:
    return in_order(run(Setup(_work), items, jobs))


def test_all_outcomes_in_order() -> None:
    paths = ["x" * (number % 9) for number in range(300)]
    assert [outcome.path for outcome in _run(paths)] == paths
    assert _run(paths) == _run(paths, jobs=1)


@pytest.mark.parametrize("method", ["spawn", "forkserver"])  # as on Windows; beside other threads
def test_where_processes_cannot_be_copied(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: [method])
    assert [outcome.value for outcome in _run(["a", "bb", "kill", "ccc"])] == [1, 2, None, 3]


def _collects(task: Task, watch: Watch) -> Outcome:
    return Outcome(task.path, gc.isenabled())


def test_processes_collect_garbage_where_the_first_does_not() -> None:
    gc.disable()
    try:
        done = list(in_order(run(Setup(_collects, garbage.resume), [Task("a"), Task("b")], 2)))
    finally:
        gc.enable()
    assert [outcome.value for outcome in done] == [True, True]


def test_outcomes_pass_through() -> None:
    failure = Outcome("b", failure=Failure("b", "b: no", "unreadable"))
    items: list[Task | Outcome] = [Task("a"), failure, Task("ccc")]
    assert list(_in_order(items, 2)) == [Outcome("a", 1), failure, Outcome("ccc", 3)]


def test_a_process_that_dies_is_named_and_replaced() -> None:
    paths = ["a"] * 5 + ["kill"] + ["b"] * 30 + ["exit", "kill", "c"]
    outcomes = _run(paths)
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    assert [outcome.path for outcome in outcomes] == paths
    assert [str(failure.message).partition(": ")[2] for failure in failures] == [
        "the process working on it was ended by SIGKILL, perhaps because memory ran out",
        "the process working on it ended with status 3",
        "the process working on it was ended by SIGKILL, perhaps because memory ran out",
    ]
    assert {failure.kind for failure in failures} == {"died"}


def test_a_process_that_dies_while_it_has_nothing_to_do_costs_nothing() -> None:
    pool = Pool(Setup(_work), 2)
    for worker in pool._workers:
        assert worker.pipe.poll(10)  # it has said that it is ready
        worker.process.kill()
        worker.process.join()
    done = list(in_order(pool.run([Task("a"), Task("bb")])))
    pool.end()
    assert done == [Outcome("a", 1), Outcome("bb", 2)]


def test_what_a_process_was_to_do_next_is_done_by_another() -> None:
    """Each process is given work behind what it is at: that is not lost with it, nor taken for what it died of."""
    for place in range(20):
        paths = ["a"] * place + ["kill"] + ["b"] * 40
        outcomes = _run(paths)
        assert [outcome.path for outcome in outcomes] == paths
        assert [outcome.path for outcome in outcomes if outcome.failure] == ["kill"]


def test_long_names_and_large_answers_do_not_wait_for_each_other() -> None:
    names = [f"{number:03d}" + "县" * 100_000 for number in range(20)]
    assert [
        outcome.value for outcome in in_order(run(Setup(_answer_much), map(Task, names), 2))
    ] == names


def _answer_much(task: Task, watch: Watch) -> Outcome:
    return Outcome(task.path, task.path, (task.path,))


def test_outcomes_between_few_tasks_end_nothing() -> None:
    failure = Failure("f", "f: no", "unreadable")
    settled: list[Task | Outcome] = [Outcome("f", failure=failure)] * 200
    items = [*settled, Task("a"), *settled, Task("bb")]
    assert len(list(_in_order(items, 2))) == 402


def test_the_last_inputs_are_given_one_by_one() -> None:
    sizes = []
    supply = Supply(enumerate([Task("a")] * 10_000), 2)
    while chunk := supply.take(None):
        sizes.append(len(chunk))
    assert sum(sizes) == 10_000
    assert (sizes[0], max(sizes), sizes[-8:]) == (8, 32, [1] * 8)


def test_what_is_raised_comes_back() -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        _run(["a", "raise"])


def test_a_process_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    with pytest.raises(WorkersError, match="as it started"):
        list(run(Setup(_Unreadable()), [Task("a")], 2))


class _Unreadable:
    """Work that ends the process that is given it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (4,)

    def __call__(self, task: Task, watch: Watch) -> Outcome:
        raise AssertionError


def test_inputs_are_taken_as_they_are_needed() -> None:
    taken = itertools.count()

    def endless() -> Iterator[Task]:
        while True:
            next(taken)
            yield Task("a")

    found = run(Setup(_work), endless(), 2)
    done = 0
    while done < 200:
        done += len(next(found))
    found.close()
    assert next(taken) < 300


def test_few_inputs_are_done_without_processes() -> None:
    few, jobs = choose_jobs(iter([Task("a", size=1000)] * 10), 0)
    assert (len(list(few)), jobs) == (10, 1)
    for many in ([Task("a", size=10)] * 300, [Task("a", size=1_000_000)] * 3):
        items, jobs = choose_jobs(iter(many), 0)
        assert list(items) == many
        assert jobs == len(os.sched_getaffinity(0)) if sys.platform == "linux" else jobs >= 1
    assert choose_jobs([], 3)[1] == 3


def _step(task: Task, watch: Watch) -> Outcome:
    """Take the steps in the name of a task: `a` is short, `s` sleeps, `m` takes memory, `x` ends the process."""
    for number, letter in enumerate(task.path):
        if number in (task.payload or ()):
            continue
        watch(number)
        if letter == "s":
            time.sleep(60)
        if letter == "m":
            kept = bytearray(b"x" * 80_000_000)
            time.sleep(60)
            del kept
        if letter == "x":
            os._exit(7)
    watch(BETWEEN)
    return Outcome(task.path, task.payload)


def _leave_out(task: Task, loss: Loss) -> Task:
    """Try a task again without the step that its process was lost over."""
    return task._replace(payload=[*(task.payload or ()), loss.step])


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_step_that_takes_too_much_costs_nothing_but_itself() -> None:
    setup = Setup(_step, limits=Limits(1, 50_000_000))
    paths = ["aasa", "aa", "maa", "ax", "a"]
    done = in_order(run(setup, map(Task, paths), 2, _leave_out))
    assert [outcome.value for outcome in done] == [[2], None, [0], [1], None]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_lost_task_is_a_failure_that_names_the_limit() -> None:
    [outcome] = in_order(run(Setup(_step, limits=Limits(0.5)), [Task("s")], 1))
    assert outcome.failure
    assert str(outcome.failure.message) == "s: the process working on it took more than 0.5 s"
