"""The question that the law answers: may somebody exercise a power over something, and how is that known?"""

from functools import partial

from mandat.clerk.always import always, in_brief
from mandat.clerk.may import may
from mandat.core.acts import Body, Office, Person, Unit
from mandat.errors import MandatError
from mandat.hall.here import Here
from mandat.hall.wording.saying import refusal, said

ORDER = ("recognised", "conferred", "held", "living", "countersigned")
"""From the word of those over whom the power is exercised, up to the root and down to the actor."""

MANY = 400
"""Of more names, no more are offered while somebody types: a page stays small."""


def asking(here: Here, actor: str, power: str, target: str) -> dict[str, object]:
    """The question with its answer, as far as it has been asked."""
    asked = {"actor": actor, "power": power, "target": target}
    if not all(asked.values()):
        return {**asked, **offered(here)}
    try:
        document = may(here.view, actor, power, target, said=partial(said, here))
        windows = in_brief(always(here.view, actor, power, target, said=partial(said, here)))
    except MandatError as reason:
        return {**asked, **offered(here), "wrong": refusal(here, reason)}
    answers = sorted(document["answers"], key=lambda one: (not one["effective"], not one["entitled"]))
    found = {"effective": document["effective"], "answers": [_climb(one) for one in answers]}
    course = [{**window, "holds": [window["from"], window["until"]]} for window in windows]
    return {**asked, **offered(here), **found, "course": course}


def offered(here: Here) -> dict[str, object]:
    """What can be asked about: who, what and over whom."""
    acts = here.view.record.acts
    return {
        "actors": [one.id for one in acts if isinstance(one, Person | Body | Office)][:MANY],
        "targets": [one.id for one in acts if isinstance(one, Unit | Body)][:MANY],
        "powers": sorted({name.removesuffix("?") for one in acts for name in _powers(one)}),
    }


def _powers(act: object) -> tuple[str, ...]:
    one = getattr(act, "power", None)
    return (*getattr(act, "powers", ()), *((one,) if one else ()))


def _climb(answer: dict) -> dict:
    """The links in the order in which a person walks them."""
    links = answer["proof"][::-1]
    links.sort(key=lambda link: ORDER.index(link["link"]))
    return {**answer, "proof": links}
