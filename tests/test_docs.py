"""What the documents show is what the program prints."""

import pytest
from record_docs import ROOT, documents, rerecorded

FAKE = """#!/bin/sh
echo "asked: $*"
[ "$1" != no ] || { echo "because of no" >&2; exit 1; }
[ "$1" != read ] || cat "$2"
[ "$1" != write ] || echo kept >"$2"
"""


@pytest.fixture
def programs(tmp_path):
    """A folder with a `mandat` that repeats what it is asked, for the tests of the recorder itself."""
    (tmp_path / "mandat").write_text(FAKE)
    (tmp_path / "mandat").chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_recordings_are_up_to_date(path):
    """Where this fails: look at the difference, and run `make docs` if the new output is right."""
    text = path.read_text(encoding="utf-8")
    assert rerecorded(text) == text


def test_a_fault_of_the_program_is_never_recorded(programs):
    with pytest.raises(ValueError, match="fault of the program"):
        rerecorded("```console\n$ mandat this is a fault of mandat, not yours\n```\n", programs=programs)


def test_an_outdated_recording_is_made_anew(programs):
    assert (
        rerecorded("Look:\n```console\n$ mandat yes\nsomething else\n```\nSo.\n", programs=programs)
        == "Look:\n```console\n$ mandat yes\nasked: yes\n```\nSo.\n"
    )


def test_a_right_recording_stays(programs):
    text = "```console\n$ mandat yes\nasked: yes\n```\n"
    assert rerecorded(text, programs=programs) == text


def test_what_is_another_text_every_time_is_left_open(programs):
    text = "```console\n$ mandat sed -e s/b/c/\nasked: … -e …\n$ mandat yes\nasked: yes\n```\n"
    assert rerecorded(text, programs=programs) == text


@pytest.mark.parametrize("recorded", ["asked: … no", "… yes\nmore …", "asked … of\n…", "asked: yes …"])
def test_what_is_left_open_hides_no_difference(recorded, programs):
    text = f"```console\n$ mandat yes\n{recorded}\n```\n"
    assert rerecorded(text, programs=programs) == "```console\n$ mandat yes\nasked: yes\n```\n"


def test_an_exit_code_and_standard_error_are_recorded(programs):
    assert (
        rerecorded("```console\n$ mandat no\n```\n", programs=programs)
        == "```console\n$ mandat no\nasked: no\nbecause of no\n# exit 1\n```\n"
    )


def test_a_block_may_hold_several_commands(programs):
    text = (
        "```console\n$ mandat one\nasked: one\n$ git status\nleft alone\n$ mandat two | sed s/two/2/\nasked: 2\n```\n"
    )
    assert rerecorded(text, programs=programs) == text


def test_the_commands_of_a_document_share_a_folder(programs):
    text = (
        "```console\n$ mandat write a\nasked: write a\n```\n"
        "then\n"
        "```console\n$ mandat read a\nasked: read a\nkept\n```\n"
    )
    assert rerecorded(text, programs=programs) == text


def test_a_document_brings_its_own_files(programs):
    text = (
        "<!-- file: union/record.mandat -->\n```mandat\n2024-03-02 person anna\n```\n"
        "```console\n$ mandat read union/record.mandat\nasked: read union/record.mandat\n2024-03-02 person anna\n```\n"
    )
    assert rerecorded(text, programs=programs) == text


def test_a_document_writes_nothing_outside_its_folder(programs):
    with pytest.raises(ValueError, match="outside its own folder"):
        rerecorded("<!-- file: ../../x -->\n```\nx\n```\n", programs=programs)


def test_the_examples_are_at_hand_and_stay_as_they_are(programs, tmp_path):
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "a").write_text("old\n")
    text = "```console\n$ mandat write examples/a\nasked: write examples/a\n```\n"
    assert rerecorded(text, examples=tmp_path / "examples", programs=programs) == text
    assert (tmp_path / "examples" / "a").read_text() == "old\n"


@pytest.mark.parametrize("kind", ["sh", "mandat", "python", ""])
def test_other_blocks_are_left_alone(kind, programs):
    text = f"```{kind}\n$ mandat no\n```\n"
    assert rerecorded(text, programs=programs) == text
