"""The settings of the hall for tests: a folder that nobody else uses, and passwords that are hashed quickly."""

import os
import tempfile

os.environ["HALL_FOLDER"] = tempfile.mkdtemp(prefix="hall-test-")
os.environ["HALL_ADDRESS"] = "http://testserver:8000"
os.environ["HALL_DATABASE"] = "sqlite"

from mandat.hall.settings import *

STATIC_ROOT.mkdir()

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
