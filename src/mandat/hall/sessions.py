"""Sessions in the database, read with a hand-written question: every request of whoever is signed in asks it."""

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as Store
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.utils import timezone

from mandat.hall.rows import row


class SessionStore(Store):
    """A session. It is written as Django writes it."""

    def save(self, must_create: bool = False) -> None:
        """Write it. Where the tables are away that is said: Django would say that the session was ended meanwhile."""
        try:
            super().save(must_create)
        except UpdateError as reason:
            if isinstance(reason.__context__, OperationalError):
                raise reason.__context__ from None
            raise

    def _get_session_from_db(self) -> Session | None:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        found = row(Session, "session_key = %s AND expire_date > %s", self.session_key, now)
        if found is None:
            self._session_key = None
        return found
