"""What an amendment changes, word by word."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from mandat.hall.reads.differences import IN, OUT, differences

TEXTS = st.text(st.sampled_from("ab \n.,ä"), max_size=60) | st.text(max_size=40)


def shown(before: str, after: str) -> str:
    marks = {OUT: "[-{}-]", IN: "[+{}+]"}
    return "".join(marks.get(piece.kind, "{}").format(piece.text) for piece in differences(before, after))


@given(TEXTS, TEXTS)
def test_what_is_not_put_in_is_the_old_text_and_what_is_not_taken_out_the_new(before, after):
    pieces = differences(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != IN) == before
    assert "".join(piece.text for piece in pieces if piece.kind != OUT) == after
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_where_nothing_changes_nothing_is_marked(text):
    assert all(piece.kind not in (IN, OUT) for piece in differences(text, text))


def test_words_are_told_apart_and_not_letters():
    assert shown("We buy one old boat.", "We buy two old boats.") == "We buy[- one-][+ two+] old[- boat.-][+ boats.+]"


def test_long_texts_that_repeat_themselves_keep_nobody_waiting():
    def seconds(words: int) -> float:
        start = process_time()
        differences("x " + "a b " * words + "y", "z " + "b a " * words + "w")
        return process_time() - start

    short = max(seconds(250), 0.002)
    assert seconds(2500) < 60 * short
