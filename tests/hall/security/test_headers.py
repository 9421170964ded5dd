"""What every answer tells browsers, and what the settings are where the hall is open to the world."""

import os
import subprocess
import sys

import pytest

PUBLIC = ["/", "/account/login/", "/come-in/", "/come-in/BBBB-BBBB-BBBB-BBBB/", "/nowhere/"]


@pytest.mark.parametrize("path", PUBLIC)
def test_every_page_has_them(db, client, path, settings):
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy
    assert "form-action 'self'" in policy
    assert f"connect-src 'self' {settings.LIVE}" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize("path", ["/", "/pilots/", "/pilots/people/", "/account/", "/account/kept/"])
def test_what_somebody_sees_who_is_signed_in_is_kept_by_nobody(union, sign_in, path):
    assert "no-store" in sign_in("secretary").get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/account/login/", "/come-in/BBBB-BBBB-BBBB-BBBB/"])
def test_nor_is_the_way_in(db, client, path):
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/account/", "/account/2fa/", "/account/2fa/webauthn/add/", "/pilots/people/"])
def test_no_page_has_script_or_style_within(union, sign_in, path):
    page = sign_in("secretary").get(path).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert " onclick=" not in page
    scripts = [script.split(">")[0] for script in page.split("<script")[1:]]
    assert all(" src=" in script or 'type="application/json"' in script for script in scripts)


def test_cookies_are_not_for_scripts_nor_for_other_sites(db, client):
    client.post("/account/login/", {"login": "x", "password": "y"})
    client.get("/account/login/")
    assert {cookie["httponly"] for cookie in client.cookies.values()} == {True}
    assert {cookie["samesite"] for cookie in client.cookies.values()} == {"Lax"}


def test_whoever_signs_out_leaves_nothing_in_the_browser(union, sign_in):
    assert sign_in("delegate").post("/account/logout/")["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.parametrize("path", ["/", "/pilots/", "/account/", "/pilots/people/"])
def test_nothing_answers_to_trace(union, sign_in, path):
    assert sign_in("secretary").trace(path).status_code == 405


def test_signing_in_does_not_either(db, client):
    assert client.trace("/account/login/").status_code == 405


def test_a_host_that_is_not_ours_is_refused(db, client):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("sent", [{f"field-{number}": "x" for number in range(1100)}, {"text": "x" * 1_100_000}])
def test_what_is_too_much_is_refused_before_it_is_read(union, sign_in, sent):
    assert sign_in("chair").post("/pilots/body/congress/declare/", sent).status_code in (400, 413)


def test_a_file_is_not_taken(union, sign_in):
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {"text": "x", "once": "t", "file": SimpleUploadedFile("x.txt", b"x")}
    assert sign_in("chair").post("/pilots/body/congress/declare/", sent).status_code == 400


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """What `python` says where the hall has an address with https."""
    folder = tmp_path_factory.mktemp("hall")
    env = {
        **os.environ,
        "HALL_ADDRESS": "https://hall.example.org",
        "HALL_FOLDER": str(folder),
        "HALL_DATABASE": "sqlite",
    }
    env["DJANGO_SETTINGS_MODULE"] = "mandat.hall.settings"

    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([sys.executable, *arguments], env=env, capture_output=True, text=True, check=False)

    return run


def test_django_finds_nothing_to_object_to(world):
    done = world("-m", "django", "check", "--deploy", "--fail-level", "INFO")
    assert (done.returncode, done.stdout.strip()) == (0, "System check identified no issues (0 silenced).")


def test_with_https_cookies_are_for_this_host_and_for_https_only(world):
    names = "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT DEBUG"
    done = world("-c", f"from mandat.hall import settings as its; print(*(getattr(its, n) for n in '{names}'.split()))")
    assert done.stdout.split() == ["__Host-hall", "__Host-hall-form", "True", "True", "True", "False"]


def test_without_https_a_browser_is_sent_there(world):
    script = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "answer = Client(headers={'host': 'hall.example.org'}).get('/account/login/')\n"
        "print(answer.status_code, answer['Location'])\n"
        "answer = Client(headers={'host': 'hall.example.org', 'x-forwarded-proto': 'https'}).post('/i18n/setlang/')\n"
        "print(answer['Strict-Transport-Security'])"
    )
    lines = world("-W", "ignore", "-c", script).stdout.splitlines()
    assert lines[0] == "301 https://hall.example.org/account/login/"
    assert lines[1] == "max-age=31536000; includeSubDomains; preload"


def test_the_secret_is_made_once_and_read_by_nobody_else(world, tmp_path_factory):
    from mandat.hall.secret import secrets_in

    folder = tmp_path_factory.mktemp("secret")
    (secret,) = secrets_in(folder)
    assert len(secret) > 80
    assert secrets_in(folder) == [secret]
    assert (folder / "secret").stat().st_mode & 0o077 == 0
