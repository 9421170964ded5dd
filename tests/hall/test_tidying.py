"""What is not needed any more is thrown away."""

from datetime import timedelta

from django.contrib.auth.models import User

from mandat.hall import clock
from mandat.hall.models import AccountEvent, Incident, Invitation
from mandat.hall.moves.invite import invite
from mandat.hall.tidying import tidy


def test_invitations_go_a_month_after_they_have_run_out(union):
    for days in (-31, -29, 1):
        invite(union, good_for=timedelta(days=days))
    tidy()
    assert Invitation.objects.count() == 2


def test_what_happened_to_an_account_goes_after_a_year(db):
    user = User.objects.create_user("anna")
    for days in (366, 364):
        AccountEvent.objects.create(user=user, what=Incident.PASSWORD, when=clock.now() - timedelta(days=days))
    tidy()
    assert AccountEvent.objects.count() == 1
