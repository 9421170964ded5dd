"""Sessions in the database, read with a hand-written question: every request of whoever is signed in asks it."""

from django.contrib.sessions.backends.db import SessionStore as Store
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from mandat.hall.rows import row


class SessionStore(Store):
    """A session. It is written as Django writes it."""

    def _get_session_from_db(self) -> Session | None:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        found = row(Session, "session_key = %s AND expire_date > %s", self.session_key, now)
        if found is None:
            self._session_key = None
        return found
