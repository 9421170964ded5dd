"""What an act weighs: as text, as canonical bytes, and in memory once the record is folded."""

import gc
import tracemalloc

from bench.book import Federation
from bench.turns import rows


def main() -> None:
    """Weigh a record of 20,000 acts."""
    from mandat import canon
    from mandat.book.amending import amend
    from mandat.book.reading import read
    from mandat.core.record import Record

    text = Federation().text(20_000)
    tracemalloc.start()
    reading = read("record.mandat", text)
    gc.collect()
    read_ = tracemalloc.get_traced_memory()[0]
    record = Record(reading.acts, amend)
    arranged = len(record.order.acts)
    gc.collect()
    ordered = tracemalloc.get_traced_memory()[0]
    _ = record.state
    gc.collect()
    folded = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    table = [("", "bytes an act")]
    for name, size in (
        ("text", len(text.encode())),
        ("canonical bytes", sum(len(canon.encode(act)) for act in reading.acts)),
        ("memory: acts as read, with their places", read_),
        ("memory: their order", ordered - read_),
        ("memory: the folded state", folded - ordered),
    ):
        table.append((name, f"{size / arranged:.0f}"))
    print(rows(f"size, {arranged:,} acts", table))


if __name__ == "__main__":
    main()
