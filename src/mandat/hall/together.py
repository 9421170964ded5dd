"""One transaction, and one sync, for the threads that vote at the same time.

Whoever has the turn writes for all who wait: the disk is asked once for many votes, and each is on it before its
receipt is shown. The poll is locked while its votes are written, so that nobody votes while it is counted, and no two
processes wait for each other.
"""

from collections.abc import Callable, Mapping
from threading import Lock
from uuid import UUID

from django.db import connection, transaction

from mandat.hall.alone import alone
from mandat.hall.models import Poll


class Declined(Exception):
    """What a poll does not take; the message says why, to whoever sent it."""


class Sent:
    """What one thread sends: what to write once its poll is locked, and what came of it."""

    def __init__(self, poll: UUID, write: Callable[[str], object]) -> None:
        self.poll, self.write = poll, write
        self.result: object = None
        self.reason: BaseException | None = None
        self.settled = False


_waiting: list[Sent] = []
_queue, _turn = Lock(), Lock()


def together(poll: UUID, write: Callable[[str], object]) -> object:
    """What `write(stage)` gives for the stage of a poll, once it is on disk; it runs in whichever thread has the turn.

    It raises `Declined` before it writes anything, or not at all.
    """
    sent = Sent(poll, write)
    with _queue:
        _waiting.append(sent)
    with _turn:
        if not sent.settled:
            _settle(_taken())
    if sent.reason is not None:
        raise sent.reason
    return sent.result


def _taken() -> list[Sent]:
    with _queue:
        taken = _waiting[:]
        _waiting.clear()
    return taken


def _settle(group: list[Sent]) -> None:
    """Write what a group sent. Where the transaction fails, nothing of it is there, and each of them is told."""
    try:
        with transaction.atomic(), alone():
            stages = _stages({sent.poll for sent in group})
            for sent in group:
                try:
                    sent.result = sent.write(stages[sent.poll])
                except Declined as reason:
                    sent.reason = reason
    except BaseException as reason:
        for sent in group:
            sent.reason = reason
        raise
    finally:
        for sent in group:
            sent.settled = True


def _stages(polls: set[UUID]) -> Mapping[UUID, str]:
    """The stages of polls, which are locked until the transaction ends. SQLite locks everything anyway."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        found = {}
        for poll in sorted(polls):
            cursor.execute(f"SELECT stage FROM hall_poll WHERE id = %s{lock}", [poll.hex])
            found[poll] = cursor.fetchone()[0]
    return found


def locked(poll: UUID) -> Poll:
    """A poll, locked until the transaction ends."""
    return Poll.objects.select_for_update().get(pk=poll)
