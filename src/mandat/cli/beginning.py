"""What can be said before anything heavy is imported: how to begin a book, and which mandat this is."""

NO_BOOK = """\
mandat: who may speak and act for whom, on any date, by which chain of votes

There is no book in this folder. A book is a text file called record.mandat.
The smallest one that answers a question:

    2024-03-02 unit hamburg "Hamburg branch"
        members 420

    2024-03-02 body congress "Harbour Union Congress"

    2024-03-02 recognise by hamburg of congress
        for     212
        against 31

Then ask it:

    mandat check                               is everything in order?
    mandat may congress funds.spend hamburg    may it? with proof
    mandat log                                 what happened

A book elsewhere: mandat -b BOOK COMMAND. All commands: mandat --help
"""
"""What is said where nothing is asked and there is no book."""


def version_line() -> str:
    """Which mandat this is."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"mandat {version('mandat')}\n"
    except PackageNotFoundError:
        return "mandat, not installed as a package\n"
