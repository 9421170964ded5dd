"""Writers in processes of their own, which tell what was acknowledged, and can be killed, stopped and continued."""

import multiprocessing as mp
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Queue
from random import Random
from threading import Thread
from typing import Any

from mandat.errors import MandatError
from mandat.ledger.entry import Entry
from mandat.ledger.store import Busy, Overtaken, Uncertain, Unreachable
from mandat.ledger.url import open_store
from tests.faults.trials import batch

PATIENCE = 60
"""Seconds that a writer may take to say something, or to end."""

_CONTEXT = mp.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["mandat.ledger.stores.postgres", "mandat.ledger.url", "tests.faults.trials"])


class Writing:
    """A process that does some work, and sends what it has to tell through a pipe, which is always read."""

    def __init__(self, work: Callable[..., None], *words: Any) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=work, args=(theirs, *words), daemon=True)
        self._process.start()
        theirs.close()
        self._told: list[Any] = []
        self._heard: Queue[Any] = Queue()
        self._reading = Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        with suppress(EOFError, ConnectionResetError):
            while True:
                self._told.append(self._pipe.recv())
                self._heard.put(self._told[-1])

    def tell(self, what: Any) -> None:
        self._pipe.send(what)

    def hear(self) -> Any:
        """The next it says."""
        return self._heard.get(timeout=PATIENCE)

    def signal(self, number: int) -> None:
        with suppress(ProcessLookupError):  # it may end by itself at any instant
            if self._process.is_alive():
                os.kill(self._process.pid, number)

    def killed(self) -> list[Any]:
        """Kill it, and return all that it said."""
        self.signal(signal.SIGKILL)
        return self.ended()

    def ended(self) -> list[Any]:
        """Wait for its end, and return all that it said."""
        self._reading.join(PATIENCE)
        self._process.join(PATIENCE)
        if self._reading.is_alive() or self._process.is_alive():
            raise RuntimeError("a writer does not end")
        self._pipe.close()
        return self._told


def write_on(pipe: Connection, url: str, name: str, seed: str) -> None:
    """Append batches of any size for ever; tell the keys of each before it is sent, and when it is acknowledged."""
    lot = Random(seed)
    with suppress(Uncertain, Unreachable), open_store(url) as store:  # the server may be killed
        pipe.send("ready")
        for number in range(10**9):
            entries = batch(name, number, lot.choice((1, 1, 2, 5, 40)))
            pipe.send(("sent", number, len(entries)))
            _insist(store, entries)
            pipe.send(("kept", [entry.key for entry in entries]))


def write_all(pipe: Connection, url: str, name: str, batches: int, common: int) -> None:
    """Append so many batches; and as many common entries that others send too. Tell what was acknowledged."""
    with open_store(url) as store:
        for number in range(batches):
            entries = batch(name, number, 1 + number % 4)
            _insist(store, entries)
            pipe.send(("kept", [entry.key for entry in entries]))
            if number < common:
                _insist(store, batch("common", number, 2))
    pipe.close()


def write_judged(pipe: Connection, url: str, name: str) -> None:
    """Append entries that say on which head they were judged, without looking again when overtaken."""
    with open_store(url) as store:
        pipe.send("ready")
        for number in range(10**9):
            head = store.head()
            key = b"%s.%d.0.1" % (name.encode(), number)
            try:
                store.append([Entry(head.root, key)], head, {}, 0)
                pipe.send(("kept", [key]))
            except Overtaken:
                pipe.send(("overtaken", key))
            except Busy:
                continue


def judge_and_wait(pipe: Connection, url: str) -> None:
    """Look at the head, wait until told to go on, append; tell what came of it."""
    with open_store(url) as store:
        head = store.head()
        pipe.send("judged")
        pipe.recv()
        try:
            store.append(batch("paused", 0, 1), head, {}, 0)
            pipe.send("written")
        except MandatError as reason:
            pipe.send(type(reason).__name__)
    pipe.close()


def _insist(store: Any, entries: list[Entry]) -> None:
    while True:
        try:
            store.append(entries, store.head(), {}, 0)
            return
        except (Overtaken, Busy):
            continue
