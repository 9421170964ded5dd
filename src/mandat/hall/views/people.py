"""Who has an account in a federation, and who is invited: for officers who admit people."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mandat.hall.here import Here
from mandat.hall.moves import end_membership, invite, reset_sign_in, second_invitation, withdraw_invitation
from mandat.hall.moves.admitting import ask_admit
from mandat.hall.moves.forget import forget_erased
from mandat.hall.page import page
from mandat.hall.reads import people as reads
from mandat.hall.reads.sheets import printed

SEE_OTHER = 303


@require_safe
@page
def people(here: Here) -> HttpResponse:
    """Accounts, and invitations that are out."""
    ask_admit(here)
    forget_erased(here.federation, here.book)
    return here.render("hall/people/people.html", reads.people(here))


@require_POST
@page
def invited(here: Here) -> HttpResponse:
    """Persons, members of a unit or guests are invited: the sheets to hand out."""
    sent = here.request.POST
    ask_admit(here)
    try:
        if sent.get("whom") == "persons":
            sheets = invite.invite_people(here, sent.getlist("person"), here.sent.once)
        else:
            unit, many = sent.get("unit", ""), _number(sent.get("many", ""))
            sheets = invite.invite_members(here, unit, many, here.sent.once)
    except (invite.TooMany, invite.HasAccount) as reason:
        return here.render("hall/people/people.html", {**reads.people(here), "reason": reason}, 422)
    return here.render("hall/people/sheets.html", {"sheets": printed(sheets), "good_for": invite.GOOD_FOR.days})


@require_POST
@page
def reset(here: Here, number: int) -> HttpResponse:
    """Somebody's sign-in is reset: the sheet to hand out."""
    ask_admit(here)
    sheet = reset_sign_in.reset_sign_in(here, number, here.sent.once)
    return here.render("hall/people/sheets.html", {"sheets": printed([sheet]), "good_for": invite.GOOD_FOR.days})


@require_POST
@page
def ended(here: Here, number: int) -> HttpResponse:
    """A membership ends."""
    end_membership.end_membership(here, number)
    return _back(here, _("The membership is ended. What is on record stays there."))


@require_POST
@page
def withdrawn(here: Here, number: int) -> HttpResponse:
    """An invitation is taken back."""
    withdraw_invitation.withdraw_invitation(here, number)
    return _back(here, _("The invitation is taken back: its code opens nothing any more."))


@require_POST
@page
def seconded(here: Here, number: int) -> HttpResponse:
    """A second officer agrees to an invitation."""
    second_invitation.second_invitation(here, number)
    return _back(here, _("You agreed: the code opens the account now."))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _back(here: Here, done: str) -> HttpResponse:
    messages.success(here.request, done)
    return HttpResponseRedirect(reverse("people", args=[here.federation.slug]), status=SEE_OTHER)
