"""The secret of the hall is renewed, and nobody is shut out by that."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.contrib.auth.models import User
from django.test import Client

from mandat.hall.moves.invite import invite
from mandat.hall.renewing import encrypt_anew
from mandat.hall.secret import renew, secrets_in

PASSWORD = "herring lantern quay"


@pytest.fixture
def renewed(settings):
    """Renews the secret; `forget` also forgets the one before, as whoever runs the hall does after two weeks."""

    def again(forget: bool = False) -> None:
        settings.SECRET_KEY_FALLBACKS = [] if forget else [settings.SECRET_KEY]
        settings.SECRET_KEY = settings.SECRET_KEY if forget else "another secret"

    return again


def test_a_new_secret_stands_before_the_earlier_ones_and_only_its_owner_reads_it(tmp_path):
    before = secrets_in(tmp_path)
    renew(tmp_path)
    after = secrets_in(tmp_path)
    assert (after[1:], len(set(after))) == (before, 2)
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_whoever_comes_again_before_the_earlier_one_is_forgotten_stays_signed_in(db, client, renewed):
    User.objects.create_user("anna", password=PASSWORD)
    client.post("/account/login/", {"login": "anna", "password": PASSWORD})
    renewed()
    assert client.get("/account/").status_code == 200
    renewed(forget=True)
    assert client.get("/account/").status_code == 200  # signed anew when it was used


def test_an_invitation_stays_good_until_the_earlier_one_is_forgotten(union, renewed):
    first, second = (invite(union, unit="hamburg") for _ in range(2))
    renewed()
    third = invite(union, unit="hamburg")
    assert Client().post(f"/come-in/{first}/").status_code == 302
    renewed(forget=True)
    assert Client().post(f"/come-in/{second}/").status_code == 410
    assert Client().post(f"/come-in/{third}/").status_code == 302


def test_an_app_and_recovery_codes_are_encrypted_anew_and_stay_good(db, renewed):
    user = User.objects.create_user("anna")
    adapter = get_adapter()
    for kind, key in (("totp", "secret"), ("recovery_codes", "seed")):
        Authenticator.objects.create(user=user, type=kind, data={key: adapter.encrypt("JBSWY3DP"), "used_mask": 0})
    renewed()
    encrypt_anew()
    renewed(forget=True)
    totp, codes = Authenticator.objects.order_by("pk")
    assert adapter.decrypt(totp.data["secret"]) == adapter.decrypt(codes.data["seed"]) == "JBSWY3DP"
    assert codes.data["used_mask"] == 0


def test_what_is_not_encrypted_anew_is_lost_with_the_earlier_one(db, renewed):
    kept = get_adapter().encrypt("JBSWY3DP")
    renewed()
    assert get_adapter().decrypt(kept) == "JBSWY3DP"
    renewed(forget=True)
    with pytest.raises(InvalidToken):
        get_adapter().decrypt(kept)


def test_what_is_lost_already_does_not_keep_the_hall_from_starting(db, renewed):
    lost = {"secret": get_adapter().encrypt("JBSWY3DP")}
    Authenticator.objects.create(user=User.objects.create_user("anna"), type="totp", data=lost)
    renewed()
    renewed(forget=True)
    renewed()
    encrypt_anew()
    assert Authenticator.objects.get().data == lost
