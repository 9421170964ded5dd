"""Every command with its arguments and what it does in a few words: the page of `mandat --help`.

Nothing is imported here, so that help starts at once. A command's module is `mandat.cli.commands.NAME`.
"""

SECTIONS = {
    "ask": {
        "may": ("ACTOR POWER TARGET", "may someone exercise a power over a unit? with proof"),
        "who": ("POWER TARGET", "everyone who may"),
    },
    "look": {
        "show": ("ID", "all about a unit, body, person, office or act"),
        "roster": ("BODY", "the seats of a body and who holds them"),
        "tree": ("", "roots and their organs, units and what lies in them"),
        "votes": ("", "every vote: what is claimed, what the counts give"),
        "dispatch": ("ID", "an order, request, call: answers, whom it binds"),
        "dispatches": ("", "what was sent, and how far it is answered"),
        "reports": ("", "what sources said, and how far it can be believed"),
        "representation": ("BODY", "whom each vote stands for, and who really decides"),
        "support": ("BODY", "who stands behind a body, how old its mandates are"),
        "log": ("", "what happened, by date"),
        "due": ("", "terms that end, answers wanted, and the like"),
        "print": ("WHAT [ID]", "minutes, roster, credentials; who recognised whom"),
        "diff": ("D1 D2", "what changed between two dates, and by which act"),
    },
    "count": {
        "count": ("FILE", "count ballots by a method, stage by stage"),
        "apportion": ("FILE", "give out seats by votes or members"),
        "delegation": ("FILE", "elect a delegation under quotas for groups"),
        "weights": ("FILE", "votes of delegates by the members they represent"),
        "power": ("FILE", "who really decides in a weighted vote"),
        "methods": ("", "every method of counting, with its source in print"),
    },
    "keep": {
        "new": ("DIR", "begin a book, by the profile of a federation"),
        "import": ("WHAT FILE", "enter units, people or seats from a CSV file"),
        "check": ("", "every finding about the book"),
        "fmt": ("[PATH..]", "put minute books into the house layout"),
        "ledger": ("COMMAND", "keep the acts where nobody can change them unseen"),
    },
    "meet": {
        "hall": ("[COMMAND]", "the web application in which a federation meets"),
    },
    "learn": {
        "explain": ("[CODE]", "what a finding code means"),
        "completion": ("SHELL", "print the completion script for bash, zsh or fish"),
    },
}
"""Section -> command -> (its arguments, what it does)."""

COMMANDS = {name: what for section in SECTIONS.values() for name, (_, what) in section.items()}
"""Command -> what it does."""

_HEAD = """\
mandat: who may speak and act for whom, on any date, by which chain of votes

usage: mandat [-b BOOK] COMMAND ...
"""

_TAIL = """
options
  -b, --book BOOK           a file, a folder that holds record.mandat, or a
                            ledger: sqlite:///union.db, postgresql://host/name
                            (else MANDAT_BOOK, else the current folder)
  -h, --help                this page; mandat COMMAND --help says more
  --version                 which mandat this is

Behind the command: --json prints one JSON document; --at DATE asks about a
date, --known DATE asks what was known by then. Exit: 0 yes or done, 1 no or
findings, 2 the question or the book cannot be read.
"""


def usage(name: str) -> str:
    """How a command is called: `may ACTOR POWER TARGET`."""
    arguments = next(section[name][0] for section in SECTIONS.values() if name in section)
    return f"{name} {arguments}".rstrip()


def help_page() -> str:
    """The page of `mandat --help`."""
    lines = [_HEAD]
    for title, section in SECTIONS.items():
        lines.append(title)
        lines += [f"  {usage(name):24}  {what}" for name, (_, what) in section.items()]
        lines.append("")
    return "\n".join(lines) + _TAIL
