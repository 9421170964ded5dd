"""The acts: everything that can be written down about a federation.

A record is an ordered set of acts. An act is one immutable, dated entry: who did what, by which vote, with
what evidence. This file is the domain: one frozen record per *shape*, and each shape lists the verbs that are
written in that shape. Reading it from top to bottom teaches what councils, delegates and orders are.

How a shape becomes text, and back, follows from the shape alone (`mandat.book`):

- The verb is the word after the date: `1917-11-05 recall ...`.
- Each field is a key of the same name (`according_to` is `according-to`; a trailing `_` is only Python's).
- The fields in `HEADER` may stand in the header line, in any order; every field may stand below it.
- The field named by `BARE` needs no key: it is the word that follows the verb. It is `id` unless said otherwise.
- The field named by `QUOTED` is the quoted text that ends the header.
- The fields in `WORDS` take only the words that stand there.
- The field named by `REST`, where a shape has one, takes every key that is no field: the rules of a charter,
  the corrected keys of another act.

The type of a field says what may be written there:

`Id`      a thing: a person, unit, body, office, source or stock. Naming a thing is no reference in time.
`Ref`     an act. An act never precedes an act it refers to (this orders the record, see `core.order`).
`Power`   a dotted name; `ship?` with a question mark is a power the source implies but does not state.
`Date`    a date, possibly coarse or a span. `Term`: a date, an act, `opening of BODY`, `decision of BODY`.
`Count`   a count: exact, `about 500`, `2/3`, or a word such as `most`.
`Word`    one plain word. `str`: text. `Rule`: a charter key with its text, read by `core.charters`.
`Ballot`  how one seat cast its votes: `hamburg for 2 against 1`.
"""

from functools import cache
from operator import attrgetter
from typing import ClassVar, NewType

from msgspec import Struct

from mandat.core.dates import Date, When
from mandat.count.quantity import Count

Id = NewType("Id", str)
Ref = NewType("Ref", str)
Power = NewType("Power", str)
Word = NewType("Word", str)

UNKNOWN = Id("unknown")
"""`by unknown`: somebody did it, and the source does not say who. What rests on it is presumed."""

NOBODY = Id("nobody")
"""`under nobody`: the unit is run by no body, whatever its container is run by."""


RELIABILITY = ("A", "B", "C", "D", "E", "F")
"""How far a source can be trusted, from A (always) to F (cannot be judged)."""

CREDIBILITY = ("1", "2", "3", "4", "5", "6")
"""How likely a report is, from 1 (confirmed by others) to 6 (cannot be judged)."""

STANDING = ("stands", "rejected", "unverifiable")
"""What became of a report."""


SAID = (
    "acknowledged", "countersigned", "heard", "will", "carried-out", "refused",
    "referred", "unreachable", "accepted", "rejected", "attending",
)  # fmt: skip
"""What an answer can say; which of these a kind of dispatch allows is a table in `core.answers`."""


class Term:
    """The type of a field that holds an `Until`, and is made from its text: see `core.dates.Date`."""

    __slots__ = ()


class Until(Term, Struct, frozen=True):
    """How long something runs. At most one field is set; none set means open-ended."""

    date: When | None = None
    act: Id | None = None
    opening: Id | None = None
    decision: Id | None = None


class Rule(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One rule of a charter: its key and the text behind it, e.g. `quorum` and `1/2 of seats`."""

    key: str
    text: str


class Ballot(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """How one seat cast its votes in a roll call or card vote. A delegation may split its votes."""

    seat: Id
    for_: int = 0
    against: int = 0
    abstain: int = 0


# ------------------------------------------------------------------------------------------------ what all share


@cache
def key_of(name: str) -> str:
    """The key under which a field stands outside Python: `according_to` is `according-to`, `from_` is `from`."""
    return name.rstrip("_").replace("_", "-")


# Nothing in an act leads back to it, so the collector of cyclic garbage need not look at acts.
class Act(Struct, frozen=True, kw_only=True, omit_defaults=True, rename=key_of, forbid_unknown_fields=True, gc=False):
    """What every act may carry.

    at            when it happened (valid time); without a date, `after` says behind which act it comes
    after         acts that came before this one
    entered       when it was written down (record time); else the file's `option entered`, else `at`
    cite          the evidence: paragraph, page, minute number
    according_to  whose account this is, so that two accounts of one event can stand side by side
    with_         bodies that did it jointly
    status        `draft` keeps an act out of the law until it is adopted; `struck` (by a correction) for good
    """

    verb: str
    id: Id
    at: Date
    after: tuple[Ref, ...] = ()
    entered: Date | None = None
    cite: tuple[str, ...] = ()
    according_to: tuple[Id, ...] = ()
    with_: tuple[Id, ...] = ()
    status: Word | None = None
    text: str | None = None

    VERBS: ClassVar[tuple[str, ...]] = ()
    HEADER: ClassVar[tuple[str, ...]] = ()
    BARE: ClassVar[str] = "id"
    QUOTED: ClassVar[str] = "text"
    REST: ClassVar[str | None] = None
    WORDS: ClassVar[dict[str, tuple[str, ...]]] = {"status": ("draft", "adopted", "struck")}


class Thing(Act, frozen=True, kw_only=True):
    """A thing that other acts name by its id. It is described again by `change`, never by a second definition."""

    name: str | None = None

    QUOTED: ClassVar[str] = "name"


def decided_by(field: str, other: str | None = None) -> property:
    """The body (or unit, as its general meeting) that decided an act: the field that names it.

    other  the field that names it where the first is empty; None where nobody is named otherwise
    """
    first = attrgetter(field)
    if other is None:
        return property(first)
    second = attrgetter(other)

    def decider(act: "Decision") -> Id | None:
        named = first(act)
        return second(act) if named is None else named

    return property(decider)


class Decision(Act, frozen=True, kw_only=True):
    """An act that an assembly decides. It may carry its own vote, or rest `on` a vote or motion of its own.

    on        the vote (or motion that was voted) which decided it
    for_      votes for, against, abstaining; `present` how many were there; `registered` how many could be
    result    what the minutes claim: carried, lost, tied
    casting   how the chair's casting vote fell, where the charter gives one: for, against
    """

    on: tuple[Ref, ...] = ()
    for_: Count | None = None
    against: Count | None = None
    abstain: Count | None = None
    present: Count | None = None
    registered: Count | None = None
    result: Word | None = None
    casting: Word | None = None

    WORDS = {**Act.WORDS, "result": ("carried", "lost", "tied"), "casting": ("for", "against")}

    decider = decided_by("by")


# --------------------------------------------------------------------------------------------------------- things


class Person(Thing, frozen=True, kw_only=True):
    """Somebody who holds a seat or an office. Ordinary members are numbers, not persons."""

    VERBS = ("person",)


class Unit(Thing, frozen=True, kw_only=True):
    """A base collective: branch, workplace, regiment, village; or an institution people work in.

    members  how many belong to it; within: the unit it lies in; under: the body that runs it
    count    how many units this one stands for
    Its general meeting is a body under the unit's own id, in which each member has one seat.
    """

    kind: Word | None = None
    members: Count | None = None
    within: Id | None = None
    under: Id | None = None
    count: Count | None = None

    VERBS = ("unit",)


class Body(Thing, frozen=True, kw_only=True):
    """An assembly: council, section, committee, congress, conference, party group, government, staff.

    A body that no other body established is a *root*, and a legal order of its own.
    until  how long it lives, e.g. `opening of second-congress`
    """

    kind: Word | None = None
    until: Term | None = None

    VERBS = ("body",)


class Office(Thing, frozen=True, kw_only=True):
    """A standing position of a body, filled by appointment: chair, treasurer, commissioner.

    powers  what whoever holds it may do, unless the appointment says otherwise; over: where
    """

    in_: Id
    powers: tuple[Power, ...] = ()
    over: tuple[Id, ...] = ()

    VERBS = ("office",)
    HEADER = ("in_",)


class Charter(Decision, frozen=True, kw_only=True):
    """A body's rules as dated data. A later charter of the same body amends the keys it names.

    The keys are listed in `core.charters`; `by` is who decided it, where that is another body.
    """

    of: Id
    by: Id | None = None
    rules: tuple[Rule, ...] = ()

    VERBS = ("charter",)
    HEADER = ("of", "by", "on")
    REST = "rules"
    decider = decided_by("by", "of")


class Line(Thing, frozen=True, kw_only=True):
    """A link of communication between two things. `state`: up, down, overheard."""

    from_: Id
    to: Id
    state: Word | None = None

    VERBS = ("line",)
    HEADER = ("from_", "to")
    WORDS = {**Act.WORDS, "state": ("up", "down", "overheard")}


class Source(Thing, frozen=True, kw_only=True):
    """Where knowledge comes from: a book with author and year, or an informant. Reliability: A (best) to F."""

    kind: Word | None = None
    author: str | None = None
    year: str | None = None
    reliability: Word | None = None

    VERBS = ("source",)
    WORDS = {**Act.WORDS, "reliability": RELIABILITY}


class Stock(Thing, frozen=True, kw_only=True):
    """Goods or money held. `owner` and `keeper` may differ; `amount` in the `measure` named."""

    owner: Id | None = None
    keeper: Id | None = None
    amount: Count | None = None
    measure: str | None = None

    VERBS = ("stock",)
    HEADER = ("owner", "keeper")


class Change(Act, frozen=True, kw_only=True):
    """Describes a thing again from this date on: `change hamburg` and the keys that are new."""

    of: Id
    name: str | None = None
    kind: Word | None = None
    members: Count | None = None
    within: Id | None = None
    under: Id | None = None
    count: Count | None = None
    powers: tuple[Power, ...] = ()
    over: tuple[Id, ...] = ()
    owner: Id | None = None
    keeper: Id | None = None
    amount: Count | None = None
    state: Word | None = None

    VERBS = ("change",)
    BARE = "of"


CHANGEABLE = tuple(name for name in Change.__struct_fields__ if name not in {*Act.__struct_fields__, "of"})
"""What a change may say about a thing."""


class Take(Act, frozen=True, kw_only=True):
    """A fact, not a right: from now on this body runs this unit."""

    by: Id
    of: tuple[Id, ...]

    VERBS = ("take",)
    HEADER = ("by", "of")


class Cease(Act, frozen=True, kw_only=True):
    """A fact, not a right: this thing stopped existing."""

    of: Id

    VERBS = ("cease",)
    BARE = "of"


class Dissolve(Decision, frozen=True, kw_only=True):
    """A body or unit is dissolved, by whom, and `into` which successor, if any."""

    of: Id
    by: Id | None = None
    into: Id | None = None

    VERBS = ("dissolve",)
    HEADER = ("by", "into", "on")
    BARE = "of"
    decider = decided_by("by", "of")


# ------------------------------------------------------------------------------------------------- representation


class Mandate(Decision, frozen=True, kw_only=True):
    """A constituency (`from`) sends persons (`of`) to a body (`to`).

    elect      they hold the constituency's seat; `votes` is how many votes that seat has, `until` its term
    nominate   they are put forward
    alternate  they may sit when the seat's holders cannot, in order of `rank`
    `by` is who elected, where it is not the constituency itself. Who sits is not named where the source
    names nobody: the seat is then known to be filled, and by how many votes.

    ballots  the file that holds the ballots, beside the book; `method`: how they are counted (`count.methods`)
    seed     the published text from which lots are drawn; `voters`: the file that says who voted, one a line
    """

    of: tuple[Id, ...] = ()
    to: Id
    from_: Id
    by: Id | None = None
    votes: Count | None = None
    rank: int | None = None
    until: Term | None = None
    ballots: str | None = None
    method: Word | None = None
    seed: str | None = None
    voters: str | None = None

    VERBS = ("elect", "nominate", "alternate")
    HEADER = ("of", "to", "from_", "by", "rank", "on")
    decider = decided_by("by", "from_")


class Proxy(Act, frozen=True, kw_only=True):
    """`from` lets `to` cast the votes in a body (`in`)."""

    from_: Id
    to: Id
    in_: Id
    until: Term | None = None

    VERBS = ("proxy",)
    HEADER = ("from_", "to", "in_")


class Instruct(Decision, frozen=True, kw_only=True):
    """A constituency tells its delegates in a body how to act on a motion.

    mode  bound (vote as `says`), refer (come back and ask), free
    says  for, against, abstain
    """

    by: Id
    in_: Id
    mode: Word = Word("bound")
    says: Word | None = None

    VERBS = ("instruct",)
    HEADER = ("by", "in_", "on", "mode", "says")
    WORDS = {**Decision.WORDS, "mode": ("bound", "refer", "free"), "says": ("for", "against", "abstain")}


class Credentials(Decision, frozen=True, kw_only=True):
    """The credentials report of a body: which constituencies it seats, rejects, contests. Adopted by vote."""

    in_: Id
    seats: tuple[Id, ...] = ()
    rejects: tuple[Id, ...] = ()
    contests: tuple[Id, ...] = ()

    VERBS = ("credentials",)
    HEADER = ("in_", "on")
    decider = decided_by("in_")


class Removal(Decision, frozen=True, kw_only=True):
    """Persons lose a seat in a body (`in`), at once.

    recall  by the constituency that sent them; vacate: resigned, died, fled (`reason`), also from an office (`as`)
    expel   from a body or party that they are members of
    """

    of: tuple[Id, ...]
    in_: Id | None = None
    as_: Id | None = None
    by: Id | None = None
    reason: Word | None = None

    VERBS = ("recall", "vacate", "expel")
    HEADER = ("of", "in_", "as_", "by", "reason", "on")
    decider = decided_by("by", "in_")


class Hindrance(Decision, frozen=True, kw_only=True):
    """Persons (or `count` of a body's members) are kept from acting, or free to act again. It never vacates.

    detain / release-person   they are held, or let go; the seat stays in the base, an alternate may sit
    suspend / reinstate       their seat (`in`) or office (`as`) is suspended, or given back
    """

    of: tuple[Id, ...] = ()
    in_: Id | None = None
    as_: Id | None = None
    by: Id | None = None
    count: Count | None = None
    until: Term | None = None

    VERBS = ("detain", "release-person", "suspend", "reinstate")
    HEADER = ("of", "in_", "as_", "by", "on")
    decider = decided_by("by", "in_")


class Membership(Decision, frozen=True, kw_only=True):
    """Persons, units or bodies become members of something (`join X to Y`) or stop being so (`leave X in Y`)."""

    of: tuple[Id, ...]
    to: Id | None = None
    in_: Id | None = None

    VERBS = ("join", "leave")
    HEADER = ("of", "to", "in_", "on")
    decider = decided_by("to", "in_")


class Split(Decision, frozen=True, kw_only=True):
    """A unit or body divides `into` others; it goes on itself unless it is dissolved."""

    of: Id
    into: tuple[Id, ...]

    VERBS = ("split",)
    HEADER = ("of", "into", "on")
    decider = decided_by("of")


# ------------------------------------------------------------------------------------------------------- assembly


class Sitting(Act, frozen=True, kw_only=True):
    """A sitting of a body begins, pauses, goes on, ends.

    on       the convene dispatch that called it (else the last one addressed to the body)
    present  how many were there; registered: how many had registered; every: `day`, `week` if it recurs
    """

    in_: Id
    on: tuple[Ref, ...] = ()
    present: Count | None = None
    registered: Count | None = None
    every: Word | None = None
    chair: Id | None = None

    VERBS = ("open", "adjourn", "resume", "close")
    HEADER = ("in_", "on", "present", "registered", "every")


class Presence(Act, frozen=True, kw_only=True):
    """People come or go during a sitting: by name, or as a `count`. A walkout concerns presence only, no seat."""

    in_: Id
    of: tuple[Id, ...] = ()
    count: Count | None = None

    VERBS = ("arrive", "depart", "walkout")
    HEADER = ("in_", "of", "count")


class Agenda(Act, frozen=True, kw_only=True):
    """The order of business of a sitting; each item one text."""

    in_: Id
    item: tuple[str, ...] = ()

    VERBS = ("agenda",)
    HEADER = ("in_",)


class Motion(Act, frozen=True, kw_only=True):
    """A proposal put to a body, an amendment `on` one, or its withdrawal.

    contradicts  resolutions that this one, once carried, would contradict
    """

    in_: Id
    by: Id | None = None
    on: tuple[Ref, ...] = ()
    contradicts: tuple[Id, ...] = ()

    VERBS = ("motion", "amend", "withdraw")
    HEADER = ("in_", "by", "on")


class Vote(Decision, frozen=True, kw_only=True):
    """A body votes, usually `on` a motion or on another act (an assumption, a conferral, a draft).

    how          division (default), roll-call, card, secret
    roll         in a roll call or card vote: how each seat cast its votes
    contradicts  earlier resolutions that this one contradicts
    ballots, method, seed, voters  as for an election; without a method, the ballots are for or against a motion
    """

    in_: Id
    how: Word | None = None
    roll: tuple[Ballot, ...] = ()
    contradicts: tuple[Id, ...] = ()
    ballots: str | None = None
    method: Word | None = None
    seed: str | None = None
    voters: str | None = None

    VERBS = ("vote",)
    HEADER = ("in_", "on", "how")
    decider = decided_by("in_")
    WORDS = {**Decision.WORDS, "how": ("division", "roll-call", "card", "secret")}


class Adopt(Decision, frozen=True, kw_only=True):
    """A body adopts minutes, a report or a draft (`on`). From then on a draft is law."""

    in_: Id

    VERBS = ("adopt",)
    HEADER = ("in_", "on")
    decider = decided_by("in_")


class Declare(Act, frozen=True, kw_only=True):
    """A statement made in or by a body. It decides nothing."""

    by: Id
    in_: Id | None = None
    on: tuple[Ref, ...] = ()

    VERBS = ("declare",)
    HEADER = ("by", "in_", "on")


class PointOfOrder(Decision, frozen=True, kw_only=True):
    """The chair rules `on` something; a member appeals against the ruling, and the body decides."""

    in_: Id
    by: Id | None = None

    VERBS = ("rule", "appeal")
    HEADER = ("in_", "by", "on")

    @property
    def decider(self) -> Id | None:
        """The body, where it voted; a ruling is the chair's own, and an appeal the member's."""
        return None if self.for_ is None and self.against is None and self.result is None else self.in_


# ------------------------------------------------------------------------------------------------------ authority


class Recognition(Decision, frozen=True, kw_only=True):
    """A unit's word on a body's authority over it, for all powers or some.

    mode     beside (default: others may order too), only (nobody else may), signature (others may order, but
             not without this body's signature)
    except_  units within this one for which the word does not hold
    through  the person who gave the word. If another body set him over the unit, he answers for himself
    """

    by: Id
    of: Id
    mode: Word | None = None
    powers: tuple[Power, ...] = ()
    except_: tuple[Id, ...] = ()
    through: Id | None = None
    until: Term | None = None

    VERBS = ("recognise", "disown")
    WORDS = {**Decision.WORDS, "mode": ("beside", "only", "signature")}
    HEADER = ("by", "of", "mode", "through", "on")


class Conferral(Decision, frozen=True, kw_only=True):
    """X holds powers, over a scope, by whom, until when: one relation, four ways to bring it about.

    establish  a body (`by`) founds another (`of`); it lives from now on
    grant      a body gives powers `to` a body or office
    appoint    a body puts a person `of`, `as` an office, `over` a unit or the conferrer's own scope
    assume     a body or person (`by`) takes powers on itself, on no authority but its own claim
    """

    by: Id
    of: Id | None = None
    to: Id | None = None
    as_: Id | None = None
    powers: tuple[Power, ...] = ()
    over: tuple[Id, ...] = ()
    until: Term | None = None

    VERBS = ("establish", "grant", "appoint", "assume")
    HEADER = ("by", "of", "to", "as_", "over", "on")

    @property
    def receiver(self) -> Id:
        """Who holds the powers from now on."""
        return self.of or self.to or self.by


class Ending(Decision, frozen=True, kw_only=True):
    """Powers end before their time.

    revoke   a body takes back what it conferred: `of` whom, all `powers` or some, or exactly the act `on`
    dismiss  a body ends an appointment: `of` a person, `as` an office
    """

    by: Id
    of: Id | None = None
    as_: Id | None = None
    powers: tuple[Power, ...] = ()
    over: tuple[Id, ...] = ()

    VERBS = ("revoke", "dismiss")
    HEADER = ("by", "of", "as_", "over", "on")


class Ratify(Decision, frozen=True, kw_only=True):
    """A body that may do so takes an irregular act on itself and cures it, from now on."""

    by: Id
    ratifies: tuple[Ref, ...]

    VERBS = ("ratify",)
    HEADER = ("by", "ratifies", "on")


# ----------------------------------------------------------------------------------------------------- dispatches


class Dispatch(Act, frozen=True, kw_only=True):
    """Something sent that wants an answer. The verbs and their possible answers are a table, `core.answers`.

    from_     who sends; for_: the body he acts for, where the sender is a person
    to        who is to answer; over: the units concerned, where they are not the addressees
    power     the power that an order exercises, or on which a request wants a signature
    on        the dispatch that a request wants signed; without it, the request concerns the power as such
    against   the dispatch that this order countermands
    deadline  by when an answer is due; meets: when the sitting convened here begins
    """

    from_: Id
    to: tuple[Id, ...] = ()
    for_: Id | None = None
    power: Power | None = None
    over: tuple[Id, ...] = ()
    on: tuple[Ref, ...] = ()
    against: tuple[Ref, ...] = ()
    deadline: Date | None = None
    meets: Date | None = None

    VERBS = ("order", "request", "call", "petition", "offer", "question", "convene")
    HEADER = ("from_", "to", "for_", "against", "on")


class Answer(Act, frozen=True, kw_only=True):
    """An answer `to` a dispatch, `by` a unit, body or person, `through` whoever carried it.

    says  one of the words its kind allows: acknowledged, countersigned, heard, will, carried-out, refused,
          referred, unreachable, accepted, rejected, attending
    """

    to: Ref
    by: Id
    says: Word
    through: Id | None = None
    count: Count | None = None

    VERBS = ("answer",)
    WORDS = {**Act.WORDS, "says": SAID}
    HEADER = ("to", "by", "says", "through")


# ------------------------------------------------------------------------------------------------------ knowledge


class Report(Act, frozen=True, kw_only=True):
    """What a source (`from`) says about places, bodies and offices; never about a private person.

    to           who received it
    credibility  1 (confirmed) to 6 (cannot be judged); it belongs to the report
    standing     stands, rejected, unverifiable
    """

    from_: Id
    about: tuple[Id, ...] = ()
    to: tuple[Id, ...] = ()
    credibility: Word | None = None
    standing: Word | None = None

    VERBS = ("report",)
    WORDS = {**Act.WORDS, "credibility": CREDIBILITY, "standing": STANDING}
    HEADER = ("from_", "to", "about")


class Assess(Act, frozen=True, kw_only=True):
    """Regrades a source (`of`, reliability A-F) or a report (`on`, credibility 1-6). Nothing is overwritten."""

    of: Id | None = None
    on: tuple[Ref, ...] = ()
    by: Id | None = None
    reliability: Word | None = None
    credibility: Word | None = None
    standing: Word | None = None

    VERBS = ("assess",)
    WORDS = {**Act.WORDS, "reliability": RELIABILITY, "credibility": CREDIBILITY, "standing": STANDING}
    HEADER = ("of", "on", "by")


# ------------------------------------------------------------------------------------- goods, funds, duty, press


class Transfer(Act, frozen=True, kw_only=True):
    """Goods or money move. What leaves a stock leaves under a good order (`on`).

    receive / collect  something comes in, `from` somebody; issue / spend: something goes out, `to` somebody
    """

    of: Id
    by: Id | None = None
    from_: Id | None = None
    to: Id | None = None
    amount: Count | None = None
    power: Power | None = None
    on: tuple[Ref, ...] = ()

    VERBS = ("receive", "issue", "collect", "spend")
    HEADER = ("of", "by", "from_", "to", "amount", "on")


class Post(Act, frozen=True, kw_only=True):
    """Somebody (`of`) is on duty `over` a place, posted by a body."""

    of: tuple[Id, ...]
    over: tuple[Id, ...] = ()
    by: Id | None = None
    count: Count | None = None
    until: Term | None = None
    on: tuple[Ref, ...] = ()

    VERBS = ("post",)
    HEADER = ("of", "over", "by", "on")


class Publish(Act, frozen=True, kw_only=True):
    """A body publishes something, `in` a paper or on a board."""

    by: Id
    in_: Id | None = None
    on: tuple[Ref, ...] = ()

    VERBS = ("publish",)
    HEADER = ("by", "in_", "on")


# ------------------------------------------------------------------------------------------------ the record itself


class Correct(Act, frozen=True, kw_only=True):
    """Corrects another act: what is written here in that act's own keys replaces what was written there.

    fields  the keys that are corrected, also those in `THEIRS`, which would otherwise be this act's own
    Questions asked as known before the correction was entered still see the act as it was.
    """

    corrects: Ref
    by: Id | None = None
    fields: tuple[Rule, ...] = ()

    VERBS = ("correct",)
    HEADER = ("corrects", "by")
    REST = "fields"
    THEIRS: ClassVar[tuple[str, ...]] = ("at", "text", "status")


class Note(Act, frozen=True, kw_only=True):
    """A remark. It has no effect on the law."""

    about: tuple[Id, ...] = ()

    VERBS = ("note",)
    HEADER = ("about",)


SHAPES: tuple[type[Act], ...] = (
    Person, Unit, Body, Office, Charter, Line, Source, Stock, Change, Take, Cease, Dissolve,
    Mandate, Proxy, Instruct, Credentials, Removal, Hindrance, Membership, Split,
    Sitting, Presence, Agenda, Motion, Vote, Adopt, Declare, PointOfOrder,
    Recognition, Conferral, Ending, Ratify,
    Dispatch, Answer,
    Report, Assess,
    Transfer, Post, Publish,
    Correct, Note,
)  # fmt: skip

# Asked at every act, and `isinstance` takes ten times as long where a class is made by msgspec.
THINGS = frozenset(shape for shape in SHAPES if issubclass(shape, Thing))
DECISIONS = frozenset(shape for shape in SHAPES if issubclass(shape, Decision))
"""The shapes of things, and those of decisions."""

SHAPE_OF: dict[str, type[Act]] = {verb: shape for shape in SHAPES for verb in shape.VERBS}
"""The shape in which each verb is written."""
