"""The form in which somebody chooses how to sign in from now on."""

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _


class BeginForm(forms.Form):
    """A username, and a password unless a passkey is wanted (`way` is `passkey`)."""

    username = forms.CharField(
        label=_("Username"),
        max_length=150,
        help_text=_("Only for signing in. It need not be your name."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        help_text=_("At least 12 characters: three or four words that do not belong together are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, user: User, **named: object) -> None:
        super().__init__(*args, **named)
        self.user = user
        self.is_for_passkey = self.data.get("way") == "passkey"
        self.fields["password"].required = not self.is_for_passkey

    def clean_username(self) -> str:
        """The username, if nobody else has it."""
        name = self.cleaned_data["username"]
        return name if name == self.user.username else get_adapter().clean_username(name)

    def clean(self) -> dict[str, object]:
        """The password has to be a good one, where one is wanted."""
        cleaned = super().clean()
        if self.is_for_passkey:
            return {**cleaned, "password": ""}
        try:
            self.user.username = cleaned.get("username", "")
            validate_password(cleaned.get("password", ""), self.user)
        except forms.ValidationError as reason:
            self.add_error("password", reason)
        finally:
            self.user.refresh_from_db(fields=["username"])
        return cleaned
