"""Makes an act of the values that were read for it."""

from typing import Any

from mandat import canon
from mandat.canon.values import AFTER
from mandat.core.acts import Act
from mandat.core.dates import DAWN, NEVER, When


def build(shape: type[Act], values: dict[str, Any], entered: When | None) -> Act:
    """The act with these values, by field.

    `entered` is when it was written down, where it does not say so itself. Without a date it comes `after` others;
    without an id it is named by what it says.
    """
    if entered is not None:
        values.setdefault("entered", entered)
    if "at" not in values:
        values["at"] = When(AFTER + ",".join(values["after"]), DAWN, NEVER)
    if "id" not in values:
        values["id"] = canon.name_of(shape, values)
    return shape(**values)
