"""What a record costs, as a msgspec Struct and as a dataclass. The numbers of docs/adr/0001-record-structs.md.

Run it with `.venv/bin/python scripts/measure_records.py`. It prints one row per operation: the median over rounds that
take turns, so that other load on the machine falls on all of them alike.
"""

import dataclasses
import json
import statistics
import subprocess
import sys
import time

import msgspec

ROUNDS, TIMES = 15, 20_000
FIELDS = (
    ("verb", str), ("id", str), ("at", str), ("after", tuple[str, ...], ()), ("entered", str | None, None),
    ("cite", tuple[str, ...], ()), ("according_to", tuple[str, ...], ()), ("with_", tuple[str, ...], ()),
    ("status", str | None, None), ("text", str | None, None), ("on", tuple[str, ...], ()), ("for_", int | None, None),
    ("against", int | None, None), ("of", tuple[str, ...], ()), ("to", str | None, None), ("from_", str | None, None),
)  # fmt: skip
VALUES = {
    "verb": "elect", "id": "elect-1f2e3d4c", "at": "2024-03-02", "cite": ("Minutes of 2 March, item 4",),
    "for_": 212, "against": 31, "of": ("anna",), "to": "congress", "from_": "hamburg",
}  # fmt: skip


def slotted(name: str) -> type:
    spec = [(field[0], field[1], dataclasses.field(default=field[2])) if field[2:] else field for field in FIELDS]
    return dataclasses.make_dataclass(name, spec, frozen=True, slots=True, kw_only=True)


Record = msgspec.defstruct("Record", list(FIELDS), frozen=True, kw_only=True, omit_defaults=True)
Slotted = slotted("Slotted")
struct, slots = Record(**VALUES), Slotted(**VALUES)
struct_twin, slots_twin = Record(**VALUES), Slotted(**VALUES)
wire, stdlib_wire = msgspec.json.encode(struct), json.dumps(dataclasses.asdict(slots)).encode()
into_struct, into_slots, encoder = msgspec.json.Decoder(Record), msgspec.json.Decoder(Slotted), msgspec.json.Encoder()


def from_stdlib() -> object:
    raw = json.loads(stdlib_wire)
    return Slotted(**{key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()})


OPERATIONS = {
    "make one": (lambda: Record(**VALUES), lambda: Slotted(**VALUES)),
    "read an attribute": (lambda: struct.for_, lambda: slots.for_),
    "compare two for equality": (lambda: struct == struct_twin, lambda: slots == slots_twin),
    "hash": (lambda: hash(struct), lambda: hash(slots)),
    "copy with one field changed": (
        lambda: msgspec.structs.replace(struct, for_=1),
        lambda: dataclasses.replace(slots, for_=1),
    ),
    "write JSON, msgspec for both": (lambda: encoder.encode(struct), lambda: encoder.encode(slots)),
    "write JSON, stdlib json for the dataclass": (
        lambda: encoder.encode(struct),
        lambda: json.dumps(dataclasses.asdict(slots)),
    ),
    "read JSON, msgspec for both": (lambda: into_struct.decode(wire), lambda: into_slots.decode(wire)),
    "read JSON, stdlib json for the dataclass": (lambda: into_struct.decode(wire), from_stdlib),
}


def once(operation, times: int = TIMES) -> float:
    """Seconds for one operation, over `times` of them."""
    loop = range(times)
    began = time.perf_counter()
    for _ in loop:
        operation()
    return (time.perf_counter() - began) / times


def start(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", code], check=True)
    return time.perf_counter() - began


def classes(kind: str) -> str:
    """A program that defines 50 records of 16 fields, as `core/acts.py` does."""
    fields = "".join(f"\n    f{n}: str | None = None" for n in range(16))
    if kind == "struct":
        return "import msgspec\n" + "".join(
            f"class R{n}(msgspec.Struct, frozen=True, kw_only=True):{fields}\n" for n in range(50)
        )
    return "from dataclasses import dataclass\n" + "".join(
        f"@dataclass(frozen=True, slots=True, kw_only=True)\nclass R{n}:{fields}\n" for n in range(50)
    )


def main() -> None:
    print(f"Python {sys.version.split()[0]}, msgspec {msgspec.__version__}\n")
    print(f"{'operation':<44}{'Struct':>10}{'dataclass':>12}{'ratio':>8}")
    idle = statistics.median(once(lambda: None) for _ in range(ROUNDS))
    for name, pair in OPERATIONS.items():
        rounds = [tuple(max(once(operation) - idle, 1e-10) for operation in pair) for _ in range(ROUNDS)]
        show(name, *(statistics.median(column) for column in zip(*rounds, strict=True)), "ns", 1e9)
    programs = ("pass", classes("struct"), classes("dataclass"))
    rounds = [tuple(start(program) for program in programs) for _ in range(ROUNDS)]
    bare, *both = (statistics.median(column) for column in zip(*rounds, strict=True))
    show("import, and define 50 records", *(seconds - bare for seconds in both), "ms", 1e3)
    print(f"{'memory of one record':<44}{size(struct):>8} B{size(slots):>10} B{size(slots) / size(struct):>8.1f}")


def size(record: object) -> int:
    return sys.getsizeof(record)


def show(name: str, one: float, other: float, unit: str, scale: float) -> None:
    print(f"{name:<44}{one * scale:>7.0f} {unit}{other * scale:>9.0f} {unit}{other / one:>8.1f}")


if __name__ == "__main__":
    main()
