"""The hall as a part of Django."""

from importlib import import_module

from django.apps import AppConfig


class Hall(AppConfig):
    """See `mandat.hall`."""

    name = "mandat.hall"
    label = "hall"

    def ready(self) -> None:
        """Listen to what happens to accounts and sessions, and to what somebody tries."""
        import_module("mandat.hall.incidents")
        import_module("mandat.hall.devices")
        import_module("mandat.hall.alarms")
