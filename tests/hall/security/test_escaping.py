"""What somebody typed is shown as text, wherever it comes from."""

from django.contrib.auth.models import User

from mandat.hall.models import Membership

SCRIPT = "<script>alert(1)</script>"


def test_what_was_typed_is_shown_as_text(union, client):
    union.title = f"Pilots {SCRIPT}"
    union.save()
    user = User.objects.create_user(f"ben{SCRIPT}")
    Membership.objects.create(user=user, federation=union, person="ben", unit=SCRIPT)
    client.force_login(user)
    for path in ("/", "/account/", "/pilots/", "/pilots/people/", f"/pilots/?at={SCRIPT}", "/pilots/body/<b>/declare/"):
        assert SCRIPT not in client.get(path).content.decode()


def test_nor_does_what_is_sent_come_back_as_more_than_text(union, sign_in):
    answer = sign_in("secretary").post("/pilots/people/invite/", {"whom": "persons", "person": SCRIPT, "once": "a"})
    assert answer.status_code == 404
    assert SCRIPT not in answer.content.decode()
