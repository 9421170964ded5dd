"""The form by which a passkey is added."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AddPasskey(AddWebAuthnForm):
    """A passkey that signs in by itself, unless somebody wants it beside a password only."""

    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without a password"),
        required=False,
        initial=True,
        help_text=_(
            "The device asks for your finger, face or PIN. Without this it is a second factor beside a password."
        ),
    )
