"""Ballot files in and out: the format of a file is known by its ending, else by how it begins."""

from collections.abc import Callable

from mandat.count.ballots import Profile
from mandat.errors import BadBallots
from mandat.exchange.ballots import blt, cvr, preflib, table
from mandat.sentences import Written

WRITERS: dict[str, Callable[[Profile, int], str]] = {".blt": blt.write, ".csv": table.write, ".json": cvr.write}
"""Ending -> what writes such a file from a profile and its seats."""


def read(
    name: str,
    data: bytes,
    *,
    repeats: bool = False,
    contest: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Profile:
    """The profile that a file holds. Raises `BadBallots`.

    repeats   a ballot may name somebody more than once (cumulative votes)
    contest   which contest of cast vote records, where there are several
    progress  told now and then how many bytes are read
    """
    kind = _kind(name, data)
    if contest is not None and kind != ".json":
        raise BadBallots(name, None, Written("this file has no contests"), Written("leave --contest away"))
    if kind == ".json":
        return cvr.read(name, data, repeats=repeats, contest=contest)
    if kind == ".blt":
        return blt.read(name, data, repeats=repeats, progress=progress)
    if kind in preflib.SUFFIXES:
        return preflib.read(name, data, repeats=repeats)
    return table.read(name, data, repeats=repeats, progress=progress)


def _kind(name: str, data: bytes) -> str:
    ending = "." + name.lower().rpartition(".")[2]
    if ending in (".blt", ".csv", ".json", *preflib.SUFFIXES):
        return ending
    begin = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096]
    if begin[:1] in (b"{", b"["):
        return ".json"
    if b"ALTERNATIVE NAME" in begin:
        return ".toi"
    first = begin.partition(b"\n")[0].split()
    return ".blt" if len(first) >= 2 and all(one.isdigit() for one in first[:2]) else ".csv"
