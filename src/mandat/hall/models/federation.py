"""A federation that meets here, and where its ledger is."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Openness(models.TextChoices):
    """Who may look without being a member."""

    MEMBERS = "members", _("only members see anything")
    SITTINGS = "sittings", _("everybody can watch the sittings")
    ALL = "all", _("everybody sees everything on record")


class Federation(models.Model):
    """A federation.

    slug           its name in addresses, and that of its record in the ledger
    writable       false: its record is only shown
    second_factor  whether those who hold an office need a second factor before they act
    """

    slug = models.SlugField(max_length=60, unique=True, validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$")])
    title = models.CharField(max_length=200)
    writable = models.BooleanField(default=True)
    openness = models.CharField(max_length=10, choices=Openness, default=Openness.MEMBERS)
    second_factor = models.BooleanField(default=True)

    class Meta:
        """In the order of their titles."""

        ordering = ("title",)

    def __str__(self) -> str:
        """Its title."""
        return self.title

    @property
    def ledger(self) -> str:
        """The URL of its ledger."""
        return f"{settings.LEDGER}{'&' if '?' in settings.LEDGER else '?'}record={self.slug}"

    def get_absolute_url(self) -> str:
        """Its front page."""
        return reverse("federation", args=[self.slug])
