"""Reading a record of 100,000 acts, beside eventsourcing and Beancount on as many events and transactions.

mandat         parse the text, arrange the acts, fold them with every check on; nothing is remembered between turns
eventsourcing  replay as many events from a recorder in memory, 1,000 to an aggregate; they were written before
Beancount      load as many transactions of two postings and one line of metadata from text, without its load cache
"""

import argparse
import gc
import os
import tempfile
from statistics import median
from time import process_time

from bench.book import Federation
from bench.turns import Contestant, ratio, rounds, rows

AGGREGATE = 1000


class Mandat:
    """A book, to be read from its text."""

    def __init__(self, size: int) -> None:
        self.text = Federation().text(size)

    def __call__(self, _task: int) -> tuple[float, ...]:
        """Seconds in all, to parse, to arrange, to fold; acts, findings. No collector, as in the command."""
        gc.disable()
        from mandat.book.amending import amend
        from mandat.book.reading import read
        from mandat.core.record import Record

        began = process_time()
        reading = read("record.mandat", self.text)
        parsed = process_time()
        record = Record(reading.acts, amend)
        acts = len(record.order.acts)
        arranged = process_time()
        findings = len(record.findings)
        folded = process_time()
        if reading.findings:
            raise ValueError(reading.findings[0])
        return folded - began, parsed - began, arranged - parsed, folded - arranged, acts, findings


class Replaying:
    """Aggregates of eventsourcing, to be rebuilt from their events."""

    def __init__(self, size: int) -> None:
        os.environ["PERSISTENCE_MODULE"] = "eventsourcing.popo"
        from eventsourcing.application import Application
        from eventsourcing.domain import Aggregate, event

        class Council(Aggregate):
            def __init__(self, name: str) -> None:
                self.name = name
                self.seats: dict[str, str] = {}

            @event("Elected")
            def elect(self, unit: str, person: str, votes: int) -> None:
                self.seats[unit] = person

        self.application = Application()
        self.ids = []
        for number in range(size // AGGREGATE):
            council = Council(name=f"council{number}")
            for at in range(AGGREGATE - 1):
                council.elect(unit=f"u{at % 10}", person=f"p{at}", votes=at)
            self.application.save(council)
            self.ids.append(council.id)

    def __call__(self, _task: int) -> tuple[float, ...]:
        """Seconds to replay them all."""
        began = process_time()
        for name in self.ids:
            self.application.repository.get(name)
        return (process_time() - began,)


class Ledger:
    """A ledger of Beancount, to be loaded from its text."""

    def __init__(self, size: int) -> None:
        os.environ["BEANCOUNT_DISABLE_LOAD_CACHE"] = "1"
        lines = ["2010-01-01 open Assets:Cash", "2010-01-01 open Expenses:Strike"]
        for number in range(size):
            day = f"20{10 + number * 12 // size:02}-{1 + number % 12:02}-{1 + number % 28:02}"
            lines.append(f'{day} * "Strike pay {number}"\n  minute: "{number}"')
            lines.append(f"  Assets:Cash  -{number % 900 + 1}.00 EUR\n  Expenses:Strike  {number % 900 + 1}.00 EUR")
        with tempfile.NamedTemporaryFile("w", suffix=".beancount", delete=False) as file:
            file.write("\n".join(lines) + "\n")
        self.path = file.name

    def __call__(self, _task: int) -> tuple[float, ...]:
        """Seconds to load it."""
        from beancount import loader

        began = process_time()
        _, errors, _ = loader.load_file(self.path)
        seconds = process_time() - began
        if errors:
            raise ValueError(errors[0])
        return (seconds,)


def main() -> None:
    """Read in turns, and print how the times compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--turns", type=int, default=5)
    given = parser.parse_args()
    kinds = {"mandat": Mandat, "eventsourcing": Replaying, "Beancount": Ledger}
    contestants = {name: Contestant(kind, given.size) for name, kind in kinds.items()}
    for contestant in contestants.values():
        contestant.ready()
    found = rounds(contestants, range(given.turns))
    for contestant in contestants.values():
        contestant.end()
    ours = found["mandat"]
    total = [turn[0] for turn in ours]
    table = [("", "seconds", "of all", "times faster than eventsourcing", "than Beancount")]
    for at, name in enumerate(("mandat, all", "  parse", "  arrange", "  fold and checks")):
        mine = [turn[at] for turn in ours]
        share = median(a / b for a, b in zip(mine, total, strict=True))
        faster = [f"{ratio([turn[0] for turn in found[peer]], mine):.2f}" for peer in ("eventsourcing", "Beancount")]
        table.append((name, f"{median(mine):.2f}", f"{share:.0%}", *faster))
    for peer in ("eventsourcing", "Beancount"):
        table.append((peer, f"{median(turn[0] for turn in found[peer]):.2f}", "", "", ""))
    print(rows(f"reading {ours[0][4]:,} acts ({ours[0][5]:,} findings)", table))


if __name__ == "__main__":
    main()
