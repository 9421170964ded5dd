"""A minute book of 100,000 acts, drawn by lot: what councils of delegates write down in twelve years."""

import random
from datetime import date, timedelta

ORIGIN = date(2010, 1, 1)
COUNCILS, UNITS, PERSONS = 200, 2000, 6000
DAYS = 4300
POWERS = ("funds.spend", "funds.collect", "press.publish", "strike.call", "strike.end", "stores.issue")


class Federation:
    """Writes acts day by day. Each council has ten units, and every unit a seat in it."""

    def __init__(self, seed: int = 3) -> None:
        self.lot = random.Random(seed)
        self.number = 0
        self.next = 0
        self.runs: list[tuple[str, str, str, str]] = []

    def text(self, size: int) -> str:
        """A book of about this many acts."""
        acts = self.things()
        first = len(acts)
        while len(acts) < size:
            acts += self.happening(self.day(1 + (len(acts) - first) * DAYS // (size - first)))
        return "\n".join(acts[:size])

    def day(self, number: int) -> str:
        """A day as it is written."""
        return (ORIGIN + timedelta(number)).isoformat()

    def id(self, word: str) -> str:
        """A new id."""
        self.number += 1
        return f"{word}-{self.number}"

    def things(self) -> list[str]:
        """Who and what there is, and the rules."""
        day = self.day(0)
        acts = [f'{day} person p{n} "Person {n}"\n    cite "roll, {n}"\n' for n in range(PERSONS)]
        for n in range(COUNCILS):
            acts.append(f'{day} body council{n} "Council {n}"\n    kind council\n')
            rules = "    quorum 1/2 of seats\n    majority simple\n    term 4 years\n"
            acts.append(f"{day} charter rules{n} of council{n}\n{rules}")
        acts += [f"{day} unit u{n}\n    kind branch\n    members {50 + n % 200}\n" for n in range(UNITS)]
        for n in range(UNITS):
            acts.append(self.elected(day, n))
        return acts

    def elected(self, day: str, unit: int) -> str:
        """A unit sends a delegate to its council; nobody sits for two units."""
        person, until = f"p{unit * 3 + self.lot.randrange(3)}", date.fromisoformat(day) + timedelta(1200)
        header = f"{day} elect {self.id('elect')} of {person} to council{unit % COUNCILS} from u{unit}"
        return f"{header}\n    until {until.isoformat()}\n    for {self.lot.randrange(20, 40)}\n    against 3\n"

    def happening(self, day: str) -> list[str]:
        """Something that happens: one to three acts."""
        unit = self.lot.randrange(UNITS)
        kinds = (self.election, self.resolution, self.recognition, self.appointment, self.order, self.order, self.news)
        return self.lot.choice(kinds)(day, unit)

    def election(self, day: str, unit: int) -> list[str]:
        """The unit whose turn it is elects anew."""
        self.next = (self.next + 1) % UNITS
        return [self.elected(day, self.next)]

    def resolution(self, day: str, unit: int) -> list[str]:
        """A motion is put, and voted."""
        council, motion = f"council{unit % COUNCILS}", self.id("motion")
        votes = f"    for {self.lot.randrange(5, 9)}\n    against 1\n    present 9\n"
        return [
            f'{day} motion {motion} in {council}\n    text "On the question of {motion}"\n',
            f"{day} vote {self.id('vote')} in {council} on {motion}\n{votes}",
        ]

    def recognition(self, day: str, unit: int) -> list[str]:
        """A unit recognises its council for a power."""
        header = f"{day} recognise {self.id('word')} by u{unit} of council{unit % COUNCILS}"
        return [f"{header}\n    powers {self.lot.choice(POWERS)}\n    cite minute {self.number}\n"]

    def appointment(self, day: str, unit: int) -> list[str]:
        """A council sets somebody over a unit, for two years."""
        person, council = f"p{self.lot.randrange(PERSONS)}", f"council{unit % COUNCILS}"
        until = (date.fromisoformat(day) + timedelta(730)).isoformat()
        power = self.lot.choice(POWERS)
        self.runs.append((person, f"u{unit}", power, until))
        header = f"{day} appoint {self.id('appointment')} by {council} of {person} over u{unit}"
        return [f"{header}\n    powers {power}, press.publish\n    until {until}\n"]

    def order(self, day: str, unit: int) -> list[str]:
        """Somebody so set orders the unit, and it answers."""
        if not self.runs:
            return self.news(day, unit)
        person, over, power, until = self.runs[-1 - self.lot.randrange(min(500, len(self.runs)))]
        if until < day:
            return self.news(day, unit)
        order, says = self.id("order"), self.lot.choice(("carried-out", "will", "refused"))
        return [
            f'{day} order {order} from {person} to {over}\n    power {power}\n    text "Send it by {day}"\n',
            f"{day} answer {self.id('answer')} to {order} by {over} says {says}\n    cite minute {self.number}\n",
        ]

    def news(self, day: str, unit: int) -> list[str]:
        """A unit grows or shrinks."""
        return [f"{day} change u{unit}\n    members {self.lot.randrange(40, 300)}\n    cite return {self.number}\n"]
