"""Pages, forms and votes: one process, many threads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandat.hall.settings")
application = get_wsgi_application()
