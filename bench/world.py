"""A large federation for the comparison of authority questions: drawn by lot, the same for every engine.

Councils in five tiers found organs and give them powers; organs appoint persons over institutions; institutions
recognise councils; units and lower councils send delegates to the seats of organs; members of units come and go.
Everything runs from a day to a day. A conferral comes after the one on which it rests, since the law asks for that.
"""

import random
from collections import defaultdict
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

DAYS, TODAY, POWERS = 2000, 1000, 40
ORIGIN = date(1900, 1, 1)
NOON = (ORIGIN.toordinal() - 1) * 24 * 60 + 12 * 60
"""Noon of the first day, as mandat counts instants."""


class Membership(NamedTuple):
    """A person belongs to a unit."""

    unit: str
    since: int
    until: int


class Seat(NamedTuple):
    """A unit or council (`sender`) has sent somebody to a seat of an organ."""

    organ: str
    sender: str
    delegate: str
    since: int
    until: int


class Founding(NamedTuple):
    """A council founds an organ, and gives it powers."""

    council: str
    organ: str
    powers: frozenset[str]
    since: int
    until: int


class Appointment(NamedTuple):
    """An organ appoints a person over an institution, with powers."""

    organ: str
    person: str
    place: str
    powers: frozenset[str]
    since: int
    until: int


class Recognition(NamedTuple):
    """An institution recognises a council."""

    place: str
    council: str
    since: int
    until: int


Asked = tuple[str, str, str, int]
"""Person, power, institution, day."""


class World:
    """The federation at one scale. `half`: an organ needs half of its seats filled, else one."""

    def __init__(self, scale: int, half: bool, seed: int = 7) -> None:
        self.half = half
        self.lot = random.Random(seed * 1000 + scale)
        self.units = [f"u{n}" for n in range(1000 * scale)]
        self.persons = [f"p{n}" for n in range(5000 * scale)]
        self.places = [f"y{n}" for n in range(500 * scale)]
        self.powers = [f"w{n}" for n in range(POWERS)]
        self.tiers = self._tiers(scale)
        self.councils = [name for tier in self.tiers for name in tier]
        self.claims = {name: frozenset(self.lot.sample(self.powers, 28)) for name in self.councils}
        self.memberships = [
            Membership(self.units[n % len(self.units)], *self._span(0)) for n in range(len(self.persons))
        ]
        self.foundings = [self._founding(council, f"{council}-o{n}") for council in self.councils for n in (1, 2)]
        self.seats = [seat for founding in self.foundings for seat in self._seats(founding)]
        self.recognitions: list[Recognition] = []
        self.appointments: list[Appointment] = []
        self._recognise_and_appoint(2000 * scale)

    def _tiers(self, scale: int) -> list[list[str]]:
        sizes = [size * scale for size in (120, 50, 20, 8, 2)]
        ends = list(accumulate(sizes))
        return [[f"c{n}" for n in range(end - size, end)] for size, end in zip(sizes, ends, strict=True)]

    def _span(self, first: int, last: int = TODAY, expired: float = 0.2) -> tuple[int, int]:
        """Some days from `first` on that begin before `last`; the expired ones are over today."""
        if self.lot.random() < expired and first + 1 < last:
            until = self.lot.randint(max(first + 1, 100 if last > 100 > first else first + 1), last)
            return self.lot.randint(first, until - 1), until
        return self.lot.randint(first, max(first, last - 1)), self.lot.randint(TODAY + 1, DAYS)

    def _founding(self, council: str, organ: str) -> Founding:
        powers = self.lot.sample(sorted(self.claims[council]), 14) + self.lot.sample(self.powers, 2)
        return Founding(council, organ, frozenset(powers), *self._span(0))

    def _seats(self, founding: Founding) -> list[Seat]:
        """Some seats of an organ; every tenth organ has lost all its delegates by today."""
        tier = next(n for n, names in enumerate(self.tiers) if founding.council in names)
        senders = self.lot.sample(self.tiers[tier - 1] if tier else self.units, self.lot.randint(2, 6))
        expired = 1.0 if self.lot.random() < 0.1 else 0.11
        last = min(founding.until, TODAY)
        seats = []
        for n, sender in enumerate(senders):
            since, until = self._span(founding.since, last, expired)
            first = founding.since if n == 0 else since
            seats.append(Seat(founding.organ, sender, self.lot.choice(self.persons), first, until))
        return seats

    def _recognise_and_appoint(self, people: int) -> None:
        seen: set[tuple[str, str]] = set()
        for place in self.places:
            for _ in range(2):
                self._recognise(place, self.lot.choice(self.councils), seen)
        for person in self.persons[:people]:
            for _ in range(self.lot.choice((1, 1, 2))):
                founding, place = self.lot.choice(self.foundings), self.lot.choice(self.places)
                powers = self.lot.sample(sorted(founding.powers), 6) + self.lot.sample(self.powers, 1)
                span = self._span(founding.since, min(founding.until, TODAY))
                self.appointments.append(Appointment(founding.organ, person, place, frozenset(powers), *span))
                if self.lot.random() < 0.85:
                    self._recognise(place, founding.council, seen)

    def _recognise(self, place: str, council: str, seen: set[tuple[str, str]]) -> None:
        if (place, council) in seen:
            return
        seen.add((place, council))
        since, until = self._span(0)
        self.recognitions.append(Recognition(place, council, since, until))
        if until <= TODAY and self.lot.random() < 0.15:
            again = self.lot.randint(until, TODAY), self.lot.randint(TODAY + 1, DAYS)
            self.recognitions.append(Recognition(place, council, *again))

    def today(self, number: int) -> list[Asked]:
        """Questions about today: most can only fail by time, some ask for another power, some for anything at all."""
        lot = random.Random(11)
        return [self._asked(lot, TODAY) for _ in range(number)]

    def recurring(self, number: int, dates: int) -> list[list[Asked]]:
        """Groups of questions: the same person, power and institution at several days."""
        lot = random.Random(12)
        groups = []
        for _ in range(number):
            person, power, place, _ = self._asked(lot, TODAY)
            groups.append([(person, power, place, lot.randint(0, TODAY)) for _ in range(dates)])
        return groups

    def _asked(self, lot: random.Random, day: int) -> Asked:
        if not hasattr(self, "_sound"):
            self._sound = self._soundly_appointed()
        (appointment, power), kind = lot.choice(self._sound), lot.random()
        if kind > 0.85:
            return lot.choice(self.persons), lot.choice(self.powers), lot.choice(self.places), day
        return appointment.person, lot.choice(self.powers) if kind > 0.7 else power, appointment.place, day

    def _soundly_appointed(self) -> list[tuple[Appointment, str]]:
        by_organ = {founding.organ: founding for founding in self.foundings}
        said = {(word.place, word.council) for word in self.recognitions}
        found = []
        for one in self.appointments:
            founding = by_organ[one.organ]
            if (one.place, founding.council) in said:
                good = one.powers & founding.powers & self.claims[founding.council]
                found += [(one, power) for power in sorted(good)]
        return found


def day(number: int) -> str:
    """A day as a record writes it."""
    return (ORIGIN + timedelta(number)).isoformat()


def instant(number: int) -> int:
    """Noon of a day, as mandat counts instants."""
    return NOON + number * 24 * 60


def record(world: World) -> str:
    """The federation as a minute book, in the order of its days."""
    first = day(0)
    things = [f"{first} person {name}\n" for name in world.persons]
    counts = _counts(world)
    things += [f"{first} unit {name}\n    members {counts[name].pop(0, 0)}\n" for name in world.units]
    things += [f"{first} unit {name}\n" for name in world.places]
    things += [f"{first} body {name}\n" for name in world.councils]
    quorum = "1/2 of seats" if world.half else "1 of seats"
    for name in world.councils:
        things.append(f"{first} charter {name}-rules of {name}\n    powers {', '.join(sorted(world.claims[name]))}\n")
    things += [f"{first} body {one.organ}\n" for one in world.foundings]
    things += [f"{first} charter {one.organ}-rules of {one.organ}\n    quorum {quorum}\n" for one in world.foundings]
    acts: list[tuple[int, str]] = []
    for name, steps in counts.items():
        acts += [(at, f"change {name}\n    members {count}\n") for at, count in steps.items() if at < DAYS]
    acts += [(one.since, _founded(one)) for one in world.foundings]
    acts += [(one.since, _elected(one)) for one in world.seats]
    acts += [(one.since, _recognised(n, one)) for n, one in enumerate(world.recognitions)]
    acts += [(one.since, _appointed(n, one)) for n, one in enumerate(world.appointments)]
    acts.sort(key=lambda act: act[0])
    return "\n".join([*things, *(f"{day(at)} {text}" for at, text in acts)])


def _counts(world: World) -> dict[str, dict[int, int]]:
    """Unit -> day -> how many belong to it from then on, where that changes."""
    moves: dict[str, dict[int, int]] = {name: defaultdict(int) for name in world.units}
    for unit, since, until in world.memberships:
        moves[unit][since] += 1
        moves[unit][until] -= 1
    found = {}
    for name, steps in moves.items():
        days = sorted(steps)
        found[name] = dict(zip(days, accumulate(steps[at] for at in days), strict=True))
    return found


def _until(number: int) -> str:
    return f"    until {day(number - 1)}\n"


def _founded(one: Founding) -> str:
    powers = ", ".join(sorted(one.powers))
    return f"establish {one.organ}-founded by {one.council} of {one.organ}\n    powers {powers}\n{_until(one.until)}"


def _elected(one: Seat) -> str:
    return f"elect {one.organ}-{one.sender} of {one.delegate} to {one.organ} from {one.sender}\n{_until(one.until)}"


def _recognised(number: int, one: Recognition) -> str:
    return f"recognise r{number} by {one.place} of {one.council}\n{_until(one.until)}"


def _appointed(number: int, one: Appointment) -> str:
    powers = ", ".join(sorted(one.powers))
    header = f"appoint a{number} by {one.organ} of {one.person} over {one.place}"
    return f"{header}\n    powers {powers}\n{_until(one.until)}"
