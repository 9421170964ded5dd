"""What is asked, and what is answered: questions, links of a proof, gaps, answers."""

from msgspec import Struct

STATED, PRESUMED, BROKEN = "stated", "presumed", "broken"


class Question(Struct, frozen=True):
    """May `actor` exercise `power` over `target` at the instant `t`?

    under     only this root's answer; dispatch: the exercise that is asked about, for its signature
    """

    actor: str
    power: str
    target: str
    t: int
    under: str | None = None
    dispatch: str | None = None


class Link(Struct, frozen=True):
    """One good link of a proof.

    link   held, conferred, living, recognised, countersigned
    of     whom it is about; act: the act it rests on; since, until: instants between which it holds
    why    which sentence says it (`authority.wording`), with the names in `facts`
    key    table and subject on which the link was decided, to find acts that may have come in another order
    """

    link: str
    of: str
    act: str
    since: int
    until: int
    grade: str
    why: str
    facts: tuple[str, ...] = ()
    key: tuple[str, str] = ("", "")


class Gap(Struct, frozen=True):
    """The first broken link. `act`: the act that broke it, where one did."""

    link: str
    of: str
    why: str
    facts: tuple[str, ...] = ()
    act: str | None = None
    key: tuple[str, str] = ("", "")


class Answer(Struct, frozen=True):
    """The answer of one legal order. `root` None: no order gives the actor anything.

    broken     how many conferrals, from the actor up to the highest that is broken, would have to be made anew
    low, high  the window `[low, high)` of instants for which nothing that was looked at differs
    """

    root: str | None
    entitled: bool
    recognised: bool
    countersigned: bool | None
    proof: tuple[Link, ...]
    gap: Gap | None
    low: int
    high: int
    broken: int = 0

    @property
    def effective(self) -> bool:
        """Entitled, recognised, and countersigned where that is needed."""
        return self.gap is None

    @property
    def grade(self) -> str:
        """The least of its links: stated, presumed; broken for a no."""
        if self.gap is not None:
            return BROKEN
        return PRESUMED if any(link.grade == PRESUMED for link in self.proof) else STATED

    @property
    def reasons(self) -> tuple:
        """What makes two answers the same: the same yes by the same proof, or the same no by the same gap."""
        if self.gap is not None:
            return (self.root, self.gap.link, self.gap.of, self.gap.why, self.gap.act)
        return (self.root, *((link.link, link.of, link.act) for link in self.proof))
