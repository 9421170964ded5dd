"""The federation as a tree, and who recognises whom."""

from django.utils.translation import gettext as _
from msgspec.structs import replace

from mandat.clerk.print import drawn, recognition, rows
from mandat.clerk.tree import tree
from mandat.exchange.axis import Dates
from mandat.exchange.hierarchy import hierarchy
from mandat.exchange.recognition import Tongue
from mandat.exchange.results.page import svg
from mandat.hall.here import Here
from mandat.hall.wording.dates import words
from mandat.hall.wording.saying import told


def bodies(here: Here) -> dict[str, object]:
    """The bodies with their organs, and the units by what they lie in; the same as a picture."""
    tops = tree(here.view)
    units = here.view.now.state.units
    return {
        "bodies": [node for node in tops if node["id"] not in units],
        "units": [node for node in tops if node["id"] in units],
        "picture": svg(replace(hierarchy(tops), title=_("Tree of bodies and units"))) if tops else None,
    }


def recognised(here: Here) -> dict[str, object]:
    """Who recognised whom over time: as rows."""
    return {"rows": rows(recognition(here.book, known=here.known))}


def recognition_picture(here: Here) -> str:
    """The same as a picture."""
    tongue = Tongue(told, Dates(words().brief, words().day))
    return drawn(replace(recognition(here.book, known=here.known), tongue=tongue))
