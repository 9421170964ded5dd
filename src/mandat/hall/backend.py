"""Who is signed in, read with a hand-written question: every request of whoever is signed in asks it."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User

from mandat.hall.rows import row


class Backend(AuthenticationBackend):
    """Signs people in as allauth does."""

    def get_user(self, user_id: int) -> User | None:
        """The account of a session, unless it was closed."""
        found = row(User, "id = %s", user_id)
        return found if found is not None and self.user_can_authenticate(found) else None
