"""A poll, from its call to its act: what is asked, who may answer, and what was answered before the count.

The result is no row of a table: it is the `vote` act that is recorded when the poll closes.

Of a secret poll, `Cast` says who has voted, by phone or on paper, and nothing else, and `Box` holds three sums and
nothing else. No ballot is ever written down, so none can be joined to a voter: not by a key, an order or a time, nor,
on PostgreSQL, by the number of the transaction that wrote both (`xmin`), which a table of ballots could not hide.
"""

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mandat.hall.models.federation import Federation


class Kind(models.TextChoices):
    """How people vote."""

    HANDS = "hands", _("show of hands, counted by two tellers")
    OPEN = "open", _("open: names are shown after the close")
    ROLL_CALL = "roll-call", _("roll call: every seat is called in order")
    CARD = "card", _("card vote: every seat casts all its votes, and may split them")
    SECRET = "secret", _("secret")


class Stage(models.TextChoices):
    """How far a poll is. Counted: nobody can vote any more, and its act is not recorded yet."""

    PLANNED = "planned", _("not open yet")
    OPEN = "open", _("open")
    COUNTED = "counted", _("closed, not recorded yet")
    RECORDED = "recorded", _("closed and recorded")
    CANCELLED = "cancelled", _("cancelled")


class Poll(models.Model):
    """A question put to a body, or to the general meeting of a unit.

    motion      the act it is on; blank: only the question
    question    what is voted on, in words: those of the motion when it was put
    opens       when it opens by itself; closes: when it closes by itself
    minute      when it was opened, and ended: when it was closed, as the acts of the federation are dated
    by          who put it; proxies: how many proxies one person may cast; None: any number
    present     how many were there, registered: how many could be, as the chair says
    casting     how the chair's casting vote fell; round: which count of a show of hands, or of the papers
    called      the place on the roll from which on a roll call goes on
    waits       closed, and not recorded since somebody has to say something; what was closed and does not wait was
                interrupted, and the clock records it
    reason      why it was cancelled; act: the id of the vote act
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    federation = models.ForeignKey(Federation, models.CASCADE, related_name="polls")
    body = models.CharField(max_length=200)
    motion = models.CharField(max_length=200, blank=True)
    question = models.TextField()
    kind = models.CharField(max_length=10, choices=Kind)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PLANNED)
    opens = models.DateTimeField(null=True)
    closes = models.DateTimeField(null=True)
    minute = models.CharField(max_length=40, blank=True)
    ended = models.CharField(max_length=40, blank=True)
    by = models.CharField(max_length=200)
    proxies = models.PositiveIntegerField(null=True)
    present = models.PositiveIntegerField(null=True)
    registered = models.PositiveIntegerField(null=True)
    casting = models.CharField(max_length=7, blank=True)
    round = models.PositiveIntegerField(default=1)
    called = models.PositiveIntegerField(default=0)
    waits = models.BooleanField(default=False)
    reason = models.CharField(max_length=2000, blank=True)
    act = models.CharField(max_length=200, blank=True)

    class Meta:
        """A federation asks which of its polls are open."""

        indexes = [models.Index(fields=("federation", "body", "stage"), name="polls_of_a_body")]

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("poll", args=[self.federation.slug, self.pk])


class Roll(models.Model):
    """One line of the roll, frozen when the poll opens: who has how many votes, and how many of them are cast.

    seat  the constituency; in a general meeting `#` and the number of the account, or `paper:` and a name
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="roll")
    place = models.PositiveIntegerField()
    seat = models.CharField(max_length=220)
    votes = models.PositiveIntegerField()
    used = models.PositiveIntegerField(default=0)

    class Meta:
        """A seat stands on a roll once, and casts no more than it has."""

        ordering = ("place",)
        constraints = [
            models.UniqueConstraint(fields=("poll", "seat"), name="a_seat_once"),
            models.CheckConstraint(condition=models.Q(used__lte=models.F("votes")), name="no_more_than_its_votes"),
        ]


class Standing(models.TextChoices):
    """By what somebody may cast the votes of a seat. Reserve: an alternate who was not there when the poll opened."""

    HOLDER = "holder", _("holds the seat")
    ALTERNATE = "alternate", _("alternate, checked in")
    RESERVE = "reserve", _("alternate")
    PROXY = "proxy", _("by proxy")
    MEMBER = "member", _("member")
    PAPER = "paper", _("on paper")


class Voter(models.Model):
    """Who may cast the votes of a line of the roll. `who`: a person on record, or `#` and the number of an account."""

    # its constraint is an index that begins with it
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="voters", db_index=False)
    line = models.ForeignKey(Roll, models.CASCADE, related_name="voters")
    who = models.CharField(max_length=200)
    standing = models.CharField(max_length=10, choices=Standing)

    class Meta:
        """Somebody stands behind a line once."""

        constraints = [models.UniqueConstraint(fields=("poll", "who", "line"), name="a_voter_once")]


class Cast(models.Model):
    """That votes were cast; and how, unless the poll is secret: then the sides are empty. It carries no time.

    number   what the receipt says
    who      who cast them: a person, an account; for a paper vote nobody (the line has the name)
    entered  who wrote them down for somebody else
    replaced  the number of those that were cast instead: these hold no votes any more, and stay so that the form which
              cast them does not cast them again when it is sent late
    """

    number = models.CharField(max_length=20, primary_key=True)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="casts")
    line = models.ForeignKey(Roll, models.CASCADE, related_name="casts")
    who = models.CharField(max_length=200, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, blank=True)
    entered = models.CharField(max_length=200, blank=True)
    replaced = models.CharField(max_length=20, blank=True)
    votes = models.PositiveIntegerField()
    favour = models.PositiveIntegerField(null=True)
    against = models.PositiveIntegerField(null=True)
    abstain = models.PositiveIntegerField(null=True)


class Box(models.Model):
    """The box of a secret poll: its sums; gone when these are recorded, with those of the papers, as its act."""

    poll = models.OneToOneField(Poll, models.CASCADE, primary_key=True, related_name="box")
    favour = models.PositiveIntegerField(default=0)
    against = models.PositiveIntegerField(default=0)
    abstain = models.PositiveIntegerField(default=0)


class Telling(models.Model):
    """What a teller counted: hands, or the papers of a secret vote; these are gone when it is recorded."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="tellings")
    round = models.PositiveIntegerField()
    by = models.CharField(max_length=200)
    favour = models.PositiveIntegerField()
    against = models.PositiveIntegerField()
    abstain = models.PositiveIntegerField()

    class Meta:
        """A teller says one number a round."""

        constraints = [models.UniqueConstraint(fields=("poll", "round", "by"), name="a_teller_once_a_round")]
