"""A sitting with all that is to be known of it, each part looked at when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property

from mandat.core import acts
from mandat.core.acts import Act, Correct, Declare, Ending, Hindrance, PointOfOrder, Presence, Removal, Vote
from mandat.core.intervals import Moment
from mandat.measure.sittings.agenda import Order, agenda
from mandat.measure.sittings.business import Business, business
from mandat.measure.sittings.course import CALLED, OFF, Sitting
from mandat.measure.sittings.motions import Proposal, motions
from mandat.measure.sittings.presence import Attendance, attendance
from mandat.measure.sittings.quorum import Standing, standing


def _concerned(act: Ending | Removal | Hindrance, known: Mapping[str, Act]) -> tuple[str | None, ...]:
    """Whom an act takes something from; what ends an appointment by its name, whoever was appointed."""
    ended = [known[ref] for ref in act.on if ref in known] if isinstance(act, Ending) else []
    named = (getattr(one, "of", None) for one in (act, *ended))
    return tuple(person for of in named for person in (of if isinstance(of, tuple) else (of,)))


class Whole:
    """A sitting as it stands at one moment."""

    def __init__(self, now: Moment, sitting: Sitting) -> None:
        self.now, self.sitting = now, sitting
        self.id, self.body, self.state = sitting.id, sitting.body, sitting.state

    @cached_property
    def business(self) -> Business:
        """Its acts."""
        return business(self.now, self.sitting)

    @property
    def acts(self) -> tuple[Act, ...]:
        """Its acts from opening to close, in order."""
        return self.business.acts

    @cached_property
    def chair(self) -> str | None:
        """Who presides, as the last act says that names somebody; None where something was taken from him since."""
        chair = None
        for act in self.acts:
            if isinstance(act, acts.Sitting) and act.chair is not None:
                chair = act.chair
            elif isinstance(act, Ending | Removal | Hindrance) and chair in _concerned(act, self.now.state.acts):
                chair = None
        return chair

    @cached_property
    def attendance(self) -> Attendance:
        """Who was there, from when until when."""
        return attendance(self.now, self.body, self.acts)

    @cached_property
    def quorum(self) -> Standing | None:
        """The quorum at this moment; None where the sitting does not go on."""
        return standing(self.now, self.body) if self.sitting.sits else None

    @cached_property
    def agenda(self) -> Order:
        """The order of business."""
        return agenda(self.business)

    @cached_property
    def motions(self) -> list[Proposal]:
        """The motions before it, with their amendments."""
        return motions(self.now, self.business)

    @cached_property
    def resolutions(self) -> list[Proposal]:
        """The motions that it carried, in the order of their votes."""
        carried = [one for one in self.motions if one.state == "carried"]
        return sorted(carried, key=lambda one: self.now.state.place[one.vote.id])

    @cached_property
    def points(self) -> list[PointOfOrder]:
        """Rulings of the chair, and appeals against them."""
        return [act for act in self.acts if isinstance(act, PointOfOrder)]

    @cached_property
    def declarations(self) -> list[Declare]:
        """What was declared."""
        return [act for act in self.acts if isinstance(act, Declare)]

    @cached_property
    def walkouts(self) -> list[Presence]:
        """Who walked out."""
        return [act for act in self.acts if isinstance(act, Presence) and act.verb == "walkout"]

    @cached_property
    def votes(self) -> list[Vote]:
        """The votes taken."""
        return [act for act in self.acts if isinstance(act, Vote)]

    @property
    def unopened(self) -> bool:
        """Whether it was called, and has not been opened; also where it was called off."""
        return self.state in (CALLED, OFF)

    @property
    def moved(self) -> list[Correct]:
        """The corrections of its call by which it was moved to another time or place."""
        corrections = self.business.corrections.get(self.id, ())
        return [act for act in corrections if any(rule.key in ("meets", "text") for rule in act.fields)]
