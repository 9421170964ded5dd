"""Invitations as they are handed out: a link, the same as a code to be typed, and as a QR code."""

from collections.abc import Iterable

import segno
from django.conf import settings
from django.urls import reverse
from msgspec import Struct

from mandat.hall.moves.invite import Sheet


class Printed(Struct, frozen=True):
    """A sheet as it is printed.

    door     where a code can be typed; picture: the link as a QR code, an image that stands in the page itself
    """

    name: str
    code: str
    open: bool
    link: str
    door: str
    picture: str


def printed(sheets: Iterable[Sheet]) -> list[Printed]:
    """The sheets as they are printed, one a page."""
    door = settings.ADDRESS + reverse("come-in-by-code")
    return [Printed(one.name, one.code, one.open, link(one.code), door, picture(link(one.code))) for one in sheets]


def link(code: str) -> str:
    """The link that a code is."""
    return settings.ADDRESS + reverse("come-in", args=[code])


def picture(text: str) -> str:
    """A text as a QR code, dark on white whatever the page looks like, as an image that stands in the page itself."""
    return segno.make(text, error="m", micro=False).svg_data_uri(scale=5, border=4, light="#fff")
