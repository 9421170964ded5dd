"""Give somebody a new way to sign in, whose telephone is lost or whose password is forgotten.

Every session ends, password and factors go, and a new invitation to the same account is given out. It is written into
what happened to the account, with the name of whoever did it.
"""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from mandat.hall import codes
from mandat.hall.devices import end_all
from mandat.hall.here import Here
from mandat.hall.incidents import note
from mandat.hall.models import Incident, Invitation, Membership
from mandat.hall.moves.admitting import ask_admit
from mandat.hall.moves.invite import Sheet, code_of, invited
from mandat.hall.moves.withdraw_invitation import take_back


@transaction.atomic
def reset_sign_in(here: Here, number: int, token: str) -> Sheet:
    """Reset the sign-in of a member of this federation: once, however often the form is sent.

    Raises `PermissionDenied`, `Http404`, `Unfit`.
    """
    membership = whose(here, number)
    user = membership.user
    if user == here.request.user:
        raise PermissionDenied(_("nobody resets their own sign-in: ask another officer"))
    if user.memberships.exclude(federation=here.federation).exists():
        raise PermissionDenied(_("this account belongs to other federations too: end the membership, and invite anew"))
    code = code_of(here, token, "reset", number)
    if not Invitation.objects.filter(token=codes.kept(code)).exists():
        take_away(user, here.request.user)
    return invited(here, code, membership.person, membership.unit, user)


def take_away(user: User, by: User | None) -> None:
    """Take every way to sign in away from an account. `by`: who did it; None: whoever runs the hall."""
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_all(user)
    take_back(Invitation.objects.filter(user=user))
    note(user, Incident.RESET, by)


def whose(here: Here, number: int) -> Membership:
    """A membership of this federation, over which the visitor may decide. Raises `PermissionDenied`, `Http404`."""
    ask_admit(here)
    found = Membership.objects.select_related("user").filter(federation=here.federation, pk=number).first()
    if found is None:
        raise Http404
    ask_admit(here, found.person or found.unit)
    return found
