"""`now` is read from the clock, in the time zone of the book, and only where it is asked for."""

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

MINUTE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def test_now_is_the_minute_in_the_time_zone_of_the_book(ask):
    begun = datetime.now(ZoneInfo("Europe/Berlin")).strftime("%Y-%m-%dT%H:%M")
    asked = json.loads(ask("may", "tomo", "keys", "oak", "--at", "now", "--json").out)["question"]["at"]
    assert MINUTE.fullmatch(asked)
    assert asked >= begun


@pytest.mark.parametrize(
    "line",
    ["who keys oak", "show elm", "roster board", "tree", "dispatches", "dispatch dig-day", "support assembly"],
)
def test_every_question_can_be_asked_about_now(line, ask):
    assert ask(*line.split(), "--at", "now", "--known", "now")[::2] == (0, "")


@pytest.mark.parametrize(
    "line", ["log --from now", "log --to now", "log --known now", "diff 2024-01 now", "votes --known now"]
)
def test_now_may_stand_for_any_date_of_a_question(line, ask):
    assert ask(*line.split())[::2] == (0, "")


def test_a_time_zone_that_nobody_knows_is_told(book, run):
    book('option timezone "Mars/Base"\n2024-01-10 unit elm\n')
    assert run("show", "elm").code == 0
    said = run("show", "elm", "--at", "now")
    assert said.code == 2
    assert said.err == "mandat: now: this computer does not know the time zone Mars/Base; write a date instead\n"


@pytest.mark.parametrize("zone", ["../../etc/passwd", "/etc/passwd", "", "\u0000"])
def test_a_time_zone_is_no_path(zone, book, run):
    book(f'option timezone "{zone}"\n2024-01-10 unit elm\n')
    assert run("show", "elm", "--at", "now").code in (0, 2)


def test_a_book_without_a_time_zone_takes_that_of_the_computer(book, run):
    book("2024-01-10 unit elm\n")
    assert run("show", "elm", "--at", "now").code == 0
