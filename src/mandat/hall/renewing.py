"""After the secret of the hall was renewed: what was encrypted with the one before is encrypted with the new one."""

from contextlib import suppress

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.conf import settings

from mandat.hall.accounts import cipher

ENCRYPTED = ("secret", "seed")
"""What of an app, and of recovery codes, is kept encrypted."""


def encrypt_anew() -> None:
    """Encrypt the secrets of authenticator apps and recovery codes with the newest secret, where there are several."""
    if not settings.SECRET_KEY_FALLBACKS:
        return
    for factor in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN):
        with suppress(InvalidToken):  # of a secret that was deleted: lost, and its owner needs a new one
            anew = {key: cipher().rotate(factor.data[key].encode()).decode() for key in ENCRYPTED if key in factor.data}
            factor.data = {**factor.data, **anew}
            factor.save(update_fields=["data"])
