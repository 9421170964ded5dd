"""The votes on record, each with the result that the minutes claim and the one that the counts give."""

from mandat.clerk.book import Book
from mandat.clerk.may import counts
from mandat.core.acts import Body, Decision, Unit, Vote
from mandat.core.record import Record


def votes(book: Book, *, of: str | None = None, known: str | None = None) -> list[dict[str, object]]:
    """Every vote, and every decision that carries its own; those of one body or unit, where it is named."""
    if of is not None:
        book.find(of, Body, Unit)
    record = book.known_as(known)
    return [_row(record, act) for act in record.order.acts if _voted(act) and of in (None, act.decider)]


def _voted(act: object) -> bool:
    if not isinstance(act, Decision) or act.status is not None:
        return False
    return isinstance(act, Vote) or any(part is not None for part in (act.for_, act.against, act.result))


def _row(record: Record, act: Decision) -> dict[str, object]:
    judgement = record.state.judgements.get(act.id)
    tally = judgement.quorum if judgement else None
    return {
        "id": act.id,
        "body": act.decider,
        "at": act.at.text,
        "text": act.text or _motion(record, act),
        "verb": act.verb,
        "of": _concerned(act),
        **counts(act),
        "claimed": act.result,
        "computed": (judgement.computed if judgement else None) or "unknown",
        "quorum": {
            "required": tally.required if tally else None,
            "present": _present(act, tally),
            "met": tally.met if tally else None,
        },
        "findings": record.codes.get(act.id, []),
    }


def _concerned(act: Decision) -> list[str]:
    """Whom a decision is about: whom it elects, recognises, founds."""
    of = getattr(act, "of", None) or ()
    return [of] if isinstance(of, str) else list(of)


def _present(act: Decision, tally: object) -> int | str | None:
    if tally is not None:
        return tally.present
    return act.present.number() if act.present is not None else None


def _motion(record: Record, act: Decision) -> str | None:
    """The text of the motion that was voted on."""
    motions = (record.state.acts.get(ref) for ref in act.on)
    return next((motion.text for motion in motions if motion is not None and motion.text), None)
