"""What majorities are for: acts that can be decided, and powers that somebody is said to have or to use."""

from collections.abc import Collection, Iterator

from mandat.core.acts import SHAPE_OF, Charter, Power
from mandat.core.charters import UNWRITTEN, NoRule, Rules, amend
from mandat.core.checks.wording import instead
from mandat.core.fields import fields_with
from mandat.core.findings import Finding
from mandat.core.powers import Powers, wider
from mandat.core.spelling import alike
from mandat.core.state import State
from mandat.sentences import Written, say


def after(state: State, about: Collection[str]) -> Iterator[Finding]:
    """A majority is for a verb, or for a power that the record names, or that covers one or is covered by one."""
    wanted = [(act, matter) for act in _charters(state, about) for matter in _matters(act) if matter not in SHAPE_OF]
    named = _named(state) if wanted else set()
    covering = {one for name in named for one in wider(name)}
    for act, matter in wanted:
        if matter not in covering and wider(matter).isdisjoint(named):
            near = alike(matter, sorted(covering if "." in matter else {*SHAPE_OF, *covering}), 1)
            other = say("write a verb, such as charter, or a power as other acts name it")
            mend = instead(near[0]) if near else other
            says = say(
                "no act is called {matter}, and nobody has such a power: the majority is for nothing",
                matter=Written(matter),
            )
            yield Finding("R004", act.id, says, mend, "majority", matter)


def _charters(state: State, about: Collection[str]) -> list[Charter]:
    """The charters among some acts, in the order in which they were visited."""
    if about is state.acts:
        found = (row.charter for rows in state.charters.values() for row in rows)
    else:
        found = (act for name in about if type(act := state.acts.get(name)) is Charter)
    return sorted(found, key=lambda act: state.place[act.id])


def _matters(act: Charter) -> list[str]:
    majorities = [rule for rule in act.rules if rule.key == "majority"]
    return list(dict.fromkeys(name for names, _ in _read(majorities).majorities for name in names))


def _read(rules: list) -> Rules:
    try:
        return amend(UNWRITTEN, rules)
    except NoRule:
        return UNWRITTEN


def _named(state: State) -> set[str]:
    """Every power that an act of the record names: confers, uses, accepts, claims or guards by a signature."""
    found: set[str] = set()
    for act in (*state.acts.values(), *state.drafts.values()):
        for field in fields_with(type(act), Power):
            value = getattr(act, field.name) or ()
            found.update((value,) if isinstance(value, str) else value)
    for rows in state.charters.values():
        for row in rows:
            guarded = [powers for _, powers in row.rules.signatures]
            for powers in (row.rules.powers or Powers(), *guarded):
                found.update(powers.shown())
    return {name.removesuffix("?") for name in found}


CHECKS = ()
