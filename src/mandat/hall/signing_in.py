"""The forms by which one signs in and changes the password, in the words of the hall."""

from allauth.account.fields import PasswordField, SetPasswordField
from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignIn(LoginForm):
    """Name and password."""

    remember = forms.BooleanField(label=_("Stay signed in on this device"), required=False)


class ChangePassword(ChangePasswordForm):
    """The password so far, and twice the new one."""

    oldpassword = PasswordField(label=_("Password so far"), autocomplete="current-password")
    password1 = SetPasswordField(
        label=_("New password"),
        help_text=_("At least 12 characters: three or four words that do not belong together are good."),
    )
    password2 = PasswordField(label=_("New password, once more"), autocomplete="new-password")
