"""What a process has open: the three files that every process has, and how many it may have."""

import os
import sys

STANDARD = ("input", "output", "errors")
"""What every process has open, by number."""

SPARE = 100
"""Files that a process has open besides connections, at most: modules, tables, ledgers."""


def open_standard() -> None:
    """Open what this process was started without: else the first file of a ledger would be taken for the output."""
    while (opened := os.open(os.devnull, os.O_RDWR)) < len(STANDARD):
        os.set_inheritable(opened, True)
    os.close(opened)


def let_open(connections: int) -> int:
    """Ask the system to let this process have so many connections; how many it may have then.

    A limit is asked for up to the hard one only, and never lowered.
    """
    if sys.platform == "win32":
        return connections
    import resource  # which Windows has not

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + SPARE
    if resource.RLIM_INFINITY != soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return connections if soft == resource.RLIM_INFINITY else max(min(connections, soft - SPARE), 1)
