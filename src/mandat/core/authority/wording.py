"""The sentences of proofs and gaps: what a link says, what a gap says, and what is missing where no act can be named
that would mend it (`mending`).

Each takes the names from the link or gap and from the question, and what only the sentence tells (how many can act in
a body) from the state; the words for a reason stand in one table.
"""

from collections.abc import Callable

from mandat.core.authority.answers import Gap, Link, Question
from mandat.core.authority.living import strength
from mandat.core.state import State
from mandat.sentences import Part, Sentence, Several, Value, Verb, Written, say

LINKS: dict[str, Sentence] = {
    "claims": say("{of} is a root, and claims {power}"),
    "holds-by-establish": say("{of} holds {power}, with which {one} established it"),
    "holds-by-grant": say("{of} holds {power}, granted by {one}"),
    "holds-by-appoint": say("{of} holds {power}, appointed by {one}"),
    "holds-by-appoint-as": say("{of} holds {power} as {other}, appointed by {one}"),
    "holds-by-assume": say("{of} has assumed {power}, on its own claim"),
    "holds-by-office": say("{of} is an office of {one}, and carries {power}"),
    "establish": say("{one} established {of}"),
    "grant": say("{one} granted it to {of}"),
    "appoint": say("{one} appointed {of}"),
    "office": say("{one} gave it to the office {of}"),
    "assume": say("{of} assumed it itself"),
    "root": say("{of} is a root: no other body established it"),
    "lives": say("{of} lives"),
    "attains-quorum": say("{of} lives: {able} of its seats can act, and its quorum needs {needed}"),
    "quorum-not-computable": say("{of} lives; whether it can still attain its quorum is not recorded"),
    "word": say("{of} recognises {one}, by express word"),
    "conduct": say("{of} followed {one} when it last answered"),
    "run": say("{of} is run by {one}, or by a body that has the power from it"),
    "sits": say("{of} sits in {one}, and nobody runs it"),
    "itself": say("{of} is asked to follow its own decision"),
    "signed": say("{one} countersigned for {of}, as {other} demands"),
}
"""Why a link holds -> its sentence. `{of}`, the `{power}` asked about, and `{one}` fact and the `{other}`; of a body,
how many are `{able}` to act and how many are `{needed}`."""

GAPS: dict[str, tuple[Sentence, Sentence]] = {
    "not-yet": (
        say("{of} does not exist yet"),
        say("ask about a later date, or date the act that describes {of} earlier"),
    ),
    "founding-void": (say("{of} was never founded: {one} is void"), say("mend {one}, or found {of} anew")),
    "dissolved": (say("{of} had ended by {act}"), say("ask about an earlier date, or about its successor")),
    "life-ran-out": (say("{of} lived until its stated end, which has passed"), say("a new founding, or a later end")),
    "no-seat-filled": (say("no seat of {of} is filled by anyone who can act"), say("elect to {of}")),
    "below-quorum": (
        say("{able} seats of {of} can act, and its quorum needs {needed}"),
        say("elect to {of}, or amend its charter"),
    ),
    "hindered": (say("{of} is kept from acting ({one})"), say("an act that frees {of} again")),
    "vacant": (say("nobody holds the office {of} any more"), say("appoint ... as {of}")),
    "holds-nothing": (
        say("{of} holds no power and no office"),
        say("a grant or an appointment that gives {of} {power}"),
    ),
    "powerless": (
        say("what {of} was given carries no power"),
        say("a grant or an appointment that gives {of} {power}"),
    ),
    "holds-others": (
        say("{of} holds {others}, and not {power} there"),
        say("a grant or an appointment that gives {of} {power}"),
    ),
    "no-chain-under": (
        say("{of} has {power} from nobody under {one}"),
        say("an appointment or a grant to {of} by {one} or a body below it"),
    ),
    "root-gone": (
        say("{of} has {power} from nobody under {one}, which had ended"),
        say("ask under another root: nothing comes from {one} any more"),
    ),
    "giver-lacks": (
        say("{of} did not hold {power} itself when it conferred it on {one}"),
        say("let a body that holds it confer it on {one} anew"),
    ),
    "not-on-the-day": (
        say("{of} came to hold {power} only after it had conferred it on {one}"),
        say("let a body that holds it confer it on {one} anew"),
    ),
    "root-ended": (
        say("{of}, the root of this order, had ended"),
        say("ask under another root, or whether what ended it named a successor"),
    ),
    "not-claimed": (say("{of} is a root whose charter does not claim {one}"), say("amend the charter of {of}")),
    "ended": (say("what {of} held by {one} was ended by {act}"), say("confer it on {of} anew")),
    "ran-out": (
        say("what {of} held by {one} ran until its stated end, which has passed"),
        say("confer it on {of} anew"),
    ),
    "irregular": (
        say("{one}, which gave it to {of}, is irregular ({code})"),
        say("let a body that holds it confer it on {of} anew"),
    ),
    "only": (say("{of} recognises only {all}"), say("recognise by {of} of a body that is named above")),
    "word-against": (say("{of} has disowned {one}"), say("recognise by {of} of {one}")),
    "conduct-against": (
        say("{of} refused {one} when it last answered"),
        say("recognise by {of} of {one}, or an answer that follows"),
    ),
    "silent": (
        say("{of} has not recognised {any}, by word, by conduct, or by who runs it"),
        say("recognise by {of} of {one}"),
    ),
    "assumption-needs-word": (
        say(
            "{of} has not recognised what {one} assumed; only an express word carries it, given since or naming the"
            " power"
        ),
        say("recognise by {of} of {one}"),
    ),
    "unsigned": (
        say("{other} demands the signature of {one}, and it is not given"),
        say("request ... to {one}, answered countersigned"),
    ),
}
"""Why a link is broken -> (its sentence, what would mend it)."""

FACTS = {"holds-others": Written, "not-claimed": Written, "hindered": Verb}
"""Why a link is broken -> what its facts are; elsewhere, names."""


def link_says(state: State, link: Link, question: Question) -> Sentence:
    """The sentence of a link."""
    in_office = link.why == "holds-by-appoint" and link.facts[1]
    return filled(LINKS[f"{link.why}-as" if in_office else link.why], state, link, question)


def gap_says(state: State, gap: Gap, question: Question) -> Sentence:
    """The sentence of a gap."""
    return filled(GAPS[gap.why][0], state, gap, question)


def filled(says: Sentence, state: State, one: Link | Gap, question: Question) -> Sentence:
    """A sentence about a link or a gap, with its places filled."""
    return says.filled(**{place: PLACES[place](state, one, question) for place in says.places})


def _facts(one: Link | Gap) -> tuple[Part, ...]:
    kind = FACTS.get(one.why)
    return one.facts if kind is None else tuple(map(kind, one.facts))


def _any(one: Link | Gap) -> Part:
    return Several(_facts(one), "or") if one.facts else say("any body of this chain")


def _strength(state: State, one: Link | Gap, question: Question) -> tuple[str, str]:
    return strength(state.at(question.t), one.of)


PLACES: dict[str, Callable[[State, Link | Gap, Question], Part]] = {
    "of": lambda state, one, question: one.of,
    "power": lambda state, one, question: Written(question.power),
    "one": lambda state, one, question: _facts(one)[0],
    "other": lambda state, one, question: _facts(one)[1],
    "code": lambda state, one, question: Written(one.facts[1]),
    "act": lambda state, one, question: one.act or say("its end"),
    "able": lambda state, one, question: Value(_strength(state, one, question)[0]),
    "needed": lambda state, one, question: Value(_strength(state, one, question)[1]),
    "others": lambda state, one, question: Several(_facts(one)),
    "all": lambda state, one, question: Several(_facts(one), "and"),
    "any": lambda state, one, question: _any(one),
}
"""The place of a sentence -> what stands in it."""
