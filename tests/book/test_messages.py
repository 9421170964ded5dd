"""What a secretary is told: every message with the text that calls it forth, as recorded in `messages.txt`."""

from pathlib import Path

import pytest

from mandat import book

RECORDED = (Path(__file__).parent / "messages.txt").read_text(encoding="utf-8")
CASES = [case.partition("\n") for case in RECORDED.split("=== ")[1:]]


def printed(text: str) -> str:
    """What `check` has to say about a book of one file."""

    def nothing_there(name):
        raise FileNotFoundError

    reading = book.read("record.mandat", text, nothing_there)
    return "\n".join(
        book.render(found, found.place, book.source_line(reading, found.place)) for found in reading.findings
    )


@pytest.mark.parametrize(("title", "_", "case"), CASES, ids=[title for title, _, _ in CASES])
def test_message(title, _, case):
    text, _, output = case.partition("---\n")
    assert printed(text) == output.strip("\n")


def test_how_messages_are_worded():
    for _, _, case in CASES:
        _, _, output = case.partition("---\n")
        for line in output.splitlines():
            if line.startswith(("why: ", "mend: ")):
                sentence = line.split(None, 1)[1]
                assert not sentence.endswith(".") or sentence.endswith("...")
                assert sentence[0] == sentence[0].lower()
            for name in ("NoneType", "tuple", "str)", "Quantity", "When", "Struct", "exception"):
                assert name not in line
