"""A second opinion on proofs: checks a yes of `may --json` from the acts alone, and shares no code with the law.

It reads the acts naively, one after the other, each at its earliest instant, and knows only which of them the checks
called void. It does not look for answers: it takes one, and says what is wrong with its proof.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from mandat.core import acts as a
from mandat.core.dates import read as read_date

ORDER = ("held", "conferred", "living", "recognised", "countersigned")
FOLLOWED, REFUSED = ("carried-out", "accepted", "will"), ("refused", "rejected")


@dataclass(frozen=True)
class Grant:
    """Powers that one act gave: to whom, by whom (any of them), with the act that conferred them first."""

    act: a.Act
    origin: a.Act
    receiver: str
    givers: tuple[str, ...]
    powers: tuple[str, ...]
    over: tuple[str, ...]
    office: str | None
    t: int


def minute(text: str | None) -> int | None:
    """An instant of the document as a number of minutes; None where it is open."""
    return None if text is None else read_date(text).earliest


def covers(names: Iterable[str], power: str) -> bool:
    """Whether one of these powers is the power asked for, or a wider one; implied ones count."""
    return any(f"{power}.".startswith(f"{name.rstrip('?')}.") for name in names)


class Naive:
    """The acts of a record, in the order in which they happened."""

    def __init__(self, acts: Iterable[a.Act], void: Iterable[str]) -> None:
        written = list(acts)
        self.by_id = {act.id: act for act in reversed(written)}
        self.void = set(void)
        self.adopted = {
            ref: act for act in written if isinstance(act, a.Adopt) and act.id not in self.void for ref in act.on
        }
        self.place = {act.id: place for place, act in enumerate(written)}
        self.when = {act.id: self._instant(act, ()) for act in written}
        stands = [act for act in self.by_id.values() if self._stands(act)]
        self.acts = sorted(stands, key=self.rank)
        self.of_shape: dict[type, list[a.Act]] = {}
        for act in self.acts:
            self.of_shape.setdefault(type(act), []).append(act)
        self.established = {act.of for act in written if isinstance(act, a.Conferral) and act.verb == "establish"}

    def _instant(self, act: a.Act, above: tuple[str, ...]) -> int:
        refs = [self.by_id[ref] for ref in _references(act) if ref in self.by_id and ref not in (*above, act.id)]
        first = max([act.at.earliest, *(self._instant(ref, (*above, act.id)) for ref in refs)])
        if act.status == "draft" and act.id in self.adopted and act.id not in above:
            adoption = self.adopted[act.id]
            return max(first, adoption.at.earliest)
        return first

    def _stands(self, act: a.Act) -> bool:
        if act.id in self.void or act.status == "struck" or (act.status == "draft" and act.id not in self.adopted):
            return False
        return not (isinstance(act, a.Decision) and self._lost(act))

    @staticmethod
    def _lost(act: a.Decision) -> bool:
        if isinstance(act, a.Vote):
            return False
        counted = act.for_ is not None and act.against is not None
        return not counted and act.result in ("lost", "tied")

    def rank(self, act: a.Act) -> tuple:
        """What sorts acts by when they happened; things first, then as written, what is referred to before."""
        behind = [
            self.place[ref] for ref in _references(act) if ref in self.place and self.when[ref] == self.when[act.id]
        ]
        thing = isinstance(act, a.Thing) and not behind
        return self.when[act.id], not thing, max([self.place[act.id], *(place + 0.5 for place in behind)])

    def until(self, shape: type, t: int) -> list:
        """The acts of a shape that had happened by an instant."""
        return [act for act in self.of_shape.get(shape, ()) if self.when[act.id] <= t]

    # -------------------------------------------------------------------------------------------------- things

    def is_root(self, body: str) -> bool:
        """Whether nobody established this body."""
        return isinstance(self.by_id.get(body), a.Body) and body not in self.established

    def described(self, thing: str, field: str, t: int) -> object:
        """What was said last of a thing under a key."""
        value = getattr(self.by_id.get(thing), field, None)
        for act in self.until(a.Change, t):
            if act.of == thing and getattr(act, field, None):
                value = getattr(act, field)
        return value

    def containers(self, unit: str, t: int) -> list[str]:
        """The units in which a unit lies, nearest first; what has ended contains nothing."""
        found: list[str] = []
        while (unit := self.described(unit, "within", t)) and unit not in found and not self.ended(unit, t):
            found.append(unit)
        return found

    def over_covers(self, over: tuple[str, ...], target: str, t: int) -> bool:
        """Whether a scope covers a target."""
        return not over or not {target, *self.containers(target, t)}.isdisjoint(over)

    def ended(self, thing: str, t: int, since: a.Act | None = None) -> bool:
        """Whether a thing was dissolved, or ceased, after an act (of founding it, or conferring something on it)."""
        founding = [act for act in self.until(a.Conferral, t) if act.verb == "establish" and act.of == thing]
        after = since or (founding[-1] if founding else self.by_id[thing])
        ends = [act for shape in (a.Dissolve, a.Cease) for act in self.until(shape, t) if act.of == thing]
        return any(self.rank(act) > self.rank(after) for act in ends)

    def charters(self, body: str, t: int) -> list[a.Charter]:
        """The charters of a body by an instant; of one founded again, those since the earlier one had ended."""
        found = [act for act in self.until(a.Charter, t) if act.of == body]
        foundings = [act for act in self.until(a.Conferral, t) if act.verb == "establish" and act.of == body]
        for earlier, later in pairwise(foundings):
            ends = [act for act in self.ends(earlier, body) if self.rank(act) < self.rank(later)]
            if ends:
                found = [act for act in found if self.rank(act) > min(map(self.rank, ends))]
        return found

    def ends(self, founding: a.Conferral, body: str) -> Iterator[a.Act]:
        """The acts by which the life of a body ended that was founded, or after which it was seen to have run out."""
        until = founding.until or getattr(self.by_id[body], "until", None)
        for act in self.acts:
            if self.rank(act) > self.rank(founding):
                ended = isinstance(act, a.Dissolve | a.Cease) and act.of == body
                if ended or (until and self.ran_out(founding, until, self.when[act.id])):
                    yield act

    def heir(self, thing: str, t: int) -> str:
        """Who bears what a thing conferred: the thing itself, or into what it was dissolved, if it has ended."""
        seen: set[str] = set()
        while thing not in seen and self.ended(thing, t):
            seen.add(thing)
            thing = next((act.into for act in self.until(a.Dissolve, t) if act.of == thing and act.into), thing)
        return thing

    def inherited(self, thing: str, t: int) -> set[str]:
        """Those whose powers a thing inherited: what was dissolved into it."""
        found: set[str] = set()
        ahead = [thing]
        while ahead:
            name = ahead.pop()
            ahead += [act.of for act in self.until(a.Dissolve, t) if act.into == name and act.of not in found]
            found.add(name)
        return found

    # --------------------------------------------------------------------------------------------------- grants

    def grant(self, name: str) -> Grant | None:
        """What an act confers; None where it confers nothing."""
        act = self.by_id.get(name)
        if isinstance(act, a.Conferral):
            givers = (act.receiver,) if act.verb == "assume" else (act.by, *act.with_)
            return Grant(act, act, act.receiver, givers, act.powers, act.over, act.as_, self.when.get(name, 0))
        if isinstance(act, a.Office):
            return Grant(act, act, act.id, (act.in_,), act.powers, act.over, None, self.when[name])
        if isinstance(act, a.Change) and isinstance(self.by_id.get(act.of), a.Office):
            office = self.by_id[act.of]
            powers, over = act.powers or office.powers, act.over or office.over
            return Grant(act, act, office.id, (office.in_,), powers, over, None, self.when[name])
        return None

    def ratified(self, act: a.Ratify) -> Iterator[Grant]:
        """What a ratification gives again: by its own author, or by the first one."""
        for ref in act.ratifies:
            first = self.grant(ref)
            if first is not None:
                givers = (act.by, *first.givers)
                yield Grant(
                    act, first.origin, first.receiver, givers, first.powers, first.over, first.office, self.when[act.id]
                )

    def grants(self, name: str) -> list[Grant]:
        """What an act confers, itself or by ratifying."""
        act = self.by_id.get(name)
        if isinstance(act, a.Ratify):
            return list(self.ratified(act))
        grant = self.grant(name)
        return [grant] if grant else []

    def all_grants(self, receiver: str, t: int) -> Iterator[Grant]:
        """All that was ever conferred on somebody by an instant."""
        receivers = self.inherited(receiver, t)
        for shape in (a.Office, a.Change, a.Conferral, a.Ratify):
            for act in self.until(shape, t):
                for grant in self.grants(act.id):
                    if grant.receiver in receivers:
                        yield grant

    def powers(self, grant: Grant, t: int, *, described: bool = False) -> tuple[str, ...]:
        """The powers of a grant: its own, or those of the office; `described`: without what was granted to that."""
        if grant.powers or grant.office is None:
            return grant.powers
        given = [other for other in self.all_grants(grant.office, t) if not self.taken(other, None, t)]
        kept = [other for other in given if not described or isinstance(other.act, a.Office | a.Change)]
        return tuple(name for other in kept for name in other.powers)

    def scope(self, grant: Grant, t: int) -> tuple[str, ...]:
        """The scope of a grant: its own, or that of the office."""
        if grant.over or grant.office is None:
            return grant.over
        return tuple(self.described(grant.office, "over", t) or ())

    def above(self, body: str, t: int) -> set[str]:
        """Everybody from whom somebody has anything, and those above them."""
        found: set[str] = set()
        ahead = [body]
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += [giver for grant in self.all_grants(name, t) for giver in grant.givers]
                ahead.append(self.heir(name, t))
        return found

    def giving(self, body: str, power: str, target: str, t: int) -> set[str]:
        """Those from whom a body has a power, and the body itself: climbing grants that run."""
        found: set[str] = set()
        ahead = [body]
        while ahead:
            name = ahead.pop()
            if name in found:
                continue
            found.add(name)
            for grant in self.all_grants(name, t):
                if covers(self.powers(grant, t), power) and not self.taken(grant, power, t, target):
                    ahead += [self.heir(giver, t) for giver in grant.givers]
        return found

    # ------------------------------------------------------------------------------------------- what ends grants

    def taken(self, grant: Grant, power: str | None, t: int, target: str | None = None) -> str | None:
        """What took a grant back (or a power of it, over a target) by an instant; None where nothing did."""
        ran_out = self.ran_out(grant.origin, getattr(grant.origin, "until", None), t)
        if ran_out is not None:
            return ran_out
        for shape, ends in ((a.Ending, self._ends), (a.Removal, _removes), (a.Change, self._redescribes)):
            for act in self.until(shape, t):
                if self.rank(act) > self.rank(grant.act) and ends(act, grant, power, target):
                    return act.id
        return None

    def _ends(self, act: a.Ending, grant: Grant, power: str | None, target: str | None) -> bool:
        conferrals = [ref for ref in act.on if isinstance(self.by_id.get(ref), a.Conferral)]
        if conferrals and grant.origin.id not in conferrals:
            return False
        if not conferrals and act.of != grant.receiver:
            return False
        if act.powers and (power is None or not _touches(act.powers, power)):
            return False
        if not conferrals and not self._kind_meant(act, grant):
            return False
        t = self.when[act.id]
        places = self.scope(grant, t) if target is None else (target,)
        if act.over and not (places and all(self.over_covers(act.over, place, t) for place in places)):
            return False
        return any(act.by in self.above(giver, t) for giver in grant.givers)

    @staticmethod
    def _kind_meant(act: a.Ending, grant: Grant) -> bool:
        if act.verb == "dismiss" and grant.origin.verb != "appoint":
            return False
        if grant.origin.verb == "assume" and not act.on and act.by not in grant.givers:
            return False
        return act.as_ in (None, grant.office)

    def _redescribes(self, act: a.Change, grant: Grant, power: str | None, target: str | None) -> bool:
        office = isinstance(grant.act, a.Office | a.Change)
        return office and act.of == grant.receiver and bool(act.powers or act.over) and act is not grant.act

    def ran_out(self, act: a.Act, until: a.Until | None, t: int) -> str | None:
        """What brought the stated end of an act by an instant; None where it still runs."""
        if until is None:
            return None
        if until.date is not None and t >= max(until.date.end, self.when[act.id]):
            return until.date.text
        for other in self.acts:
            if self.rank(act) < self.rank(other) and self.when[other.id] <= t and self._is_end(other, until, act):
                return other.id
        return None

    def _is_end(self, other: a.Act, until: a.Until, act: a.Act) -> bool:
        if until.act is not None and (other.id == until.act or getattr(other, "of", None) == until.act):
            return other.id == until.act or isinstance(other, a.Dissolve | a.Cease)
        if until.opening is not None:
            return isinstance(other, a.Sitting) and other.verb == "open" and other.in_ == until.opening
        if until.decision is not None and isinstance(other, a.Vote):
            return other.in_ == until.decision and act.id in other.on and self.carried(other)
        return False

    @staticmethod
    def carried(vote: a.Vote) -> bool:
        """Whether a vote carried, as far as plain numbers tell."""
        if vote.for_ is None or vote.against is None or vote.for_.exact is None or vote.against.exact is None:
            return vote.result in (None, "carried")
        return vote.for_.exact > vote.against.exact

    # ---------------------------------------------------------------------------------------------------- speech

    def set_over(self, person: str, unit: str, act: a.Act) -> bool:
        """Whether another body had set this person over a unit before an act, so that he answers for himself."""
        t = self.when[act.id]
        places = {unit, *self.containers(unit, t)}
        return any(
            grant.act.verb in ("appoint", "ratify")
            and self.rank(grant.act) < self.rank(act)
            and unit not in grant.givers
            and not places.isdisjoint(self.scope(grant, t))
            and not self.taken(grant, None, t)
            for grant in self.all_grants(person, t)
        )

    def speaks_for(self, act: a.Recognition | a.Answer, unit: str) -> bool:
        """Whether a word or an answer is that of a unit."""
        return act.by == unit and not (act.through and self.set_over(act.through, unit, act))

    def words(self, unit: str, target: str, power: str, t: int) -> list[a.Recognition]:
        """The words of a unit that hold for a target under a power, the latest last."""
        return [
            act
            for act in self.until(a.Recognition, t)
            if self.speaks_for(act, unit)
            and (not act.powers or covers(act.powers, power))
            and (unit == target or target not in act.except_)
            and self.ran_out(act, act.until, t) is None
            and not self.ended(unit, t, act)
        ]

    def ladder(self, target: str, power: str, t: int) -> list[a.Recognition]:
        """All words that hold for a target: its own before its containers', later before earlier."""
        units = (target, *self.containers(target, t))
        return [word for unit in units for word in reversed(self.words(unit, target, power, t))]

    def runner(self, target: str, t: int) -> tuple[tuple[str, ...], tuple[a.Act, ...]] | None:
        """Who runs a target (nobody: nothing), and by which act (one of these); None where nothing is said."""
        for unit in (target, *self.containers(target, t)):
            found = None
            for act in self.acts:
                if self.when[act.id] > t:
                    break
                if isinstance(act, a.Take) and unit in act.of:
                    found = (act.by,), (act,)
                elif isinstance(act, a.Unit | a.Change) and act.under and unit in (act.id, getattr(act, "of", None)):
                    found = (() if act.under == a.NOBODY else (act.under,)), (act,)
            if found is not None:
                return found
        founded = [grant for grant in self.all_grants(target, t) if grant.origin.verb == "establish"]
        running = [
            grant for grant in founded if not self.taken(grant, None, t) and not self.ended(target, t, grant.act)
        ]
        if not running:
            return None
        first = min(running, key=lambda grant: self.rank(grant.origin)).origin
        givers = {giver for grant in running if grant.origin is first for giver in grant.givers}
        return tuple(givers), tuple(grant.act for grant in running if givers.issuperset(grant.givers))


def _touches(names: Iterable[str], power: str) -> bool:
    """Whether one of these powers is the power asked for, a wider one, or a part of it."""
    return covers(names, power) or any(covers([power], name.rstrip("?")) for name in names)


def _references(act: a.Act) -> tuple[str, ...]:
    found: list[str] = []
    names = ("after", "on", "ratifies", "corrects", "against" if isinstance(act, a.Dispatch) else "after")
    for name in names:
        value = getattr(act, name, ()) or ()
        found += [value] if isinstance(value, str) else value
    return (*found, act.to) if isinstance(act, a.Answer) else tuple(found)


def _removes(act: a.Removal, grant: Grant, power: str | None, target: str | None) -> bool:
    if grant.receiver not in act.of or (act.as_ is None and act.in_ is not None):
        return False
    return act.as_ in (None, grant.office)


# ------------------------------------------------------------------------------------------------------ the checks


@dataclass(frozen=True)
class Asked:
    """The question that a document answers, with its date as an instant."""

    actor: str
    power: str
    target: str
    t: int
    dispatch: str | None = None


def check(book: Naive, asked: Asked, answer: dict) -> list[str]:
    """What is wrong with the proof of a yes; nothing, where it is right."""
    proof = answer["proof"]
    kinds = [link["link"] for link in proof]
    if kinds != sorted(kinds, key=ORDER.index) or not set(ORDER[:4]) <= set(kinds):
        return [f"the links do not stand in order, or one is missing: {' '.join(kinds)}"]
    if kinds.count("held") != 1 or kinds.count("living") != 1 or kinds.count("recognised") != 1:
        return ["a link stands twice"]
    told = [complaint for link in proof for complaint in _link(book, asked, link)]
    if told:
        return told
    by_kind = {kind: [link for link in proof if link["link"] == kind] for kind in ORDER}
    chain = [link["of"] for link in by_kind["conferred"]]
    told += _chain(book, asked, answer, by_kind["conferred"])
    told += _held(book, asked, by_kind["held"][0], by_kind["conferred"][0])
    told += _living(book, asked, by_kind["living"][0], by_kind["conferred"])
    spoken = _with_offices(book, by_kind["conferred"])
    told += _recognised(book, asked, by_kind["recognised"][0], spoken, by_kind["conferred"])
    told += _countersigned(book, asked, answer, by_kind["countersigned"], chain)
    told += _grade(answer)
    return told


def _link(book: Naive, asked: Asked, link: dict) -> Iterator[str]:
    act = book.by_id.get(link["act"])
    if act is None or act not in book.of_shape.get(type(act), ()):
        yield f"{link['act']} is no act that stands"
        return
    since, until = minute(link["from"]), minute(link["until"])
    if (since is not None and since > asked.t) or (until is not None and until <= asked.t):
        yield f"{link['act']} does not hold at the date asked"
    if book.when[act.id] > asked.t:
        yield f"{act.id} had not happened"
    if link["at"] != act.at.text:
        yield f"{act.id} is dated {act.at.text}, not {link['at']}"
    if link.get("vote") not in (None, *_counts(book, act)):
        yield f"{act.id} was not decided by {link['vote']}"
    if since is not None and since < book.when[act.id]:
        yield f"{act.id} cannot hold since before it happened"


def _counts(book: Naive, act: a.Act) -> Iterator[dict]:
    """The counts by which an act was decided: its own, or those of its adoption, its vote, or a vote on its motion."""
    if act.id in book.adopted:
        yield from _counts(book, book.adopted[act.id])
    refs = set(getattr(act, "on", ()))
    votes = [vote for vote in book.of_shape.get(a.Vote, ()) if vote.id in refs or not refs.isdisjoint(vote.on)]
    for vote in (act, *votes) if isinstance(act, a.Decision) else ():
        parts = {"for": vote.for_, "against": vote.against, "abstain": vote.abstain}
        yield {name: part.number() if part is not None else None for name, part in parts.items()}


def _chain(book: Naive, asked: Asked, answer: dict, links: list[dict]) -> Iterator[str]:
    """Each conferral names its receiver, and a giver that the next link is about."""
    for place, link in enumerate(links):
        upper = links[place + 1] if place + 1 < len(links) else None
        root = _is_own(book, link)
        if root:
            if upper is not None:
                yield f"{link['of']} stands above its own root"
            yield from _root(book, asked, answer, link)
            return
        found = [grant for grant in book.grants(link["act"]) if not list(_grant(book, asked, link, grant, upper))]
        if not found:
            grants = book.grants(link["act"])
            yield from _grant(book, asked, link, grants[0], upper) if grants else [f"{link['act']} confers nothing"]
        if upper is None:
            yield from _top(answer, link, found)


def _is_own(book: Naive, link: dict) -> bool:
    return link["act"] == link["of"] and isinstance(book.by_id[link["act"]], a.Body | a.Unit)


def _root(book: Naive, asked: Asked, answer: dict, link: dict) -> Iterator[str]:
    body = link["of"]
    if answer["root"] != body:
        yield f"the chain ends in {body}, not in {answer['root']}"
    if isinstance(book.by_id[body], a.Unit):
        if not book.over_covers((body,), asked.target, asked.t):
            yield f"{asked.target} does not lie in {body}"
    elif not book.is_root(body):
        yield f"{body} is no root"
    if book.ended(body, asked.t):
        yield f"{body} had ended"
    until = getattr(book.by_id[body], "until", None)
    if until is not None and book.ran_out(book.by_id[body], until, asked.t):
        yield f"{body} had reached its end"
    if not _claims(book, body, asked.power, asked.t):
        yield f"{body} does not claim {asked.power}"


def _claims(book: Naive, root: str, power: str, t: int) -> bool:
    """Whether a root claims a power: all of them, unless its charter lists some."""
    claimed = None
    for charter in book.charters(root, t):
        for rule in charter.rules:
            claimed = rule.text if rule.key == "powers" else claimed
    return claimed in (None, "none") or covers([name.strip() for name in claimed.split(",")], power)


def _claimed_ever_since(book: Naive, root: str, power: str, since: int, t: int) -> bool:
    """Whether a root claimed a power at one time and at every change of its charter after it."""
    changes = (book.when[charter.id] for charter in book.until(a.Charter, t) if charter.of == root)
    return all(_claims(book, root, power, one) for one in (since, *changes) if one >= since)


def _grant(book: Naive, asked: Asked, link: dict, grant: Grant, upper: dict | None) -> Iterator[str]:
    t = asked.t
    if grant.receiver not in book.inherited(link["of"], t):
        yield f"{grant.act.id} is about {grant.receiver}, not {link['of']}"
    filled = upper is not None and _fills(book, grant, upper)
    if not covers(book.powers(grant, t, described=not filled), asked.power):
        yield f"{grant.act.id} does not confer {asked.power}"
    if not book.over_covers(book.scope(grant, t), asked.target, t):
        yield f"{grant.act.id} is not over {asked.target}"
    taken = book.taken(grant, asked.power, t, asked.target)
    if taken:
        yield f"what {grant.act.id} conferred was ended by {taken}"
    founding = grant.origin.verb == "establish"
    if book.ended(link["of"], t, grant.act) or (founding and _outlived(book, grant.receiver, grant.origin, t)):
        yield f"{link['of']} had ended"
    if upper is not None:
        yield from _given(book, asked, grant, upper)


def _fills(book: Naive, grant: Grant, upper: dict) -> bool:
    """Whether a grant fills the office that stands above it, to which somebody granted the power."""
    described = isinstance(book.by_id[upper["act"]], a.Office | a.Change)
    return grant.office == upper["of"] and not grant.powers and not described


def _given(book: Naive, asked: Asked, grant: Grant, upper: dict) -> Iterator[str]:
    """The giver is the one above, and held the power on the day."""
    if _fills(book, grant, upper):
        return
    heirs = {book.heir(giver, asked.t) for giver in grant.givers}
    if upper["of"] not in {*grant.givers, *heirs}:
        yield f"{grant.act.id} was given by {' or '.join(grant.givers)}, not by {upper['of']}"
        return
    if book.is_root(upper["of"]) and not _claimed_ever_since(book, upper["of"], asked.power, grant.t, asked.t):
        yield f"{upper['of']} did not claim {asked.power} all the time since {grant.act.id}"
    if book.when[upper["act"]] <= grant.t or upper["of"] not in grant.givers:
        return
    if isinstance(grant.act, a.Office | a.Change):
        return
    earlier = (other for giver in grant.givers for other in book.all_grants(giver, grant.t))
    if not any(covers(book.powers(other, grant.t), asked.power) for other in earlier):
        yield f"{upper['of']} did not hold {asked.power} when it conferred it by {grant.act.id}"


def _top(answer: dict, link: dict, found: list[Grant]) -> Iterator[str]:
    """A chain that ends without a root ends in an assumption, or with somebody unknown."""
    for grant in found:
        if grant.origin.verb == "assume" and answer["root"] == link["of"]:
            return
        if a.UNKNOWN in grant.givers and answer["root"] is None:
            return
    yield f"the chain ends with {link['act']}, which neither is a root's nor an assumption"


def _held(book: Naive, asked: Asked, held: dict, first: dict) -> Iterator[str]:
    if held["of"] != asked.actor or first["of"] != asked.actor:
        yield f"{asked.actor} is asked about, not {held['of']}"
    if held["act"] != first["act"]:
        yield f"{asked.actor} holds by {held['act']}, and was given it by {first['act']}"
    office = {grant.office for grant in book.grants(first["act"])}
    if kept(book, asked, asked.actor, office):
        yield f"{asked.actor} is kept from acting"
    filled = isinstance(book.by_id[asked.actor], a.Office)
    persons = [name for name in book.by_id if _holds_office(book, name, asked.actor, asked.t)] if filled else []
    if persons and all(kept(book, asked, person, {asked.actor}) for person in persons):
        yield f"whoever holds {asked.actor} is kept from acting"


def kept(book: Naive, asked: Asked, person: str, office: set[str | None]) -> bool:
    """Whether somebody is kept from acting at the date asked, in one of these offices or at all."""
    return any(
        person in act.of
        and (act.verb == "detain" or (act.verb == "suspend" and (act.as_ in office or not (act.as_ or act.in_))))
        and not _freed(book, act, asked, person)
        for act in book.until(a.Hindrance, asked.t)
    )


FREES = {"detain": "release-person", "suspend": "reinstate"}


def _freed(book: Naive, act: a.Hindrance, asked: Asked, person: str) -> bool:
    if book.ran_out(act, act.until, asked.t):
        return True
    later = [other for other in book.until(a.Hindrance, asked.t) if book.rank(other) > book.rank(act)]
    return any(
        person in other.of
        and other.verb == FREES[act.verb]
        and other.in_ in (None, act.in_)
        and other.as_ in (None, act.as_)
        for other in later
    )


def _living(book: Naive, asked: Asked, link: dict, chain: list[dict]) -> Iterator[str]:
    body = link["of"]
    names = [one["of"] for one in chain]
    for one, upper in pairwise(chain):
        filled = [grant for grant in book.grants(one["act"]) if _fills(book, grant, upper)]
        names[names.index(one["of"]) + 1 : names.index(one["of"]) + 1] = [
            book.heir(giver, asked.t) for grant in filled for giver in grant.givers
        ]
    acting = next((name for name in names if not isinstance(book.by_id[name], a.Person | a.Office)), names[-1])
    if body != acting:
        yield f"{acting} acts, not {body}"
    act = book.by_id[link["act"]]
    if act.id not in (_founding(book, body) or {body}):
        yield f"{act.id} founds no {body}"
    if book.ended(body, asked.t, act):
        yield f"{body} had ended"
    if _outlived(book, body, act, asked.t):
        yield f"{body} had reached its end"


def _outlived(book: Naive, body: str, founding: a.Act, t: int) -> bool:
    """Whether a body's stated end had come: that of its founding, else that of its description."""
    until = getattr(founding, "until", None) or getattr(book.by_id[body], "until", None)
    return until is not None and book.ran_out(founding, until, t) is not None


# ------------------------------------------------------------------------------------------------------ recognition


def _with_offices(book: Naive, links: list[dict]) -> list[str]:
    """Everybody of whom a word can speak: those on the chain, and the offices by which they hold."""
    found: dict[str, None] = {}
    for link in links:
        offices = (grant.office for grant in book.grants(link["act"]) if grant.receiver == link["of"])
        found |= dict.fromkeys((link["of"], *filter(None, offices)))
    return list(found)


def _recognised(book: Naive, asked: Asked, link: dict, chain: list[str], links: list[dict]) -> Iterator[str]:
    if link["of"] != asked.target:
        yield f"{asked.target} is asked about, not {link['of']}"
        return
    assumed = next(
        (book.by_id[one["act"]] for one in links if getattr(book.by_id[one["act"]], "verb", None) == "assume"), None
    )
    act = book.by_id[link["act"]]
    words = book.ladder(asked.target, asked.power, asked.t)
    yield from _only(words, asked, chain)
    if isinstance(act, a.Recognition):
        carrying = [word for word in words if _carries(book, word, asked, assumed)]
        yield from _word(carrying, act, chain)
        nearer = chain[: chain.index(act.of)] if act.of in chain else []
    elif asked.target in chain and act.id in (_founding(book, asked.target) or {asked.target}):
        nearer = chain[: chain.index(asked.target)]
    else:
        if assumed is not None:
            yield f"only a word carries what {assumed.id} assumed"
        if link["grade"] != "presumed":
            yield f"{act.id} is no word, and cannot be stated"
        body = next(_body_of(book, asked, act, chain), None)
        if body is None:
            yield f"{act.id} shows no recognition of {' or '.join(chain)} by {asked.target}"
        if any(word.of == body for word in words):
            yield f"{asked.target} has spoken of {body} by word, and {act.id} is none"
        nearer = chain[: chain.index(body)] if body else []
    for word in words:
        if word.of in nearer and (assumed is None or word.verb == "disown"):
            yield f"{asked.target} spoke of {word.of}, which is nearer, by {word.id}"


def _founding(book: Naive, body: str) -> set[str]:
    """The acts that established a body."""
    return {act.id for act in book.of_shape.get(a.Conferral, ()) if act.verb == "establish" and act.of == body}


def _carries(book: Naive, word: a.Recognition, asked: Asked, assumed: a.Act | None) -> bool:
    """Whether a word can speak of an assumption: later than it, or naming the power."""
    if assumed is None or word.verb == "disown" or book.when[word.id] >= book.when[assumed.id]:
        return True
    return bool(word.powers) and covers(word.powers, asked.power)


def _word(words: list[a.Recognition], act: a.Recognition, chain: list[str]) -> Iterator[str]:
    if act.of not in chain:
        yield f"{act.id} is about {act.of}, which is not on the chain"
    if act.verb != "recognise":
        yield f"{act.id} recognises nobody"
    if act not in words:
        yield f"{act.id} is no word that holds here"
        return
    first = next(word for word in words if word.of == act.of)
    if first is not act:
        yield f"{act.id} was followed, or is preceded, by {first.id}"


def _only(words: list[a.Recognition], asked: Asked, chain: list[str]) -> Iterator[str]:
    """Where somebody is recognised only, one of those is on the chain."""
    latest: dict[str, a.Recognition] = {}
    for word in words:
        if word.verb == "disown" or word.mode == "only":
            latest.setdefault(word.of, word)
    alone = {body for body, word in latest.items() if word.verb == "recognise"}
    if alone and alone.isdisjoint(chain) and asked.target not in chain:
        yield f"{asked.target} recognises only {' and '.join(sorted(alone))}"


def _body_of(book: Naive, asked: Asked, act: a.Act, chain: list[str]) -> Iterator[str]:
    """The bodies on the chain that an act other than a word speaks for."""
    if isinstance(act, a.Answer):
        yield from (body for body in chain if _conduct(book, asked, body) is act)
    elif isinstance(act, a.Mandate):
        yield from (body for body in chain if _sits(book, asked, act, body))
    else:
        found = book.runner(asked.target, asked.t)
        if found is not None and act in found[1]:
            giving = {body for one in found[0] for body in book.giving(one, asked.power, asked.target, asked.t)}
            yield from (body for body in chain if body in giving)


def _sits(book: Naive, asked: Asked, act: a.Mandate, body: str) -> bool:
    if act.verb != "elect" or act.from_ != asked.target or (book.runner(asked.target, asked.t) or [()])[0]:
        return False
    if book.ended(act.to, asked.t, act):
        return False
    if act.to == body:
        return True
    section = book.described(act.to, "kind", asked.t) == "section"
    founders = [other.by for other in book.until(a.Conferral, asked.t) if other.of == act.to]
    return section and body in founders


def _conduct(book: Naive, asked: Asked, body: str) -> a.Answer | None:
    """The answer by which a target last followed a body; None where it refused since, or never answered."""
    taken = max((book.when[act.id] for act in book.until(a.Take, asked.t) if asked.target in act.of), default=-1)
    for unit in (asked.target, *book.containers(asked.target, asked.t)):
        since = max([taken, *(book.when[act.id] for act in book.until(a.Take, asked.t) if unit in act.of)], default=-1)
        deeds = [
            (act, followed)
            for act in book.until(a.Answer, asked.t)
            if book.speaks_for(act, unit) and book.when[act.id] >= since
            for followed in _deed(book, asked, act, body)
        ]
        if deeds:
            return deeds[-1][0] if deeds[-1][1] else None
    return None


def _deed(book: Naive, asked: Asked, act: a.Answer, body: str) -> Iterator[bool]:
    """Whether an answer follows a body under the power (True), or refuses it (False)."""
    sent = book.by_id.get(act.to)
    if not isinstance(sent, a.Dispatch) or act.says not in (*FOLLOWED, *REFUSED):
        return
    if act.says in FOLLOWED:
        for ref in sent.against:
            if _sent_for(book, book.by_id.get(ref), body, asked.power):
                yield False
    if _sent_for(book, sent, body, asked.power):
        yield act.says in FOLLOWED


def _sent_for(book: Naive, sent: a.Act | None, body: str, power: str) -> bool:
    if not isinstance(sent, a.Dispatch) or sent.power is None or not covers([sent.power], power):
        return False
    if sent.for_ is not None:
        return sent.for_ == body
    if body in (sent.from_, *sent.with_):
        return True
    t = book.when[sent.id]
    rows = [grant for grant in book.all_grants(sent.from_, t) if covers(book.powers(grant, t), sent.power)]
    return isinstance(book.by_id.get(sent.from_), a.Person | a.Office) and any(body in grant.givers for grant in rows)


# ------------------------------------------------------------------------------------------------------- signatures


def _countersigned(book: Naive, asked: Asked, answer: dict, links: list[dict], chain: list[str]) -> Iterator[str]:
    demanded = set(_demands(book, asked, chain))
    if (answer["countersigned"] is None) != (not demanded):
        yield f"signatures are demanded of {sorted(demanded)}, and the answer says {answer['countersigned']}"
    signed = {link["of"] for link in links}
    sent = book.by_id.get(asked.dispatch) if asked.dispatch else None
    if isinstance(sent, a.Dispatch) and not {sent.from_, *sent.with_}.isdisjoint(chain):
        signed |= {sent.from_, *sent.with_}
    for who in demanded - signed:
        if who not in chain and not _holds_office(book, asked.actor, who, asked.t):
            yield f"the signature of {who} is missing"
    for link in links:
        yield from _signature(book, asked, link, demanded, chain)


def _demands(book: Naive, asked: Asked, chain: list[str]) -> Iterator[str]:
    latest: dict[str, a.Recognition] = {}
    for word in book.ladder(asked.target, asked.power, asked.t):
        if word.verb == "disown" or word.mode == "signature":
            latest.setdefault(word.of, word)
    yield from (body for body, word in latest.items() if word.verb == "recognise")
    for body in chain:
        rules: list[str] = []
        for charter in book.charters(body, asked.t):
            texts = [rule.text for rule in charter.rules if rule.key == "signature"]
            rules = texts or rules
        for who, _, names in (rule.partition(" on ") for rule in rules if rule != "none"):
            if covers([name.strip() for name in names.split(",")], asked.power):
                yield who.strip()


def _holds_office(book: Naive, person: str, office: str, t: int) -> bool:
    return any(grant.office == office and not book.taken(grant, None, t) for grant in book.all_grants(person, t))


def _signature(book: Naive, asked: Asked, link: dict, demanded: set[str], chain: list[str]) -> Iterator[str]:
    act = book.by_id[link["act"]]
    if not isinstance(act, a.Answer) or act.says != "countersigned":
        yield f"{act.id} is no signature"
        return
    if link["of"] not in demanded:
        yield f"nobody demands the signature of {link['of']}"
    t = book.when[act.id]
    signer = act.by
    if (
        signer != link["of"]
        and not _holds_office(book, signer, link["of"], t)
        and link["of"] not in book.giving(signer, asked.power, asked.target, t)
    ):
        yield f"{signer} may not sign for {link['of']}"
    yield from _serves(book, asked, act, chain)
    for other in book.until(a.Answer, asked.t):
        if other.to == act.to and other.by == signer and other.says in REFUSED and book.rank(other) > book.rank(act):
            yield f"{other.id} took the signature back"


def _serves(book: Naive, asked: Asked, act: a.Answer, chain: list[str]) -> Iterator[str]:
    """A signature serves the dispatch it is on, or stands where it was given on a request about the power as such."""
    sent = book.by_id[act.to]
    if asked.dispatch is not None and asked.dispatch in (sent.id, *sent.on):
        return
    standing = sent.verb == "request" and not sent.on and sent.power and covers([sent.power], asked.power)
    if not standing or not book.over_covers(sent.over, asked.target, asked.t):
        yield f"{act.id} signs {sent.id}, and nothing else"
    elif (sent.for_ or sent.from_) not in (asked.actor, *chain):
        yield f"{act.id} signs for {sent.for_ or sent.from_}"


def _grade(answer: dict) -> Iterator[str]:
    grades = {link["grade"] for link in answer["proof"]}
    least = "presumed" if "presumed" in grades else "stated"
    if answer["grade"] != least:
        yield f"the answer is {answer['grade']}, and its least link {least}"
