"""Acts as lists show them, and what is known of one."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from mandat.clerk.log import named
from mandat.clerk.status import of_act
from mandat.core.acts import Act, Decision
from mandat.core.findings import Finding
from mandat.hall.here import Here


class Shown(Struct, frozen=True):
    """An act in a list.

    result    what a vote came to, as computed; the minute's own, where that cannot be computed. Of other decisions
              only what is not simply carried
    standing  how it stands, where that is not simply in force
    codes     the codes of the findings about it
    """

    act: Act
    result: str | None
    standing: str | None
    codes: tuple[str, ...] = ()


def shown(here: Here, act: Act) -> Shown:
    """One act, for a list."""
    standing = of_act(here.view.record, here.view.now, act.id)
    result = _result(here, act) if isinstance(act, Decision) else None
    codes = tuple(here.view.record.codes.get(act.id, ()))
    return Shown(act, result, None if standing == "stands" else standing, codes)


def _result(here: Here, act: Decision) -> str | None:
    judgement = here.view.record.state.judgements.get(act.id)
    if judgement is None or (judgement.vote is None and act.result is None):
        return None
    goes_without_saying = judgement.standing == "carried" and act.verb not in ("vote", "appeal")
    return None if goes_without_saying else judgement.standing


def until_now(here: Here) -> Iterator[Act]:
    """The acts up to the date shown, the latest first."""
    order, t = here.view.record.order, here.view.now.t
    return (act for act in reversed(order.acts) if order.windows[act.id].earliest <= t)


def about(acts: Iterable[Act], name: str) -> Iterator[Act]:
    """Of these acts, those that name something."""
    return (act for act in acts if name in named(act))


def findings_of(here: Here, names: Iterable[str]) -> list[Finding]:
    """The findings about these acts, as known at the date shown."""
    wanted = set(names)
    return [finding for finding in here.view.record.findings if finding.act in wanted]
