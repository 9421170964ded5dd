"""The settings of the hall, from the environment. What is not set is safe.

HALL_FOLDER    where ledgers, tables and the secret are kept; default `./hall-data`
HALL_DATABASE  one setting for tables and ledgers: `sqlite` (default, files in the folder) or `postgresql://user@host/name`
               (`postgresql://user@/name?host=/folder` for a socket)
HALL_ADDRESS   the address that people type, e.g. `https://hall.example.org`; default `http://localhost:8000`
HALL_LIVE      the address of live events; default: the same host, one port higher
HALL_HOSTS     further names by which it may be called, separated by spaces
HALL_LISTENERS how many may listen to live events; default 5000, as far as the system lets a process open files
HALL_PROXIES   how many proxies stand before it, each of which adds to X-Forwarded-For; default 1 with https, else 0
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from mandat.hall.secret import secrets_in

PACKAGE = Path(__file__).parent
FOLDER = Path(os.environ.get("HALL_FOLDER", "hall-data")).absolute()
FOLDER.mkdir(parents=True, exist_ok=True, mode=0o700)

ADDRESS = os.environ.get("HALL_ADDRESS", "http://localhost:8000").rstrip("/")
_address = urlsplit(ADDRESS)
if _address.scheme not in ("http", "https") or not _address.hostname:
    raise ImproperlyConfigured(f"HALL_ADDRESS is {ADDRESS}: write an address such as https://hall.example.org")
_port = _address.port or (443 if _address.scheme == "https" else 80)
LIVE = os.environ.get("HALL_LIVE", f"{_address.scheme}://{_address.hostname}:{_port + 1}").rstrip("/")
HTTPS = _address.scheme == "https"

SECRET_KEY, *SECRET_KEY_FALLBACKS = secrets_in(FOLDER)
DEBUG = False
ALLOWED_HOSTS = [_address.hostname, *os.environ.get("HALL_HOSTS", "").split()]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

# ------------------------------------------------------------------------------------------------------------- tables

DATABASE = os.environ.get("HALL_DATABASE", "sqlite")
"""Where tables and ledgers are: `sqlite`, or the URL of a PostgreSQL database."""

if DATABASE == "sqlite":
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": FOLDER / "hall.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL: a vote is on disk before its receipt is shown
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
            },
        }
    }
    LEDGER = f"sqlite:///{FOLDER / 'ledger.sqlite3'}"
elif DATABASE.startswith(("postgresql://", "postgres://")):
    _parts = urlsplit(DATABASE)
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(_parts.path[1:]),
            "USER": unquote(_parts.username or ""),
            "PASSWORD": unquote(_parts.password or ""),
            "HOST": unquote(_parts.hostname or "") or dict(parse_qsl(_parts.query)).get("host", ""),
            "PORT": str(_parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    }
    LEDGER = DATABASE
else:
    raise ImproperlyConfigured("HALL_DATABASE: write sqlite, or postgresql://user@host/name")

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "hall_cache"}}
"""A table, since the counts of failed sign-ins must hold for every process."""

# -------------------------------------------------------------------------------------------------------------- parts

INSTALLED_APPS = [
    "mandat.hall",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mandat.hall.headers.Headers",
    "mandat.hall.alarms.Refusals",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mandat.hall.forms_only.FormsOnly",
]

ROOT_URLCONF = "mandat.hall.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django.templatetags.i18n", "mandat.hall.templatetags.hall"],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --------------------------------------------------------------------------------------------------------- signing in

AUTHENTICATION_BACKENDS = ["mandat.hall.backend.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "mandat.hall.passwords.NotStolen"},
    {"NAME": "mandat.hall.passwords.NotOurWords"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "mandat.hall.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "20/m/ip,5/5m/key", "come_in": "20/5m/ip"}
"""A meeting signs in from one address: only failures are counted closely. `come_in`: wrong codes of invitations."""

ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {
    "login": "mandat.hall.signing_in.SignIn",
    "change_password": "mandat.hall.signing_in.ChangePassword",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "mandat"
MFA_ADAPTER = "mandat.hall.accounts.FactorAdapter"
MFA_FORMS = {"add_webauthn": "mandat.hall.passkeys.AddPasskey"}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}

SESSION_ENGINE = "mandat.hall.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_NAME = "__Host-hall" if HTTPS else "hall"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-hall-form" if HTTPS else "hall-form"
"""A name with `__Host-` is taken by browsers only from this very host, over https: nobody beside it can plant one."""
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 0
"""No page takes a file."""
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("HALL_PROXIES", "1" if HTTPS else "0"))

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        f"connect-src 'self' {LIVE}",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
        "object-src 'none'",
    )
)
"""What a page may load, and from where: the same for every page, so nothing is put together for each answer."""

# -------------------------------------------------------------------------------------------------- words and calendars

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "__Host-hall-language" if HTTPS else "hall-language"
USE_TZ = True
TIME_ZONE = "UTC"

# Nothing about persons is logged: neither who signed in, nor what was asked for.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "mandat.hall.logs.Impersonal", "fmt": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "mandat.hall.alarms": {"level": "INFO"},
    },
}
