"""The state of a federation: a dozen interval tables keyed by subject, from which every date can be answered.

Only `core.effects` writes to it, while the acts of a record are folded in; everything else reads it, through a
`Moment` (see `core.intervals`).
"""

from collections.abc import Hashable, Mapping
from functools import cached_property
from typing import Any, get_origin

from msgspec import Struct

from mandat.core.acts import Act, Charter, Dispatch, Thing
from mandat.core.ballots import NOT_COUNTED, Counted
from mandat.core.charters import Rules
from mandat.core.intervals import Glance, Lasting, Moment, Row, Table
from mandat.core.memory import Memories
from mandat.core.order import Window
from mandat.core.powers import Powers
from mandat.core.spelling import Spelling
from mandat.count.majority import Majority
from mandat.count.quantity import Quantity


class Life(Row, frozen=True, kw_only=True):
    """A thing exists; a body lives. In the table `empty`: a unit has no member."""


class Description(Row, frozen=True, kw_only=True):
    """What a thing is called and what is said about it, with all its changes merged."""

    thing: Thing


class Place(Row, frozen=True, kw_only=True):
    """A unit lies within another (`of` the container), or is run by a body (None: by none); who has a seat where."""

    of: str | None


class CharterInForce(Row, frozen=True, kw_only=True):
    """The rules of a body, and the last charter act that shaped them."""

    rules: Rules
    charter: Charter


class Seat(Row, frozen=True, kw_only=True):
    """A constituency's place in a body, with its votes. Keyed by `seat_id`."""

    constituency: str
    votes: Quantity


class Sitter(Row, frozen=True, kw_only=True):
    """A mandate: persons hold a seat, or stand by for it (`rank`). Keyed by `seat_id`. No person: not named."""

    person: str | None
    rank: int | None = None


class Seated(Row, frozen=True, kw_only=True):
    """A person has held a seat of a constituency in a body, and may hold it no more; keyed by person, once a seat."""

    body: str
    constituency: str


class Hindrance(Row, frozen=True, kw_only=True):
    """A person is detained or suspended; keyed by person, or by body for a `count` of its members."""

    verb: str
    in_: str | None = None
    as_: str | None = None
    count: Quantity | None = None


class Taken(Struct, frozen=True):
    """What was taken out of a conferral again: these powers, over these places; naming none, everywhere."""

    powers: Powers
    over: tuple[str, ...] = ()

    def takes(self, power: str, places: tuple[str, ...]) -> bool:
        """Whether a power over one of these places is no longer there in whole."""
        return self.powers.takes_from(power) and (not self.over or any(map(self.over.__contains__, places)))


class Held(Row, frozen=True, kw_only=True):
    """Powers held, keyed by who holds them: what establish, grant, appoint and assume have in common.

    giver   who conferred them; itself, for an assumption
    powers  None: those of the office
    over    the scope; empty: the giver's own
    office  the office held, for an appointment
    less    what was taken out of it again
    unbroken  when they were conferred, where that is before this row; else None
    inherited  when, and by which dissolution, the holder came into them; None: they were conferred on him
    grade   stated or presumed; fault: the code of the finding on its form that breaks it, until ratified
    origin  the act of conferral, where a later act ratified it
    """

    giver: str
    verb: str
    powers: Powers | None
    less: tuple[Taken, ...] = ()
    unbroken: int | None = None
    inherited: tuple[int, str] | None = None
    origin: str | None = None
    over: tuple[str, ...] = ()
    office: str | None = None
    grade: str = "stated"
    fault: str | None = None


class Word(Row, frozen=True, kw_only=True):
    """A unit's word on a body's authority; keyed by unit. `mode`: beside, only, signature, or disown."""

    body: str
    mode: str
    powers: Powers
    except_: tuple[str, ...] = ()
    grade: str = "stated"


class Deed(Row, frozen=True, kw_only=True):
    """A unit's conduct: it followed or refused a dispatch of a body under a power. Keyed by unit."""

    body: str
    power: str
    followed: bool


class Signature(Row, frozen=True, kw_only=True):
    """Somebody countersigned a dispatch. Keyed by its id; a standing signature by the power that it concerns.

    for_  the body whose exercise is signed; over: where a standing signature serves
    """

    by: str
    for_: str
    over: tuple[str, ...] = ()


class Meeting(Row, frozen=True, kw_only=True):
    """A sitting of a body, from its opening to its close; keyed by body.

    fault  the code of the finding on how it was convened, if that was irregular
    """

    present: Quantity | None = None
    registered: Quantity | None = None
    fault: str | None = None
    credentials: bool = False


class Duty(Row, frozen=True, kw_only=True):
    """Something that holds of a subject and is only looked up: a proxy, an instruction, a membership, a post."""

    of: str
    detail: str | None = None
    source: Act


class Grade(Row, frozen=True, kw_only=True):
    """How good knowledge is; keyed by source or report. `scale`: reliability, credibility or standing."""

    scale: str
    grade: str


class Tally(Struct, frozen=True):
    """What required and present were for a quorum, and whether it was met; None where that cannot be told."""

    required: int | None
    present: int | str | None
    met: bool | None


class Judgement(Struct, frozen=True):
    """How a decision was reached, by the rules of its day.

    vote      the act that holds the counts; None where no vote is recorded
    computed  carried, lost, tied, unknown; None where there is nothing to compute
    standing  the result that stands: the computed one, or the minute's own where it cannot be computed
    grade     stated or presumed
    majority  the rule that was applied
    """

    vote: str | None
    computed: str | None
    standing: str
    grade: str
    quorum: Tally | None = None
    majority: Majority | None = None

    @property
    def carried(self) -> bool:
        """Whether what rests on it stands."""
        return self.standing == "carried" and not (self.quorum is not None and self.quorum.met is False)


def seat_id(body: str, constituency: str) -> str:
    """How a seat is named: `congress/hamburg`."""
    return f"{body}/{constituency}"


class Lists(dict[Hashable, list[Any]]):
    """Lists by key, to which more can be added."""

    def add(self, key: Hashable, value: Any) -> None:
        """Add something to the list of a key."""
        self.setdefault(key, []).append(value)


class Tables:
    """The interval tables. What each is keyed by stands with its rows; where it does not, that is the thing itself."""

    lives: Lasting[Life]
    descriptions: Table[Description]
    empty: Table[Life]
    within: Table[Place]
    runs: Table[Place]
    charters: Table[CharterInForce]
    constituencies: Table[Place]
    seats: Table[Seat]
    sits: Table[Place]
    sitters: Table[Sitter]
    seated: Table[Seated]
    hindrances: Table[Hindrance]
    held: Table[Held]
    holders: Table[Place]
    words: Table[Word]
    deeds: Table[Deed]
    signatures: Table[Signature]
    standing: Table[Signature]
    ratified: Table[Place]
    meetings: Table[Meeting]
    duties: Table[Duty]
    grades: Table[Grade]

    def __init__(self) -> None:
        for name, kind in Tables.__annotations__.items():
            setattr(self, name, get_origin(kind)(name))


KEYED = ("acts", "place", "judgements", "dispatches")
"""The parts of a state that are dictionaries with an entry for most acts."""

LISTED = ("answers", "against", "waiting")
"""Those that are lists by key."""

SMALL = (
    "void",
    "faults",
    "decided",
    "takes",
    "unfounded",
    "drafts",
    "recalls",
    "bodies",
    "units",
    "signing",
    "stated",
)
"""The other sets and dictionaries that the effects write to; they are small beside the rest."""


class State(Tables):
    """Everything a record says, as interval tables.

    windows     act id -> the instants at which it may have happened
    shapes      act id -> its shape, for all acts of the record, visited or not
    organs      bodies that an act of the record establishes; all other bodies are roots
    counted     act id -> what the count of its ballots gave
    acts        the acts that stand, by id, in the order in which they were visited; void: those that changed nothing
    place       act id -> its place in that order
    unfounded   a body -> the void act that was to establish it
    judgements  act id -> how the decision was reached
    faults      act id -> the code of the irregularity that keeps a conferral from being good
    waiting     (event, subject) -> the rows that end when it happens: name of the table, subject, opening act
    decided     a motion -> the last vote taken on it
    takes       the acts by which somebody took a unit
    drafts      acts that wait to be adopted
    against     dispatch -> what directs by some power and was sent against it, in that order
    stated      the attributes of `Rules` that some charter has stated so far
    signing     bodies whose charter ever asked for somebody's signature
    recalls     (person, body) -> when a recall was last tried
    memories    a function that looks -> what it has found, as long as that holds
    """

    def __init__(
        self,
        windows: dict[str, Window],
        organs: frozenset[str],
        shapes: dict[str, type[Act]],
        counted: Mapping[str, Counted] = NOT_COUNTED,
    ) -> None:
        super().__init__()
        self.windows, self.counted = windows, counted
        self.shapes = shapes
        self.organs = organs

        self.acts: dict[str, Act] = {}
        self.place: dict[str, int] = {}
        self.void: set[str] = set()
        self.judgements: dict[str, Judgement] = {}
        self.faults: dict[str, str] = {}
        self.waiting = Lists()
        self.decided: dict[str, str] = {}
        self.takes: set[str] = set()
        self.unfounded: dict[str, str] = {}
        self.drafts: dict[str, Act] = {}
        self.recalls: dict[tuple[str, str], int] = {}
        self.bodies: set[str] = set()
        self.units: set[str] = set()
        self.signing: set[str] = set()
        self.stated: frozenset[str] = frozenset()
        self.dispatches: dict[str, Dispatch] = {}
        self.answers = Lists()
        self.against = Lists()

        self.memories = Memories()

    def forget(self) -> None:
        """Forget all that was found by looking."""
        self.memories.glance = None
        if self.memories:
            self.memories.clear()
            for name in Tables.__annotations__:
                getattr(self, name).watchers.clear()

    def among(self, windows: dict[str, Window], organs: frozenset[str], shapes: dict[str, type[Act]]) -> None:
        """Put the acts of this state among others, of which none changes what was so far."""
        self.windows, self.organs, self.shapes = windows, organs, shapes
        self.__dict__.pop("things_spelt", None)
        self.__dict__.pop("acts_spelt", None)
        self.forget()

    def at(self, t: int) -> Moment:
        """This state, looked at from one instant."""
        return Moment(self, t)

    def glance(self, t: int) -> Glance:
        """The same, for whoever does not ask how long what he sees is good."""
        glance = self.memories.glance
        if glance is None or glance.t != t:
            glance = self.memories.glance = Glance(self, t)
        return glance

    @cached_property
    def things_spelt(self) -> Spelling:
        """The ids of all things of the record, to find the one that a misspelt id means."""
        return Spelling(name for name, shape in self.shapes.items() if issubclass(shape, Thing))

    @cached_property
    def acts_spelt(self) -> Spelling:
        """The same for all acts."""
        return Spelling(self.shapes)

    def moment_of(self, row: Row) -> tuple[int, int]:
        """When a row began, to the order of the acts within one instant."""
        return row.since, self.place.get(row.act, 0)

    def is_root(self, body: str) -> bool:
        """Whether no act of the record establishes this body: it is a legal order of its own."""
        return body in self.bodies and body not in self.organs
