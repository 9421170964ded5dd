"""What a check says about an act, and the table of everything that can be said.

A finding is a value, never an exception: bad user data is what this program is for. Its severity belongs to its
code: `void` (the act is kept and shown, and changes nothing), `irregular` (it stands, may be contested, and can be
cured by `ratify`), `note`.
"""

from msgspec import Struct


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
    says: str
    mend: str
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
    "F010": Code(VOID, "line too long to be read", "a line of that length is a damaged file"),
    "F011": Code(VOID, "invisible character", "a character that nobody can see hides what the act says"),
}
"""Every code that a finding can have. A code, once given, means the same for ever."""
