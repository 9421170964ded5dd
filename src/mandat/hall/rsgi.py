"""Pages, forms and votes: one process, in which a few threads answer."""

import os

from django.core.wsgi import get_wsgi_application

from mandat.hall.kept import is_kept, with_parent
from mandat.hall.taken_in import TakenIn

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandat.hall.settings")
application = TakenIn(get_wsgi_application())

from mandat.hall import ticking  # noqa: E402  it needs the tables

if is_kept():  # it is served, and not only looked at
    ticking.start()
    with_parent()
