"""All faults that are tried on the stores: each with a seed, and with what must hold."""

from importlib import import_module

from tests.faults.trials import FAULTS, Fault

ROOMS = ("kills", "losses", "server_power", "damage", "copies", "files", "polls")


def everything() -> list[Fault]:
    """All faults, in the order of their rooms."""
    rooms = [import_module(f"tests.faults.{room}").__name__ for room in ROOMS]
    return [each for room in rooms for each in FAULTS.values() if each.attempt.__module__ == room]
