"""Why somebody was elected or excluded at a stage of a count by transfers, as its totals and its quota tell."""

from fractions import Fraction

from mandat.count.outcome import Count, Stage

LEFT = "no more candidates were left than seats"
ENOUGH = "nobody who was left could still overtake"


def below_quota(count: Count, stage: Stage) -> tuple[str, ...]:
    """Those elected at a stage with less than the quota of it."""
    quota = stage.quota or count.quota
    if quota is None:
        return ()
    return tuple(name for name in stage.elected if Fraction(stage.totals[name]) < Fraction(quota))


def without_quota(count: Count, stage: Stage) -> str:
    """What elects them: either all who were left find a seat, or a rule such as 5.4.9 of ERS97."""
    gone = sum(len(one.excluded) for one in count.stages if one.n <= stage.n)
    return LEFT if gone >= len(stage.totals) - count.seats else ENOUGH


def reasons(count: Count) -> list[tuple[int, str]]:
    """Each election and exclusion with its stage, in a sentence that names the numbers that decided it."""
    told = []
    before = count.stages[0]
    for stage in count.stages:
        tied = {name for tie in count.ties if tie.stage == stage.n for name in tie.chosen}
        told += [(stage.n, _excluded(name, stage, before, name in tied)) for name in stage.excluded]
        told += [(stage.n, _elected(name, stage, count)) for name in stage.elected]
        before = stage
    return told


def _excluded(name: str, stage: Stage, before: Stage, tied: bool) -> str:
    had = before.totals[name] if stage.moves or not Fraction(stage.totals[name]) else stage.totals[name]
    if len(stage.excluded) > 1:
        return (
            f"{name} is excluded with {had}, together with others: with all surpluses they have no more than the next."
        )
    return f"{name} is excluded with {had}, the fewest votes{', as the tie was resolved' if tied else ''}."


def _elected(name: str, stage: Stage, count: Count) -> str:
    quota, has = stage.quota or count.quota, stage.totals[name]
    if name in below_quota(count, stage):
        return f"{name} is elected with {has}, less than the quota of {quota}: {without_quota(count, stage)}."
    if quota is not None:
        return f"{name} is elected with {has}: the quota is {quota}."
    others = sum(Fraction(total) for other, total in stage.totals.items() if other != name)
    if Fraction(has) > others:
        return f"{name} is elected with {has}: the others together have {others}."
    return f"{name} is elected with {has}: {LEFT}."
