"""The pages on which one signs in, and sees to passkeys and codes, speak German too; those of allauth as well."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.utils import translation

from tests.hall.texts.seen import Seen
from tests.hall.texts.test_german import ENGLISH, SAME

PASSWORD = "vier lange graue Boote"
FACTORS = (
    "",
    "webauthn/",
    "webauthn/add/",
    "totp/activate/",
    "totp/deactivate/",
    "recovery-codes/",
    "recovery-codes/generate/",
)


@pytest.fixture
def german(client):
    """Gives what a page says to a German, after what was sent there; somebody is signed in, with an app for codes."""
    user = User.objects.create_user("lena", password=PASSWORD)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "de"
    yield lambda path, **sent: _texts(client, path, sent)
    translation.deactivate()
    user.delete()


def _texts(client, path, sent):
    answer = client.post(path, sent, follow=True) if sent else client.get(path, follow=True)
    assert answer.status_code in (200, 404, 410), path
    return Seen(answer.content.decode()).texts


def english(texts):
    ours = set(texts) - set(SAME)
    return sorted(text for text in ours if ENGLISH.search(text.replace("lena", "")))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/account/login/", {}),
        ("/account/login/", {"login": "lena", "password": "wrong"}),
        ("/come-in/", {}),
        ("/come-in/", {"code": "BCDF-GHJK-MNPQ-RSTV"}),
        ("/come-in/nonsense/", {}),
        ("/nowhere/", {}),
    ],
)
def test_the_way_in_speaks_german(german, path, sent):
    assert english(german(path, **sent)) == []


@pytest.mark.django_db
def test_passwords_passkeys_and_codes_are_spoken_of_in_german(german):
    german("/account/login/", login="lena", password=PASSWORD)
    TOTP.activate(User.objects.get(), generate_totp_secret())
    texts = [text for page in FACTORS for text in german(f"/account/2fa/{page}")]
    texts += german("/account/password/")
    texts += german("/account/password/", oldpassword="x", password1="mandat", password2="mandate")
    texts += german("/account/reauthenticate/")
    texts += german("/account/leave/")
    assert english(texts) == []
    assert [
        text for text in texts if re.search(r"[\w,] (Sie|Ihnen|Ihre?[mnrs]?)\b|^(Geben|Bitte \w+) Sie\b", text)
    ] == []
