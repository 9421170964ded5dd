"""Every method by its id: the one table from which commands and records take them.

| family          | what it is given                                      | where it is                      |
|-----------------|-------------------------------------------------------|----------------------------------|
| `motion`        | ballots: for, against or abstain                      | `count.motion`                   |
| `choice`        | ballots: marks, or first preferences                  | `count.choice`                   |
| `transfer`      | ballots: rankings, followed from one name to the next | `count.stv`                      |
| `pairwise`      | ballots: rankings, compared pair by pair              | `count.pairwise`                 |
| `committee`     | ballots: approvals, one committee for all             | `count.committees`               |
| `apportionment` | votes or members of each name, and `Seats`            | `count.apportionment`            |
"""

from mandat.count import apportionment, choice, committees, motion, pairwise, stv
from mandat.count.method import Method

METHODS: dict[str, Method] = {
    method.id: method
    for family in (motion, choice, stv, pairwise, committees, apportionment)
    for method in family.METHODS
}
"""Id -> method, in the order in which they are listed."""

BALLOTS = ("motion", "choice", "transfer", "pairwise", "committee")
"""The families that count ballots."""
