"""What is on the table: the agenda, motions, points of order, declarations."""

from django.utils.translation import gettext as _

from mandat.hall.desks import Outcome
from mandat.hall.here import Here
from mandat.hall.moves.amend import amend as amended
from mandat.hall.moves.appeal import appeal as appealed
from mandat.hall.moves.call_item import call_item
from mandat.hall.moves.close_item import close_item as item_closed
from mandat.hall.moves.declare import declare as declared
from mandat.hall.moves.move import move as moved
from mandat.hall.moves.rule import rule as ruled
from mandat.hall.moves.set_agenda import set_agenda
from mandat.hall.moves.withdraw import withdraw as withdrawn
from mandat.hall.views.sitting.moving import move
from mandat.hall.whom import person_named
from mandat.measure.sittings.whole import Whole


@move("agenda")
def agenda(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Set the agenda: one item a line, in order."""
    items = here.sent.lines("items", _("the agenda"))
    return set_agenda(here, sitting, items, here.sent.once, here.sent.despite), _("The agenda is set.")


@move("agenda")
def item(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Call up an item."""
    number = here.sent.number("number", _("the item"))
    outcome = call_item(here, sitting, number, here.sent.once, here.sent.despite)
    return outcome, _("Item {number} is on.").format(number=number)


@move("agenda")
def close_item(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Close the item that is on."""
    return item_closed(here, sitting, here.sent.once, here.sent.despite), _("The item is closed.")


@move("motions")
def motion(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Move a motion."""
    sent = here.sent
    by = person_named(here, sitting.body, sent.text("by", _("who moves it"), most=200, needed=False))
    rivals = sent.ids("rivals", _("the other motions"))
    text = sent.text("text", _("the motion"))
    return moved(here, sitting, by, text, rivals, sent.once, sent.despite), _("Moved.")


@move("motions")
def amend(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Move an amendment."""
    sent = here.sent
    by = person_named(here, sitting.body, sent.text("by", _("who moves it"), most=200, needed=False))
    on = sent.id("motion", _("the motion"))
    text = sent.text("text", _("the amendment"))
    return amended(here, sitting, on, by, text, sent.once, sent.despite), _("Moved.")


@move("motions")
def withdraw(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Withdraw a motion or an amendment."""
    on = here.sent.id("motion", _("the motion"))
    return withdrawn(here, sitting, on, here.sent.once, here.sent.despite), _("Withdrawn.")


@move("points")
def rule(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Rule on a point of order."""
    sent = here.sent
    on = sent.id("on", _("what the ruling is on"), needed=False)
    return ruled(here, sitting, sent.text("text", _("the ruling")), on, sent.once, sent.despite), _("Ruled.")


@move("points")
def appeal(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Appeal against a ruling."""
    sent = here.sent
    ruling, text = sent.id("ruling", _("the ruling")), sent.text("text", _("the reason"), needed=False)
    return appealed(here, sitting, ruling, text, sent.once, sent.despite), _("Appealed: the body decides.")


@move("declarations")
def declare(here: Here, sitting: Whole) -> tuple[Outcome, str]:
    """Declare something at a sitting."""
    text = here.sent.text("text", _("the declaration"))
    return declared(here, sitting.body, text, here.sent.once, here.sent.despite), _("Declared.")
