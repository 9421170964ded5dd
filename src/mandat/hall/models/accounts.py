"""Who an account is in a federation, the invitations by which accounts come about, and what happened to an account."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mandat.hall.models.federation import Federation

EXAMPLE = "example-"
"""How the usernames of accounts begin that are only there to try the hall."""


class Membership(models.Model):
    """An account belongs to a federation: as a person on record, as a member of a unit, or, with neither, as a guest.

    What somebody may do is not written here: it is asked of the law, which knows offices and seats.
    """

    # its constraint is an index that begins with it
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", db_index=False)
    federation = models.ForeignKey(Federation, models.CASCADE, related_name="memberships")
    person = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=200, blank=True)

    class Meta:
        """One account is one person in a federation, and one person has one account."""

        constraints = [
            models.UniqueConstraint(fields=("user", "federation"), name="one_membership"),
            models.UniqueConstraint(
                fields=("federation", "person"), condition=~models.Q(person=""), name="one_account_a_person"
            ),
        ]


class Invitation(models.Model):
    """A link, or the same as a printed code, that lets somebody in once. Only the hash of what was handed out is kept.

    user      the account that it opens; None: an account is made when it is used
    by        who invited; None: whoever runs the hall, or somebody who has left
    expires   when it opens nothing any more; one that is taken back has run out at once
    seconded  whether a second officer has agreed, or whoever runs the hall gave it out: without, it opens nothing to
              somebody who holds an office when it is used
    """

    token = models.CharField(max_length=64, unique=True)
    federation = models.ForeignKey(Federation, models.CASCADE, related_name="invitations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="invitations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    person = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    seconded = models.BooleanField(default=False)


class Incident(models.TextChoices):
    """What can happen to an account, as its owner reads it."""

    CAME_IN = "came-in", _("opened by an invitation")
    RESET = "reset", _("the way to sign in was taken away, and a new invitation given out")
    PASSWORD = "password", _("a password was set")
    FACTOR_ADDED = "factor-added", _("a second factor or passkey was added")
    FACTOR_REMOVED = "factor-removed", _("a second factor or passkey was removed")
    LEFT_OUT = "left-out", _("the membership of a federation was ended")


class AccountEvent(models.Model):
    """What happened to an account, for its owner to see; gone with the account.

    by  the account that did it; None: one that is gone
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="incidents")
    what = models.CharField(max_length=20, choices=Incident)
    when = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        """The latest first."""

        ordering = ("-when", "-pk")
