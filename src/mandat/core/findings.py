"""What a check says about an act, and the table of everything that can be said.

A finding is a value, never an exception: bad user data is what this program is for. Its severity belongs to its
code: `void` (the act is kept and shown, and changes nothing), `irregular` (it stands, may be contested, and can be
cured by `ratify`), `note`.
"""

from msgspec import Struct

from mandat.sentences import Sentence


class Place(Struct, frozen=True):
    """A spot in a text: file name, line and column, both counted from 1, and how many characters it covers."""

    file: str
    line: int
    column: int = 1
    width: int = 1


class Finding(Struct, frozen=True):
    """One finding about one act.

    act    the id of the act concerned; None where the text could not be read as an act
    says   what is wrong, in the user's own names
    mend   what to write or do instead
    key    the key of the act where it shows, and `word`: the word of its value, to point at
    place  where it stands; set by whoever knows the text
    """

    code: str
    act: str | None
    says: Sentence
    mend: Sentence
    key: str | None = None
    word: str | None = None
    place: Place | None = None

    @property
    def severity(self) -> str:
        """`void`, `irregular` or `note`."""
        return CODES[self.code].severity

    @property
    def why(self) -> str:
        """Why it matters, in one sentence."""
        return CODES[self.code].why


class Code(Struct, frozen=True):
    """One kind of finding: its severity, a title of a few words, and why it matters."""

    severity: str
    title: str
    why: str


VOID, IRREGULAR, NOTE = "void", "irregular", "note"

CODES: dict[str, Code] = {
    # F: the format, found by the reader of minute books
    "F001": Code(VOID, "not an act", "a line that is no act says nothing to the record"),
    "F002": Code(VOID, "unknown verb", "an act whose verb is unknown cannot be judged"),
    "F003": Code(VOID, "unknown key", "what stands under an unknown key would be lost"),
    "F004": Code(VOID, "missing key", "without it the act does not say who did what"),
    "F005": Code(VOID, "unreadable value", "a value that cannot be read would be guessed at"),
    "F006": Code(VOID, "key written twice", "two values for one key contradict each other"),
    "F007": Code(VOID, "id badly written", "other acts could not name this one"),
    "F008": Code(VOID, "file not read", "acts that are not read have no effect"),
    "F009": Code(NOTE, "option not understood", "the option has no effect"),
    "F010": Code(VOID, "too long to be read", "what is that long was not written by hand: the file is damaged"),
    "F011": Code(VOID, "invisible character", "a character that nobody can see hides what the act says"),
    # D: dates
    "D001": Code(VOID, "before what it refers to", "an act cannot precede an act it refers to"),
    "D002": Code(VOID, "refers to itself in a circle", "acts that each come after the other never happened"),
    "D003": Code(NOTE, "written down before it happened", "what was known when cannot be told"),
    # N: names
    "N001": Code(VOID, "unknown id", "nobody can tell who or what is meant"),
    "N002": Code(VOID, "id taken", "other acts could mean either"),
    "N003": Code(VOID, "another kind of thing", "what is said here cannot be true of it"),
    "N004": Code(IRREGULAR, "named before it began", "what does not exist yet cannot act or be acted on"),
    "N005": Code(IRREGULAR, "named after it ended", "what has ended cannot act or be acted on"),
    "N006": Code(
        IRREGULAR, "stands under itself, in a circle", "nobody can tell which of them stands above the others"
    ),
    # Q: quorum
    "Q001": Code(VOID, "no quorum", "without a quorum a body can only adjourn, recess or fix a time"),
    "Q002": Code(NOTE, "quorum cannot be told", "whether the decision binds rests on a number that is not recorded"),
    # V: votes
    "V001": Code(VOID, "rests on a vote that did not carry", "what was not decided has no effect"),
    "V002": Code(IRREGULAR, "claimed result is not the computed one", "the minutes say what the votes do not give"),
    "V003": Code(NOTE, "result cannot be computed", "the result stands as the minutes give it, presumed"),
    "V004": Code(IRREGULAR, "more votes than voters", "somebody voted who was not there, or the count is wrong"),
    "V005": Code(IRREGULAR, "roll and total differ", "one of the two is wrong, and nobody can tell which"),
    "V006": Code(IRREGULAR, "ballots give another result", "the minutes say what the ballots do not give"),
    "V007": Code(NOTE, "ballots not counted", "the result stands as the minutes give it, and nobody can check it"),
    "V008": Code(IRREGULAR, "ballots and roll differ", "a ballot is missing, or one is too many"),
    "V009": Code(IRREGULAR, "secret ballots name voters", "whoever reads the file knows who voted how"),
    # T: notice
    "T001": Code(IRREGULAR, "short notice", "those who could not know of a sitting could not come to it"),
    "T002": Code(
        IRREGULAR, "decided at a sitting called too late", "those who could not know of a sitting could not vote"
    ),
    "T003": Code(NOTE, "notice cannot be told", "the charter asks for notice, and no call to the sitting is on record"),
    # M: mandates, their terms and their recall
    "M001": Code(
        IRREGULAR,
        "longer than the term",
        "a mandate runs no longer than the charter lets it, and ends when its term does",
    ),
    "M002": Code(IRREGULAR, "cast on a mandate that has run out", "whoever's term is over speaks for nobody"),
    "M003": Code(VOID, "recalled by one who may not", "only those whom the charter names may recall"),
    "M004": Code(IRREGULAR, "recalled again too soon", "the charter protects a delegate from recall after recall"),
    "M005": Code(NOTE, "removed from where he did not sit", "it changes nothing"),
    # S: seats and credentials
    "S001": Code(IRREGULAR, "seated twice", "one person would vote for two constituencies"),
    "S002": Code(IRREGULAR, "more votes than the seat has", "a delegation may split its votes and never exceed them"),
    "S003": Code(IRREGULAR, "decided before credentials", "nobody knew yet who was entitled to vote"),
    "S004": Code(IRREGULAR, "contested delegate votes on the own seat", "nobody is judge in his own cause"),
    "S005": Code(IRREGULAR, "more votes than members give", "the charter counts seats by members"),
    "S006": Code(IRREGULAR, "more seats than the charter has", "the charter says how many seats there are"),
    "S007": Code(IRREGULAR, "votes without a seat", "only a seat gives a vote"),
    "S008": Code(NOTE, "voted against instructions", "the constituency had bound its delegates"),
    "S009": Code(IRREGULAR, "more proxies than one may hold", "the charter lets nobody vote for many others"),
    # C: competence
    "C001": Code(IRREGULAR, "confers what it does not hold", "nobody can give what he does not have"),
    "C002": Code(IRREGULAR, "orders without being entitled", "by its own order's rules the sender may not order this"),
    "C003": Code(VOID, "ends what is not its to end", "only who conferred a power, or stands above, can take it back"),
    "C004": Code(VOID, "adopts another's draft", "a body decides for itself, and for nobody else"),
    "C005": Code(VOID, "decides what is another's", "nobody's charter, office or seat is a stranger's to decide on"),
    # K: countersignature
    "K001": Code(IRREGULAR, "not countersigned", "the charter lets nobody do this alone"),
    # A: assumption
    "A001": Code(NOTE, "assumed authority", "it rests on a claim, and binds only those who expressly recognise it"),
    "A002": Code(NOTE, "assumed without an end", "an assumption that names no end has none"),
    # X: contradiction
    "X001": Code(IRREGULAR, "contradicts a standing resolution", "both cannot be carried out"),
    # P: dispatches
    "P001": Code(VOID, "answer of another kind", "an answer that its kind of dispatch does not allow says nothing"),
    "P002": Code(NOTE, "no answer by the deadline", "whoever waits for an answer does not know who follows"),
    "P003": Code(NOTE, "answered unasked", "the dispatch was not addressed to whoever answers"),
    "P004": Code(NOTE, "answered late", "the deadline had passed"),
    # G: goods
    "G001": Code(IRREGULAR, "left without a good order", "goods and money leave only under a good order"),
    # R: the record itself
    "R001": Code(VOID, "correction that cannot be read", "the act stands as it was"),
    "R002": Code(VOID, "report about a private person", "the record watches nobody"),
    "R003": Code(NOTE, "nothing to cure", "only an irregular act can be ratified"),
    "R004": Code(NOTE, "a majority for nothing", "a rule for what nobody ever decides is applied to nothing"),
    "R005": Code(NOTE, "changes nothing", "whoever reads it would think that something has changed"),
}
"""Every code that a finding can have. A code, once given, means the same for ever."""
