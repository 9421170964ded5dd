"""Faults that are tried on the stores: each with a seed, and with what must hold."""

from importlib import import_module


def everything() -> None:
    """Enter all faults into the list."""
    for room in ("kills", "losses", "damage", "copies"):
        import_module(f"tests.faults.{room}")
