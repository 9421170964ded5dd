"""How far something long has come: shown on a terminal, once it has taken a moment, and nowhere else."""

import io
from types import SimpleNamespace

import pytest

from mandat.cli import progress as shown
from mandat.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    """A terminal as standard error, and nobody who has to wait for what it shows."""
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(shown, "sys", SimpleNamespace(stderr=screen))
    monkeypatch.setattr(shown, "PATIENCE", 0)
    monkeypatch.setattr(shown, "EVERY", 0)
    return screen.getvalue


def test_a_terminal_shows_how_much_is_done_and_the_line_goes_away_again(terminal):
    with progress("counting board.blt by meek-stv") as told:
        told(500, 2000)
    assert terminal() == "\rcounting board.blt by meek-stv: 500 of 2,000 (25 %)\x1b[K\r\x1b[K"


def test_what_is_soon_over_is_not_shown(terminal, monkeypatch):
    monkeypatch.setattr(shown, "PATIENCE", 60)
    with progress("reading") as told:
        told(1, 2)
    assert terminal() == ""


@pytest.mark.parametrize("dumb", ["dumb terminal", "no terminal"])
def test_without_a_terminal_that_can_take_it_away_again_nothing_is_shown(terminal, monkeypatch, dumb):
    if dumb == "dumb terminal":
        monkeypatch.setenv("TERM", "dumb")
    else:
        monkeypatch.setattr(Terminal, "isatty", lambda _: False)
    with progress("reading") as told:
        told(1, 2)
    assert terminal() == ""


def test_a_count_shows_how_far_it_is_and_its_answer_stays_clean(terminal, run, tmp_path, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    (tmp_path / "board.blt").write_text('3 1\n2 1 2 0\n1 2 0\n1 3 0\n0\n"Anna"\n"Bela"\n"Chris"\n')
    said = run("count", tmp_path / "board.blt", "--method", "schulze", "--json")
    assert "\rcounting board.blt by schulze: 3 of 6 (50 %)\x1b[K" in terminal()
    assert (said.code, said.out[0], said.err) == (0, "{", "")
