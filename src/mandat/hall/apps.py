"""The hall as a part of Django."""

from django.apps import AppConfig


class Hall(AppConfig):
    """See `mandat.hall`."""

    name = "mandat.hall"
    label = "hall"
