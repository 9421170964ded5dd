"""What passes at a sitting and is nobody's business afterwards: who asks to speak, and the code at the door.

All of it is erased when the sitting is closed.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandat.hall.models.federation import Federation


class Floor(models.Model):
    """Who has the floor at a sitting.

    closed       whether nobody else can ask to speak; points of order can always be raised
    limit        seconds that a speech may take; 0: as long as it takes
    alternating  whether speeches for and against are called in turn
    """

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="floors")
    sitting = models.CharField(max_length=200)
    closed = models.BooleanField(default=False)
    limit = models.PositiveIntegerField(default=0)
    alternating = models.BooleanField(default=False)

    class Meta:
        """One for each sitting."""

        constraints = [models.UniqueConstraint(fields=("federation", "sitting"), name="one_floor")]


class Kind(models.TextChoices):
    """What somebody wants to say. Points of order come first."""

    SPEECH = "speech", _("a speech")
    ORDER = "order", _("a point of order")


class Side(models.TextChoices):
    """For or against what is debated."""

    FOR = "for", _("for")
    AGAINST = "against", _("against")


class Speech(models.Model):
    """Somebody asks to speak, speaks, or has spoken.

    once   the token of the form by which he asked
    asked  when; began, ended: when he was given the word, and gave it back
    """

    floor = models.ForeignKey(Floor, models.CASCADE, related_name="speeches")
    person = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SPEECH)
    side = models.CharField(max_length=10, choices=Side, blank=True)
    once = models.CharField(max_length=100)
    asked = models.DateTimeField()
    began = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        """Nobody waits twice for the same, and a form that is sent twice asks once."""

        ordering = ("asked", "pk")
        constraints = [
            models.UniqueConstraint(fields=("floor", "once"), name="one_speech_a_form"),
            models.UniqueConstraint(
                fields=("floor", "person", "kind"), condition=models.Q(began=None), name="one_speech_waits"
            ),
            models.UniqueConstraint(
                fields=("floor",), condition=models.Q(began__isnull=False, ended=None), name="one_speaks"
            ),
        ]


class Door(models.Model):
    """The door of a sitting is open: whoever reads the code that is shown there checks in by it."""

    federation = models.ForeignKey(Federation, models.CASCADE, related_name="doors")
    sitting = models.CharField(max_length=200)
    secret = models.CharField(max_length=64)

    class Meta:
        """One for each sitting."""

        constraints = [models.UniqueConstraint(fields=("federation", "sitting"), name="one_door")]
