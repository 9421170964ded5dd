"""The methods there are, each with the source in print that states its rule."""

from mandat.count.methods import METHODS


def methods() -> list[dict[str, object]]:
    """Every method: id, family, name, source."""
    return [{"id": one.id, "family": one.family, "name": one.name, "source": one.source} for one in METHODS.values()]
