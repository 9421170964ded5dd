"""The least that a Django site does for a vote: a session in the database, the check against forged forms, one durable
row, a small page. `python -m bench.polling.control USERS` makes its tables and sessions, and prints the cookies.
"""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from mandat.hall.taken_in import TakenIn

FOLDER = Path(os.environ["CONTROL_FOLDER"])

RECEIPT = "<h1>Counted</h1><p>{{ number }}</p>"

settings.configure(
    SECRET_KEY="control",
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.sessions"],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": FOLDER / "control.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
            },
        }
    },
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [
                            (
                                "django.template.loaders.locmem.Loader",
                                {"receipt.html": RECEIPT},
                            )
                        ],
                    )
                ]
            },
        }
    ],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
)
django.setup()


class Vote(models.Model):
    """A vote: who, on what, how."""

    voter = models.IntegerField()
    poll = models.CharField(max_length=40)
    side = models.CharField(max_length=10)

    class Meta:
        """Once a poll."""

        app_label = "control"
        constraints = [models.UniqueConstraint(fields=("voter", "poll"), name="once")]


def vote(request: HttpRequest, poll: str) -> HttpResponse:
    """Keep a vote."""
    with transaction.atomic():
        kept = Vote.objects.create(voter=request.session["member"], poll=poll, side=request.POST["side"])
    answer = render(request, "receipt.html", {"number": kept.pk})
    answer["Content-Length"] = len(answer.content)
    return answer


urlpatterns = [path("vote/<str:poll>/", vote)]
application = TakenIn(get_wsgi_application())


def main(users: int) -> None:
    """Tables, and a session for each user."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.core.management import call_command
    from django.db import connection
    from django.utils.timezone import now

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Vote)
    store = SessionStore()
    keys = [store._get_new_session_key() for _ in range(users)]
    Session.objects.bulk_create(
        Session(session_key=key, expire_date=now() + timedelta(days=1), session_data=store.encode({"member": number}))
        for number, key in enumerate(keys)
    )
    json.dump({"form": settings.CSRF_COOKIE_NAME, "keys": keys}, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
