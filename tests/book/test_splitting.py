"""A book is one book, in however many files it is kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from mandat import book
from mandat.book.amending import amend
from mandat.core.record import Record
from tests.core.strategies import records


def split(texts: list[str], cuts: list[int]) -> dict[str, str]:
    """Files of which each includes the next in the place from which its acts were taken."""
    places = sorted({cut % (len(texts) + 1) for cut in cuts})
    bounds = list(zip([0, *places], [*places, len(texts)], strict=True))
    parts = ["\n\n".join(texts[first:last]) for first, last in bounds]
    files = {f"part-{number}.mandat": part for number, part in enumerate(parts)}
    for number in range(len(parts) - 1):
        files[f"part-{number}.mandat"] += f"\n\ninclude part-{number + 1}.mandat\n"
    return files


@settings(max_examples=60)
@given(records(), st.lists(st.integers(0, 60), min_size=1, max_size=4))
def test_whoever_splits_a_book_into_files_changes_nothing(texts, cuts):
    whole = book.read("book.mandat", "\n\n".join(texts) + "\n")
    files = split(texts, cuts)
    parts = book.read("part-0.mandat", files["part-0.mandat"], files.__getitem__)
    assert parts.acts == whole.acts
    assert [(one.code, one.act) for one in parts.findings] == [(one.code, one.act) for one in whole.findings]
    assert Record(parts.acts, amend).findings == Record(whole.acts, amend).findings
