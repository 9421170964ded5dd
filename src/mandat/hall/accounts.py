"""How accounts come about and sign in: what differs from what allauth does by itself."""

import base64
from io import BytesIO

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from mandat.hall import way_back
from mandat.hall.second_factor import owes


class Adapter(DefaultAccountAdapter):
    """What differs from the usual: nobody signs up without an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether anybody can make an account."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where somebody is led who signed in: to the federation, where there is one only."""
        memberships = request.user.memberships.select_related("federation")[:2]
        return memberships[0].federation.get_absolute_url() if len(memberships) == 1 else reverse("home")

    def post_login(self, request: HttpRequest, user: User, **how: object) -> HttpResponse:
        """Where somebody goes on who signed in: an officer without a second factor is asked to set one up first."""
        onward_ = onward(request, how.pop("redirect_url") or self.get_login_redirect_url(request))
        return super().post_login(request, user, redirect_url=onward_, **how)


def onward(request: HttpRequest, address: str) -> str:
    """Where somebody goes on who came in: to an address, by way of the second factor where an officer has none yet."""
    if not owes(request.user):
        return address
    way_back.keep(request, address)
    return reverse("account-second-factor")


class FactorAdapter(DefaultMFAAdapter):
    """Keeps the secrets of authenticator apps encrypted with the secret of the hall."""

    def encrypt(self, text: str) -> str:
        """The text as it is kept."""
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text that was kept."""
        return cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """The address of an app's secret as a QR code: dark on white, also where the page is dark."""
        drawn = BytesIO()
        segno.make(url, error="m", micro=False).save(drawn, kind="svg", scale=5, border=4, light="#fff")
        return drawn.getvalue().decode()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """What a passkey is called unless somebody says otherwise."""
        many = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey {number}").format(number=many + 1)


def cipher() -> MultiFernet:
    """What encrypts with the secret of the hall, and still reads what was encrypted with those before it."""
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(salted_hmac("mandat.hall.authenticators", "", secret, algorithm="sha256").digest())
