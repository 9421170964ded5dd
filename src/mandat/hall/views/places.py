"""The pages of what a federation consists of: bodies, units, persons, and how they stand to each other."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from mandat.core.acts import Body, Person, Unit
from mandat.hall.here import Here
from mandat.hall.page import page
from mandat.hall.reads import bodies as tree
from mandat.hall.reads import body as of_body
from mandat.hall.reads import person as of_person
from mandat.hall.reads import unit as of_unit

PAGES = {Person: "person", Unit: "unit", Body: "body"}


@require_safe
@page
def bodies(here: Here) -> HttpResponse:
    """The tree of bodies and units."""
    return here.render("hall/places/bodies.html", tree.bodies(here))


@require_safe
@page
def recognition(here: Here) -> HttpResponse:
    """Who recognised whom over time."""
    return here.render("hall/places/recognition.html", tree.recognised(here))


@require_safe
@page
def recognition_picture(here: Here) -> HttpResponse:
    """The same as a picture."""
    return HttpResponse(tree.recognition_picture(here), content_type="image/svg+xml")


@require_safe
@page
def body(here: Here, name: str) -> HttpResponse:
    """A body."""
    return here.render("hall/places/body.html", of_body.body(here, name))


@require_safe
@page
def seats(here: Here, name: str) -> HttpResponse:
    """The seats of a body."""
    return here.render("hall/places/seats.html", of_body.seats(here, name))


@require_safe
@page
def recognising(here: Here, name: str) -> HttpResponse:
    """The units that recognise a body."""
    return here.render("hall/places/recognising.html", of_body.recognising(here, name))


@require_safe
@page
def unit(here: Here, name: str) -> HttpResponse:
    """A unit."""
    return here.render("hall/places/unit.html", of_unit.unit(here, name))


@require_safe
@page
def person(here: Here, name: str) -> HttpResponse:
    """A person, for those who may look."""
    if not here.sees_persons:
        raise Http404
    return here.render("hall/places/person.html", of_person.person(here, name))


@require_safe
@page
def thing(here: Here, name: str) -> HttpResponse:
    """Whatever has this id: go to its page."""
    kind = PAGES.get(type(here.book.find(name)), "act")
    return HttpResponseRedirect(here.address(kind, name))
