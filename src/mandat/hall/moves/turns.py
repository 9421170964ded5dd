"""One after another: moves that look at the record and add to it what follows from what they saw."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from mandat.hall.here import Here
from mandat.hall.models import Federation


@contextmanager
def in_turn(here: Here) -> Iterator[Here]:
    """Wait until nobody else is in his turn in this federation; gives a look at the record as it is then."""
    with transaction.atomic():
        Federation.objects.select_for_update().get(pk=here.federation.pk)
        yield here.anew()
