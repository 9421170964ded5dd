"""The order of business, and how far it has got.

The last `agenda` act lists the items. That an item is called up is a `note` about the agenda whose text is that item;
that it is done, a note about the agenda and about that note.
"""

from msgspec import Struct

from mandat.core.acts import Agenda, Note
from mandat.measure.sittings.business import Business

WAITING, ON, DONE = "waiting", "on", "done"


class Item(Struct, frozen=True):
    """An item of the agenda: its number, from 1, and whether it is waiting, on or done; the note that called it up."""

    number: int
    text: str
    state: str
    called: Note | None = None


class Order(Struct, frozen=True):
    """An agenda; act None: there is none."""

    act: Agenda | None
    items: tuple[Item, ...]

    @property
    def on(self) -> Item | None:
        """The item that is on."""
        return next((item for item in self.items if item.state == ON), None)

    @property
    def next(self) -> Item | None:
        """The item that comes next."""
        return next((item for item in self.items if item.state == WAITING), None)


def agenda(business: Business) -> Order:
    """The agenda of a sitting as it stands."""
    agendas = [act for act in (*business.before, *business.acts) if isinstance(act, Agenda)]
    if not agendas:
        return Order(None, ())
    calls = calls_of(business)
    closed = {name for act in agendas for note in business.notes.get(act.id, ()) for name in note.about}
    on = calls[-1].text if calls and calls[-1].id not in closed else None
    by_text = {note.text: note for note in calls}
    items = tuple(
        Item(number, text, ON if text == on else DONE if text in by_text else WAITING, by_text.get(text))
        for number, text in enumerate(agendas[-1].item, 1)
    )
    return Order(agendas[-1], items)


def calls_of(business: Business) -> list[Note]:
    """The notes that called up an item, in order."""
    agendas = [act for act in (*business.before, *business.acts) if isinstance(act, Agenda)]
    texts = {text for act in agendas for text in act.item}
    about = {note.id: note for act in agendas for note in business.notes.get(act.id, ())}
    return [note for note in about.values() if note.text in texts]
