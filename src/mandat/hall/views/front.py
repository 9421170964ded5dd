"""The first pages: the federations that meet here, and the front page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mandat.hall.here import Here
from mandat.hall.page import gallery, page
from mandat.hall.reads import federation as reads


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The federations that the visitor may see."""
    return render(request, "hall/home.html", {"federations": reads.visible(request.user)})


@require_safe
@page
@gallery
def federation(here: Here) -> HttpResponse:
    """The front page of a federation."""
    return here.render("hall/federation.html", reads.front(here))
