"""Who an account is in a federation, and the invitations by which accounts come about."""

from django.conf import settings
from django.db import models

from mandat.hall.models.federation import Federation


class Membership(models.Model):
    """An account belongs to a federation: as a person on record, as a member of a unit, or, with neither, as a guest.

    What somebody may do is not written here: it is asked of the law, which knows offices and seats.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
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
    """A link, or a printed code, that lets somebody in once. Only the hash of what was handed out is kept.

    user  the account that it opens; None: an account is made when it is used
    """

    token = models.CharField(max_length=64, unique=True)
    federation = models.ForeignKey(Federation, models.CASCADE, related_name="invitations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="invitations")
    person = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=200, blank=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
