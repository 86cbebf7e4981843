"""The work of a run: many inputs, one or several processes, results in the order of the inputs.

Input names come in; one `Done` per document or failure goes out, as soon as all before it are out; only a few are held at once.
The same results come out whatever the number of processes; a process that dies takes one input with it, not the run.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from typing import ParamSpec, TypeVar

from counterclaim.acquire import InputKind, InputName, capture
from counterclaim.errors import CounterclaimError
from counterclaim.model.document import Captured
from counterclaim.model.ports import Reader
from counterclaim.model.reading import Failure
from counterclaim.model.record import DocumentRecord
from counterclaim.pipeline import read_document
from counterclaim.read import default_reader

# Tasks under way per process: enough that none waits while the oldest is still being read, few enough that memory stays flat.
_WINDOW = 4

# Inputs that hold many documents are opened in the main process and handed out document by document.
_MANY = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")


@dataclass(frozen=True, slots=True)
class Work:
    """How to read: what makes a reader (None: the package) from which folder (None: bundled), and what was read before.

    What was read before is told by the folder it was `written` to, or by the ids in `known`.
    """

    model: Path | None = None
    make: Callable[[Path | None], Reader] | None = None
    written: Path | None = None
    suffix: str = ""
    known: frozenset[str] = frozenset()

    def reader(self) -> Reader:
        """A new reader; raises ModelError."""
        return (self.make or default_reader)(self.model)

    def is_written(self, document: str) -> bool:
        """Whether this document was read before."""
        return document in self.known or (self.written is not None and (self.written / f"{document}{self.suffix}").exists())


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was read before."""

    document: str


P = ParamSpec("P")
T = TypeVar("T")
Result = DocumentRecord | Failure | Skipped


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one document of one input, and its bytes; `place` is that of the input among all."""

    place: int
    name: str
    result: Result
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class _Task:
    place: int
    name: str
    job: InputName | Captured


def run(names: Iterable[InputName], work: Work, jobs: int) -> Generator[Done, None, None]:
    """Read every input; raises ModelError when the reader cannot be loaded."""
    reader = work.reader()  # with several processes only to fail here, in one clear line, when there is no model
    if jobs == 1:
        for task in _tasks(names):
            yield from [task] if isinstance(task, Done) else _done(task, perform(task.job, task.name, work, reader))
        return
    pool = _Pool(work, jobs)
    try:
        yield from pool.run(_tasks(names))
    finally:
        pool.close()


def is_many(name: InputName) -> bool:
    """Whether an input may hold many documents, told by its name."""
    return name.kind is InputKind.STDIN or name.name.lower().endswith(_MANY)


def perform(job: InputName | Captured, name: str, work: Work, reader: Reader) -> Iterator[tuple[Result, bytes]]:
    """Capture the input unless it is a document already, and read what it gives; whatever goes wrong inside is a failure of that input."""
    for found in _guarded(name, iter([job]) if isinstance(job, Captured) else capture(job)):
        if isinstance(found, Failure):
            yield found, b""
        elif work.is_written(found.document.id):
            yield Skipped(found.document.id), found.data
        else:
            for result in _guarded(name, (read_document(one.document, reader) for one in (found,))):
                yield result, found.data


def _guarded(name: str, results: Iterator[T]) -> Iterator[T | Failure]:
    """The border of one document: an error nobody foresaw becomes a failure that names it, and the rest of the run goes on."""
    try:
        yield from results
    except CounterclaimError:
        raise
    except Exception as error:
        logging.getLogger(__name__).debug("%s", name, exc_info=True)
        words = " ".join(str(error).split())
        yield Failure(name, f"an error inside Counterclaim, please report it: {type(error).__name__}{': ' if words else ''}{words}")


def _tasks(names: Iterable[InputName]) -> Iterator[_Task | Done]:
    """One task per input, or per document of an input that may hold many."""
    for place, name in enumerate(names):
        if not is_many(name):
            yield _Task(place, name.name, name)
            continue
        for found in _guarded(name.name, capture(name)):
            yield _Task(place, name.name, found) if isinstance(found, Captured) else Done(place, name.name, found)


def _done(task: _Task, results: Iterable[tuple[Result, bytes]]) -> Iterator[Done]:
    return (Done(task.place, task.name, result, data) for result, data in results)


class _Pool:
    """Processes started afresh, a bounded number of tasks under way, results in order."""

    def __init__(self, work: Work, jobs: int) -> None:
        self._work, self._jobs = work, jobs
        self._executor = self._start()
        self._under_way: deque[tuple[_Task | Done, Future[list[tuple[Result, bytes]]] | None]] = deque()

    def run(self, tasks: Iterator[_Task | Done]) -> Iterator[Done]:
        """Results of all tasks in order."""
        for task in tasks:
            self._under_way.append((task, self._submit(task)))
            if len(self._under_way) >= self._jobs * _WINDOW:
                yield from self._oldest()
        while self._under_way:
            yield from self._oldest()

    def close(self) -> None:
        """Let the tasks under way finish, start no other."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _oldest(self) -> Iterator[Done]:
        task, future = self._under_way.popleft()
        if isinstance(task, Done):
            return iter([task])
        try:
            results = future.result() if future is not None else []
        except BrokenProcessPool:
            results = self._alone(task)
        return _done(task, results)

    def _alone(self, task: _Task) -> list[tuple[Result, bytes]]:
        """A process died and took all tasks under way with it: try this one alone, then put the rest back."""
        self._restart()
        try:
            results = self._hand(_in_process, task.job, task.name).result()
        except BrokenProcessPool:
            self._restart()
            self._probe()
            results = [(Failure(task.name, "the process that read it died"), b"")]
        self._under_way = deque((other, self._submit(other)) for other, _ in self._under_way)
        return results

    def _probe(self) -> None:
        """Tell an input that kills its process from processes that cannot be started at all."""
        try:
            self._hand(_is_alive).result()
        except BrokenProcessPool as error:
            raise CounterclaimError("processes to read with cannot be started; try --jobs 1") from error

    def _submit(self, task: _Task | Done) -> Future[list[tuple[Result, bytes]]] | None:
        if isinstance(task, Done):
            return None
        try:
            return self._hand(_in_process, task.job, task.name)
        except BrokenProcessPool:  # noticed at the oldest task, which tries again
            broken: Future[list[tuple[Result, bytes]]] = Future()
            broken.set_exception(BrokenProcessPool())
            return broken

    def _hand(self, function: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Hand out a task, which may start a process."""
        with _interrupted_after():
            return self._executor.submit(function, *arguments, **named)

    def _restart(self) -> None:
        """Start anew; a broken executor may overlook a process that it was just starting, and would wait for it at exit for ever."""
        self.close()
        for process in active_children():
            process.kill()
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._jobs, get_context("spawn"), _set_up, (self._work,))


@contextmanager
def _interrupted_after() -> Iterator[None]:
    """Ctrl-C waits for the end of the block; a process that is started in it takes that over, until `_set_up` ignores it for good."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    caught: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: caught.append(number))  # other threads of ours may get it, masked as it is here
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, before)
    if caught:
        raise KeyboardInterrupt


# What a process started by the pool holds: how to read, and its one reader with one thread.
_PROCESS: dict[str, tuple[Work, Reader]] = {}


def _set_up(work: Work) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _PROCESS["reader"] = (work, work.reader())


def _end_with_parent() -> None:
    """A main process that was killed closes nothing: without this its processes would wait for their next task for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _is_alive() -> bool:
    return "reader" in _PROCESS


def _in_process(job: InputName | Captured, name: str) -> list[tuple[Result, bytes]]:
    return list(perform(job, name, *_PROCESS["reader"]))
