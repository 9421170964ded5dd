"""The loss of power under a server: what it had synced is there; of all else that it wrote, anything or nothing.

A server syncs its log of changes before it acknowledges, and its other files only at its own checkpoints. So the worst
that a disk may leave is put together: its files as they were at the last checkpoint, and the log up to where the server
said that it had synced it. Behind that, the log is cut off at any byte, and what follows is zeros or noise.
"""

from pathlib import Path
from random import Random
from shutil import rmtree

from mandat.ledger.url import open_store
from tests.faults.processes import Writing, write_on
from tests.faults.trials import Place, batch, fault, sent_again, sound
from tests.postgres import Server

SEGMENT = 2**20
"""Bytes in a file of the log."""

TORN = 64 * 2**10
"""As much of what was not synced may still be there."""


@fault(
    "power is lost: files as of the last checkpoint, the log as far as synced, torn behind",
    "what was acknowledged is there, once; batches are whole",
    tries=10,
    slice=1,
    kinds="postgres",
)
def server_power(lot: Random, where: Place) -> None:
    server, url = where.server, where.new()
    open_store(url, create=True).close()
    server.sql("CHECKPOINT", "postgres")
    server.crash()
    synced = server.copied(server.folder / "synced")
    server.start()
    try:
        writer = Writing(write_on, url, "w", str(lot.random()))
        kept = _heard(writer, lot.randrange(1, 60))
        flushed = _position(server.sql("SELECT pg_current_wal_flush_lsn()", "postgres"))
        _heard(writer, lot.randrange(40))
    finally:
        server.crash()
    told = writer.ended()
    _lose(server, synced, flushed, lot)
    server.start()
    sound(url, kept)
    sent = [what for what in told if what[0] == "sent"]
    sent_again(url, [batch("w", number, size) for _, number, size in sent])
    sound(url, [key for what in told if what[0] == "kept" for key in what[1]])


def _heard(writer: Writing, many: int) -> list[bytes]:
    """The keys of so many batches that were acknowledged."""
    kept: list[bytes] = []
    while many:
        what = writer.hear()
        if what[0] == "kept":
            kept += what[1]
            many -= 1
    return kept


def _position(text: str) -> int:
    """The byte of the log that `16/B374D848` names."""
    high, low = text.split("/")
    return (int(high, 16) << 32) + int(low, 16)


def _lose(server: Server, synced: Path, flushed: int, lot: Random) -> None:
    """Put back the files that were synced, with the log up to a byte, and something behind."""
    rmtree(synced / "pg_wal")
    server.run("cp", "-a", server.data / "pg_wal", synced)
    end = flushed + lot.choice((0, lot.randrange(64), lot.randrange(TORN)))
    for file in sorted((synced / "pg_wal").glob("0000*")):
        begin = (int(file.name[8:16], 16) * 2**32) + int(file.name[16:], 16) * SEGMENT
        data = bytearray(file.read_bytes())
        cut = min(max(end - begin, 0), len(data))
        noise = lot.randbytes(min(512, len(data) - cut)) if lot.random() < 0.5 else b""
        data[cut:] = noise + bytes(len(data) - cut - len(noise))
        file.write_bytes(data)
    server.put_back(synced)
