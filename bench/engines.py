"""One question, many engines: may a person exercise a power over an institution on a day?

Yes, if on that day
- a running appointment over the institution gives the person the power,
- the founding of the organ that appointed him runs and gives the power, and the council that founded it claims it,
- the institution recognises the council,
- the organ attains its quorum: one filled seat, or half of those it has. A seat is filled while a delegate's mandate
  runs, and while whoever sent him exists: a unit without members does not.

The peers are given the best form we know for each of them, and what the application has to look up for them is not
held against them more than it must be. Only mandat and the plain program tell every date and the reason for a no.
"""

import gc
import json
import logging
import warnings
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bench.world import TODAY, World, instant, record

Verdict = bool


class Engine:
    """An engine prepares itself from the world, and answers questions. `dated`: about any day."""

    dated = True

    def __init__(self, world: World) -> None:
        raise NotImplementedError

    def may(self, person: str, power: str, place: str, day: int) -> Verdict:
        """Whether the person may."""
        raise NotImplementedError

    @property
    def may_again(self) -> Callable[[str, str, str, int], Verdict]:
        """The same, for whoever will ask about other days as well."""
        return self.may


class Mandat(Engine):
    """The law, from a minute book: `decide` tells the verdict, the proof or the gap, and how long it holds.

    The `Courses` tell the same of every day, once the first question has found all of it out.
    """

    def __init__(self, world: World) -> None:
        from mandat.book.amending import amend
        from mandat.book.reading import read
        from mandat.core.authority.answers import Question
        from mandat.core.authority.ask import decide
        from mandat.core.authority.prepare import prepare
        from mandat.core.record import Record

        from bench.courses import Courses

        reading = read("world.mandat", record(world))
        if reading.findings:
            raise ValueError(reading.findings[0])
        self.state = Record(reading.acts, amend).state
        prepare(self.state)
        gc.collect()
        gc.freeze()
        self.decide, self.question, self.courses = decide, Question, Courses(self.state)

    def may(self, person: str, power: str, place: str, day: int) -> Verdict:
        """Whether any order says yes."""
        return self.decide(self.state, self.question(person, power, place, instant(day))).effective

    def may_again(self, person: str, power: str, place: str, day: int) -> Verdict:
        """The same, by the course of the question."""
        turns, answers = self.courses[person, power, place]
        return answers[bisect_right(turns, instant(day))].effective


class Plain(Engine):
    """What a good programmer writes for this one question: dictionaries and loops; yes or no, without a reason."""

    def __init__(self, world: World) -> None:
        self.half, self.claims = world.half, world.claims
        self.appointments: dict[tuple[str, str], list] = defaultdict(list)
        self.foundings: dict[str, list] = defaultdict(list)
        self.recognitions: dict[tuple[str, str], list] = defaultdict(list)
        self.seats: dict[str, list] = defaultdict(list)
        self.members: dict[str, list] = defaultdict(list)
        self.units = frozenset(world.units)
        for one in world.appointments:
            self.appointments[one.person, one.place].append(tuple(one))
        for one in world.foundings:
            self.foundings[one.organ].append(tuple(one))
        for one in world.recognitions:
            self.recognitions[one.place, one.council].append((one.since, one.until))
        for one in world.seats:
            self.seats[one.organ].append((one.sender, one.since, one.until))
        for one in world.memberships:
            self.members[one.unit].append((one.since, one.until))

    def may(self, person: str, power: str, place: str, day: int) -> Verdict:
        """Whether some appointment carries it."""
        for organ, _, _, powers, since, until in self.appointments.get((person, place), ()):
            if since <= day < until and power in powers and self.upper(organ, power, place, day):
                return True
        return False

    def upper(self, organ: str, power: str, place: str, day: int) -> bool:
        """Whether the organ has the power, is recognised through its council, and lives."""
        for council, _, powers, since, until in self.foundings.get(organ, ()):
            if since <= day < until and power in powers and power in self.claims[council]:
                for first, last in self.recognitions.get((place, council), ()):
                    if first <= day < last:
                        return self.lives(organ, day)
        return False

    def lives(self, organ: str, day: int) -> bool:
        """Whether enough of its seats are filled."""
        seats = filled = 0
        for sender, since, until in self.seats.get(organ, ()):
            if since <= day:
                seats += 1
                if day < until and (sender not in self.units or self.peopled(sender, day)):
                    if not self.half:
                        return True
                    filled += 1
        return 2 * filled >= seats if self.half else seats == 0

    def peopled(self, unit: str, day: int) -> bool:
        """Whether a unit has a member."""
        return any(since <= day < until for since, until in self.members.get(unit, ()))


class Cedar(Engine):
    """One policy over entities parsed beforehand. It has no time: whether an organ lives is worked out for today."""

    dated = False

    def __init__(self, world: World) -> None:
        import cedarpy

        self.cedar = cedarpy
        plain = Plain(world)
        entities = [_entity("Council", name, {"claims": sorted(world.claims[name])}) for name in world.councils]
        council_of = {}
        for one in world.foundings:
            council_of[one.organ] = one.council
            attributes = {
                "council": _ref("Council", one.council), "powers": sorted(one.powers),
                "lives": plain.lives(one.organ, TODAY), "since": one.since, "until": one.until,
            }  # fmt: skip
            entities.append(_entity("Organ", one.organ, attributes))
        self.of: dict[tuple[str, str], list[str]] = defaultdict(list)
        for number, one in enumerate(world.appointments):
            words = [*plain.recognitions.get((one.place, council_of[one.organ]), ()), (0, 0), (0, 0)]
            attributes = {
                "person": _ref("Person", one.person), "place": _ref("Place", one.place),
                "organ": _ref("Organ", one.organ), "powers": sorted(one.powers), "since": one.since,
                "until": one.until, "first": words[0][0], "last": words[0][1], "again": words[1][0],
                "end": words[1][1],
            }  # fmt: skip
            entities.append(_entity("Appointment", f"a{number}", attributes))
            self.of[one.person, one.place].append(f"a{number}")
        self.entities = cedarpy.Entities.from_json_str(json.dumps(entities))
        self.policies = cedarpy.PolicySet.from_str(_CEDAR)

    def may(self, person: str, power: str, place: str, day: int) -> Verdict:
        """Whether one of the person's appointments there is permitted; Cedar is called for each of them."""
        context = {"place": _ref("Place", place), "power": power, "day": day}
        for name in self.of.get((person, place), ("none",)):
            request = {
                "principal": {"type": "Person", "id": person},
                "action": 'Action::"exercise"',
                "resource": {"type": "Appointment", "id": name},
                "context": context,
            }
            if self.cedar.is_authorized(request, self.policies, self.entities).allowed:
                return True
        return False


_CEDAR = """permit(principal, action == Action::"exercise", resource) when {
  resource.person == principal && resource.place == context.place && resource.powers.contains(context.power) &&
  resource.since <= context.day && context.day < resource.until &&
  resource.organ.since <= context.day && context.day < resource.organ.until && resource.organ.lives &&
  resource.organ.powers.contains(context.power) && resource.organ.council.claims.contains(context.power) &&
  ((resource.first <= context.day && context.day < resource.last) ||
   (resource.again <= context.day && context.day < resource.end)) };"""


def _ref(kind: str, name: str) -> dict[str, Any]:
    return {"__entity": {"type": kind, "id": name}}


def _entity(kind: str, name: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {"uid": {"type": kind, "id": name}, "attrs": attributes, "parents": []}


_CASBIN = """[request_definition]
r = sub, place, power, day
[policy_definition]
p = sub, place, organ, powers, since, until
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = r.sub == p.sub && r.place == p.place && gives(p.powers, p.since, p.until, r.power, r.day) && \
upper(p.organ, r.power, r.place, r.day)
"""


class Casbin(Engine):
    """The fast enforcer, keyed by person and institution; what lies above the appointment is the plain program's."""

    keys: list[int] | None = [0, 1]

    def __init__(self, world: World) -> None:
        import casbin
        from casbin.model import FastModel

        logging.disable(logging.CRITICAL)
        model = FastModel(self.keys) if self.keys else casbin.Model()
        model.load_model_from_text(_CASBIN)
        fast = self.keys is not None
        self.enforcer = casbin.FastEnforcer(model, None, cache_key_order=self.keys) if fast else casbin.Enforcer(model)
        policies = [
            [one.person, one.place, one.organ, f"|{'|'.join(sorted(one.powers))}|", str(one.since), str(one.until)]
            for one in world.appointments
        ]
        self.enforcer.add_policies(policies)
        self.enforcer.add_function("gives", _gives)
        self.enforcer.add_function("upper", Plain(world).upper)

    def may(self, person: str, power: str, place: str, day: int) -> Verdict:
        """Whether the enforcer lets him."""
        return bool(self.enforcer.enforce(person, place, power, day))


def _gives(powers: str, since: str, until: str, power: str, day: int) -> bool:
    return int(since) <= day < int(until) and f"|{power}|" in powers


class CasbinScan(Casbin):
    """The usual enforcer, which looks at every policy."""

    keys = None


_POLAR = """
peopled(unit, day) if member(unit, since, until) and since <= day and day < until;
filled(organ, day) if
  seat(organ, "unit", sender, since, until) and since <= day and day < until and peopled(sender, day);
filled(organ, day) if seat(organ, "council", _, since, until) and since <= day and day < until;
may(person, power, place, day) if
  appointment(person, place, organ, given, f, u) and f <= day and day < u and power in given and
  founding(organ, council, held, g, v) and g <= day and day < v and power in held and
  claims(council, own) and power in own and recognition(place, council, h, w) and h <= day and day < w and
  filled(organ, day);
allow(_, _, _) if false;
"""


class Oso(Engine):
    """Polar, with the facts as rules. It cannot count seats in a rule: asked with a quorum of one only."""

    def __init__(self, world: World) -> None:
        warnings.simplefilter("ignore")
        import oso

        def fact(name: str, *values: Any) -> str:
            return f"{name}({', '.join(json.dumps(sorted(v) if isinstance(v, frozenset) else v) for v in values)});"

        units = frozenset(world.units)
        facts = [fact("member", *one) for one in world.memberships]
        for one in world.seats:
            kind = "unit" if one.sender in units else "council"
            facts.append(fact("seat", one.organ, kind, one.sender, one.since, one.until))
        for one in world.foundings:
            facts.append(fact("founding", one.organ, one.council, one.powers, one.since, one.until))
        for one in world.appointments:
            facts.append(fact("appointment", one.person, one.place, one.organ, one.powers, one.since, one.until))
        facts += [fact("recognition", *one) for one in world.recognitions]
        facts += [fact("claims", name, claimed) for name, claimed in world.claims.items()]
        self.oso = oso.Oso()
        self.oso.load_str("\n".join(facts) + _POLAR)

    def may(self, person: str, power: str, place: str, day: int) -> Verdict:
        """Whether the rule can be proved."""
        return next(self.oso.query_rule("may", person, power, place, day), None) is not None


ENGINES: dict[str, type[Engine]] = {
    "plain program": Plain,
    "mandat": Mandat,
    "Cedar": Cedar,
    "Casbin (keyed)": Casbin,
    "Casbin": CasbinScan,
    "Oso": Oso,
}
