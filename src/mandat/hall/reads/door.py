"""The code at the door, as it is shown: to be typed, and as a picture for a phone."""

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from msgspec import Struct

from mandat.hall.here import Here
from mandat.hall.models import Door
from mandat.hall.moves.door import SECONDS, code, turn
from mandat.measure.sittings.whole import Whole


class Shown(Struct, frozen=True):
    """The code of this turn, the address that it opens, the picture of that, and for how many seconds it is shown."""

    code: str
    address: str
    picture: SafeString
    seconds: int


def door(here: Here, sitting: Whole) -> Shown | None:
    """What the door of a sitting shows now; None where it is not open."""
    found = Door.objects.filter(federation=here.federation, sitting=sitting.id).first()
    if found is None:
        return None
    typed = code(found, turn())
    address = f"{settings.ADDRESS}/{here.federation.slug}/sitting/{found.sitting}/come/"
    drawn = segno.make(f"{address}?code={typed}", micro=False, error="m")
    svg = drawn.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return Shown(typed, address, mark_safe(svg), SECONDS)
