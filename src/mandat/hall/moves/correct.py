"""Correct an act of a sitting: what was written stays in the record, and what is right stands beside it.

What the hall counted is not corrected by one person, nor the words on which it was voted: whoever takes the minutes
would change what others decided. A note can be added beside it, and the body can vote again.
"""

from django.utils.translation import gettext as _

from mandat.book.lines import quote
from mandat.book.shapes import form_of
from mandat.core.acts import Act, Correct, Decision, Id, Note, Ref, Rule
from mandat.core.findings import VOID, Finding
from mandat.hall.desks import Outcome
from mandat.hall.drafting import draft, name
from mandat.hall.duties import MINUTE
from mandat.hall.fields import Unfit
from mandat.hall.here import Here
from mandat.hall.models import Poll
from mandat.hall.models.polls import Stage
from mandat.hall.moves.asking import ask_duty
from mandat.hall.moves.note import ask_of
from mandat.hall.sure import ask_sure
from mandat.hall.wording.saying import in_text
from mandat.hall.wording.sentences import called
from mandat.measure.sittings.whole import Whole

FIXED = frozenset(
    {"id", "in", "by", "after", "entered", "status", "according-to", "with", "cite", "every"}
    | {"ballots", "voters", "seed", "method", "contradicts"}
)
"""Keys that are not corrected here: what an act is, what the hall itself wrote, what only minute books use; and `by`,
which in a correction is its own."""

LINES = frozenset({"item", "roll"})
"""Keys of which each value stands on a line of its own."""


def written(act: Act) -> dict[str, str]:
    """The keys of an act that can be corrected, with what they say; those that say nothing are empty."""
    found = {"at": act.at.text}
    for slot in form_of(type(act)).slots:
        if slot.key in FIXED:
            continue
        value = getattr(act, slot.field)
        values = value if slot.many else () if value is None else (value,)
        texts = [one if isinstance(one, str) else slot.codec.write(one) for one in values]
        found[slot.key] = ("\n" if slot.key in LINES else ", ").join(texts)
    return found


def correct(here: Here, sitting: Whole, wrong: str, keys: dict[str, str], token: str, despite: bool = False) -> Outcome:
    """Correct an act in the keys that differ. Raises `PermissionDenied` for whoever does not take the minutes; `Unfit`;
    `Unsure`, where something that the sitting decided falls, or stands, with it.
    """
    ask_duty(here, MINUTE, sitting.body)
    ask_of(sitting, wrong)
    ask_not_voted(here, wrong)
    before = written(here.book.record.by_id[wrong])
    changed = tuple(
        Rule(key, one)
        for key, text in keys.items()
        if key in before and text != before[key]
        for one in _values(key, text)
    )
    act = draft("correct", token, here.minute, corrects=Ref(wrong), by=Id(here.person), fields=changed)
    if act.id in here.book.written:
        return here.propose([here.book.written[act.id]])
    if not changed:
        raise Unfit(_("nothing was changed: put right what is wrong, and send it again"))
    return here.propose([act, *_told_elsewhere(here, sitting, act, token)], despite)


def _told_elsewhere(here: Here, sitting: Whole, act: Correct, token: str) -> list[Note]:
    """The note about what a correction changes in what the sitting decided: a check-in can take a quorum from a vote.

    Raises `Unsure`: whoever takes the minutes goes on by name.
    """
    decided = {one.id for one in sitting.acts if isinstance(one, Decision)} | _void_in(here, sitting)
    changes = here.desk.elsewhere([act], here.minute, decided)
    says = [_void(here, one) for one in changes.come if one.severity == VOID]
    says += [_stands(here, one.act) for one in changes.gone if one.severity == VOID]
    if not says:
        return []
    told = _("With this correction {what}.").format(what="; ".join(says))
    ask_sure(here, "elsewhere", _("{told} Correct it all the same?").format(told=told))
    text = _("{told} It was {name} who corrected it.").format(told=told, name=here.name(here.person))
    return [draft("note", token, here.minute, about=(act.corrects,), text=text)]


def _void_in(here: Here, sitting: Whole) -> set[str]:
    """The decisions of a sitting that are void as it stands: they are none of its acts."""
    opened, state = sitting.sitting.opened, sitting.now.state
    void = (here.book.written[name] for name in state.void if name in here.book.written)
    since = state.windows[opened.id].earliest if opened is not None else sitting.now.t
    return {
        one.id
        for one in void
        if isinstance(one, Decision) and one.decider == sitting.body and state.windows[one.id].earliest >= since
    }


def _void(here: Here, finding: Finding) -> str:
    says = _("the decision on {what} is void, since {why}")
    return says.format(what=_decision(here, finding.act), why=in_text(here, finding.says))


def _stands(here: Here, act: str) -> str:
    return _("the decision on {what} stands again").format(what=_decision(here, act))


def _decision(here: Here, name: str) -> str:
    """A decision by what was decided."""
    act = here.book.written[name]
    moved = here.book.written.get(act.on[0]) if act.on else None
    return called(here, act if act.text or moved is None else moved)


def ask_not_voted(here: Here, act: str) -> None:
    """Raise `Unfit` for an act that says what came of a vote held in the hall, or on which one was opened."""
    if act in counted(here):
        raise Unfit(_("these votes were counted in the hall, so nobody corrects them alone: add a note, or vote again"))
    if act in voted_on(here):
        raise Unfit(_("it was voted on these words, so nobody corrects them alone: add a note, or amend them"))


def counted(here: Here) -> set[str]:
    """The acts by which votes that were held in the hall are on record, and the notes that set some aside."""
    polls = Poll.objects.filter(federation=here.federation, stage__in=(Stage.COUNTED, Stage.RECORDED))
    aside = Poll.objects.filter(federation=here.federation, stage=Stage.CANCELLED).exclude(act="")
    recorded = {name("vote", str(poll)) for poll in polls.values_list("pk", flat=True)}
    return recorded.union(aside.values_list("act", flat=True))


def voted_on(here: Here) -> set[str]:
    """The acts on which a vote was opened in the hall that was not cancelled."""
    begun = Poll.objects.filter(federation=here.federation, stage__in=(Stage.OPEN, Stage.COUNTED, Stage.RECORDED))
    return set(begun.exclude(motion="").values_list("motion", flat=True))


def _values(key: str, text: str) -> list[str]:
    """The values of a key, as a minute book would have them."""
    if key not in LINES:
        return [text]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [quote(line) for line in lines] if key == "item" else lines
