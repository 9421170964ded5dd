"""The sentences of proofs and gaps: what a link says, what a gap says, and what would mend it.

Each takes the names from the link or gap and from the question, and what only the sentence tells (how many can act in
a body) from the state; the words for a reason stand in one table.
"""

from collections.abc import Callable

from mandat.core.authority.answers import Gap, Link, Question
from mandat.core.authority.living import strength
from mandat.core.state import State

Called = Callable[[str], str]
"""What a sentence calls a thing, by its id. Ids themselves, where nothing else is asked for."""

LINKS: dict[str, str] = {
    "claims": "{of} is a root, and claims {power}",
    "holds-by-establish": "{of} holds {power}, with which {0} established it",
    "holds-by-grant": "{of} holds {power}, granted by {0}",
    "holds-by-appoint": "{of} holds {power}{as_office}, appointed by {0}",
    "holds-by-assume": "{of} has assumed {power}, on its own claim",
    "holds-by-office": "{of} is an office of {0}, and carries {power}",
    "establish": "{0} established {of}",
    "grant": "{0} granted it to {of}",
    "appoint": "{0} appointed {of}",
    "office": "{0} gave it to the office {of}",
    "assume": "{of} assumed it itself",
    "root": "{of} is a root: no other body established it",
    "lives": "{of} lives",
    "attains-quorum": "{of} lives: {able} of its seats can act, and its quorum needs {needed}",
    "quorum-not-computable": "{of} lives; whether it can still attain its quorum is not recorded",
    "word": "{of} recognises {0}, by express word",
    "conduct": "{of} followed {0} when it last answered",
    "run": "{of} is run by {0}, or by a body that has the power from it",
    "sits": "{of} sits in {0}, and nobody runs it",
    "itself": "{of} is asked to follow its own decision",
    "signed": "{0} countersigned for {of}, as {1} demands",
}
"""Why a link holds -> its sentence. `{of}`, the `{power}` asked about, and the facts by number; of a body, how many are
`{able}` to act and how many are `{needed}`."""

GAPS: dict[str, tuple[str, str]] = {
    "not-yet": ("{of} does not exist yet", "ask about a later date, or date the act that describes {of} earlier"),
    "founding-void": ("{of} was never founded: {0} is void", "mend {0}, or found {of} anew"),
    "dissolved": ("{of} had ended by {act}", "ask about an earlier date, or about its successor"),
    "life-ran-out": ("{of} lived until its stated end, which has passed", "a new founding, or a later end"),
    "no-seat-filled": ("no seat of {of} is filled by anyone who can act", "elect to {of}"),
    "below-quorum": (
        "{able} seats of {of} can act, and its quorum needs {needed}",
        "elect to {of}, or amend its charter",
    ),
    "hindered": ("{of} is kept from acting ({0})", "an act that frees {of} again"),
    "vacant": ("nobody holds the office {of} any more", "appoint ... as {of}"),
    "holds-nothing": ("{of} holds no power and no office", "a grant or an appointment that gives {of} {power}"),
    "powerless": ("what {of} was given carries no power", "a grant or an appointment that gives {of} {power}"),
    "holds-others": (
        "{of} holds {others}, and not {power} there",
        "a grant or an appointment that gives {of} {power}",
    ),
    "no-chain-under": (
        "{of} has {1} from nobody under {0}",
        "an appointment or a grant to {of} by {0} or a body below it",
    ),
    "giver-lacks": (
        "{of} did not hold {power} itself when it conferred it on {0}",
        "a body that holds it ratifies {1}",
    ),
    "not-on-the-day": (
        "{of} came to hold {power} only after it had conferred it on {0}",
        "confer it anew, or: ratify {1}",
    ),
    "root-ended": ("{of}, the root of this order, had ended", "a successor that takes its place"),
    "not-claimed": ("{of} is a root whose charter does not claim {0}", "amend the charter of {of}"),
    "ended": ("what {of} held by {0} was ended by {act}", "confer it on {of} anew"),
    "ran-out": ("what {of} held by {0} ran until its stated end, which has passed", "confer it on {of} anew"),
    "irregular": ("{0}, which gave it to {of}, is irregular ({1})", "ratify ... ratifies {0}"),
    "only": ("{of} recognises only {all}", "recognise by {of} of a body that is named above"),
    "word-against": ("{of} has disowned {0}", "recognise by {of} of {0}"),
    "conduct-against": (
        "{of} refused {0} when it last answered",
        "an answer by which {of} follows, or its express word",
    ),
    "silent": ("{of} has not recognised {any}, by word, by conduct, or by who runs it", "recognise by {of} of {0}"),
    "assumption-needs-word": (
        "{of} has not recognised what {0} assumed; only an express word carries it, given since or naming the power",
        "recognise by {of} of {0}",
    ),
    "unsigned": ("{1} demands the signature of {0}, and it is not given", "request ... to {0}, answered countersigned"),
}
"""Why a link is broken -> (its sentence, what would mend it)."""


def link_says(state: State, link: Link, question: Question, called: Called = str) -> str:
    """The sentence of a link."""
    return _fill(LINKS[link.why], state, link, question, called)


def gap_says(state: State, gap: Gap, question: Question, called: Called = str) -> str:
    """The sentence of a gap."""
    return _fill(GAPS[gap.why][0], state, gap, question, called)


def gap_mend(state: State, gap: Gap, question: Question) -> str:
    """What would mend a gap."""
    return _fill(GAPS[gap.why][1], state, gap, question, str)


def _fill(template: str, state: State, one: Link | Gap, question: Question, called: Called) -> str:
    facts = [called(fact) for fact in one.facts]
    able, needed = strength(state.at(question.t), one.of) if "{able}" in template else ("", "")
    office = f" as {facts[1]}" if len(facts) > 1 and facts[1] else ""
    return template.format(
        *facts,
        of=called(one.of),
        act=called(one.act) if one.act else "its end",
        power=question.power,
        able=able,
        needed=needed,
        as_office=office,
        others=", ".join(facts),
        all=" and ".join(facts),
        any=" or ".join(facts) or "any body of this chain",
    )
