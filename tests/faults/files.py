"""Files that acts name: changed where they are kept, or while they are taken in; a writer killed in the middle."""

import os
import time
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from mandat.book import read
from mandat.clerk import beside
from mandat.clerk.beside import Beside, Changed
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.attached import Attached
from mandat.clerk.ledger.contents import contents_of
from mandat.clerk.ledger.taking import Source
from mandat.clerk.ledger.verify import verify
from mandat.core.acts import Act
from mandat.ledger.url import open_store
from tests.faults.damage import as_bytes, tampered
from tests.faults.processes import Writing
from tests.faults.trials import Place, fault, must

SIZE = 3 * 2**20


def _act(number: int) -> tuple[Act, ...]:
    """A vote that names a file of its own."""
    return read("r", f'2024-03-02 vote v{number} in board\n    for 1\n    ballots "{number}.csv"\n').acts


def _laid(folder: Path, lot: Random, number: int, size: int) -> bytes:
    data = lot.randbytes(size)
    (folder / f"{number}.csv").write_bytes(data)
    return data


def _take(url: str, folder: Path, number: int) -> None:
    with open_store(url) as store:
        append(store, _act(number), lambda: 0, source=Source(Beside(str(folder))))


@fault(
    "any bit of a file that an act names is flipped where it is kept",
    "verify names the entry and the file; nobody is given the changed one",
    tries=60,
    slice=2,
)
def bit_of_file_kept(lot: Random, where: Place) -> None:
    url = where.new()
    open_store(url, create=True).close()
    for number in range(3):
        _laid(where.folder, lot, number, lot.choice((0, 1, 50, 9000)))
        _take(url, where.folder, number)
    chosen = lot.randrange(3)
    with open_store(url) as store:
        commitment = contents_of(store).files[f"{chosen}.csv"]
        payload = store.payload(commitment)
    at = lot.randrange(len(payload))
    flipped = payload[:at] + bytes([payload[at] ^ 1 << lot.randrange(8)]) + payload[at + 1 :]
    here = f"commitment = {as_bytes(where.kind, commitment)}"
    tampered(where, url, f"UPDATE {{payload}} SET data = {as_bytes(where.kind, flipped)} WHERE {here}")
    with open_store(url) as store:
        found = verify(store)
        says = f"entry {chosen}: the file {chosen}.csv is not what it was"
        must((found.first_bad, found.reason) == (chosen, says), f"a changed file is not named: {found.reason}")
        _must_refuse(store, f"{chosen}.csv")


def _must_refuse(store, name: str) -> None:
    try:
        Attached(contents_of(store)).data(name)
    except Exception as reason:  # noqa: BLE001  whatever it says, it gives nothing
        must("is not what it was" in str(reason), f"it is told otherwise: {reason}")
        return
    must(False, "a changed file is given to whoever counts")


def _take_all(pipe: Connection, url: str, folder: Path) -> None:
    pipe.send("ready")
    for number in range(6):
        _take(url, folder, number)
        pipe.send(number)
    pipe.close()


@fault(
    "the writer is killed while a file is taken in",
    "the act is there with its whole file, or neither is; sent again, both are there once",
    tries=60,
    slice=1,
)
def killed_with_file(lot: Random, where: Place) -> None:
    url = where.new()
    open_store(url, create=True).close()
    files = {f"{number}.csv": _laid(where.folder, lot, number, SIZE) for number in range(6)}
    writer = Writing(_take_all, url, where.folder)
    writer.hear()
    time.sleep(lot.random() * 0.4)
    told = [number for number in writer.killed() if number != "ready"]
    _must_hold(url, files, at_least=len(told))
    for number in range(6):
        _take(url, where.folder, number)
    must(_must_hold(url, files, at_least=6) == 6, "sent again, and not there once")


def _must_hold(url: str, files: dict[str, bytes], at_least: int) -> int:
    """Every act has its whole file, and nothing else is kept; how many acts there are."""
    with open_store(url) as store:
        found, contents = verify(store), contents_of(store)
        must(found.ok, f"it does not verify: {found.reason}")
        held = Attached(contents)
        must(all(held.data(act.ballots) == files[act.ballots] for act in contents.acts), "half a file is there")
        must(len(contents.acts) == len(contents.files) >= at_least, "an act or a file that was acknowledged is gone")
        return len(contents.acts)


RESTS = beside.QUIET / 2
"""Seconds: a file that nobody wrote to for longer may be taken for one that rests, and then nobody can tell a torn one.
A machine with much to do keeps a process from its next write for so long."""


def _rewrite(pipe: Connection, path: Path, versions: list[bytes]) -> None:
    """Write until told to stop; tell how long a write took at the most, in seconds."""
    pipe.send("ready")
    longest, since = 0.0, time.monotonic()
    with path.open("r+b", buffering=0) as file:
        for number in count():
            os.pwrite(file.fileno(), versions[number % 2], 0)
            before, since = since, time.monotonic()
            longest = max(longest, since - before)
            if pipe.poll():
                break
    pipe.send(longest)


@fault(
    "a file is written to without pause while it is taken in",
    "it is refused, or one of its whole versions is there",
    tries=30,
    slice=1,
)
def changed_meanwhile(lot: Random, where: Place) -> None:
    url = where.new()
    open_store(url, create=True).close()
    versions = [bytes([letter]) * SIZE for letter in b"AB"]
    (where.folder / "0.csv").write_bytes(versions[0])
    other = Writing(_rewrite, where.folder / "0.csv", versions)
    other.hear()
    time.sleep(lot.random() * 0.05)
    try:
        _take(url, where.folder, 0)
    except Changed:
        with open_store(url) as store:
            must(store.count() == 0, "it is refused, and its act is there")
        return
    finally:
        other.tell("stop")
        longest = other.hear()
        other.ended()
    with open_store(url) as store:
        whole = Attached(contents_of(store)).data("0.csv") in versions
        must(whole or longest > RESTS, "a torn file is there")
