"""All settings, driven by the environment; without any variable they work from a clone.

The variables are those of `OWN_VARIABLES` and are described in docs/operators.
"""

import os
from pathlib import Path

from prongsai.project.environment import Environment

OWN_VARIABLES = (
    "DATABASE_URL",
    "PRONGSAI_DEBUG",
    "PRONGSAI_HOME",
    "PRONGSAI_HOSTS",
    "PRONGSAI_JOB_LEASE",
    "PRONGSAI_ORIGINS",
    "PRONGSAI_PROXY",
    "PRONGSAI_SECRET_KEY",
    "PRONGSAI_UPLOAD_MB",
)

_env = Environment(os.environ)
_package = Path(__file__).resolve().parent.parent

PRONGSAI_HOME = _env.home()
SECRET_KEY = _env.secret_key(PRONGSAI_HOME)
DEBUG = _env.switch("PRONGSAI_DEBUG", default=False)
ALLOWED_HOSTS = _env.hosts("PRONGSAI_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = _env.origins("PRONGSAI_ORIGINS")
# A proxy in front that ends TLS, and that alone sets X-Forwarded-Proto and X-Forwarded-For.
BEHIND_PROXY = _env.switch("PRONGSAI_PROXY", default=False)
HTTPS = any(origin.startswith("https://") for origin in CSRF_TRUSTED_ORIGINS)

# Slices from the top down; urls and contracts follow the same order.
_SLICES = (
    "reports", "imports", "measures", "evidence", "editions", "agencies", "accounts", "jobs",
    "journal",
)  # fmt: skip
SLICES = [name for name in _SLICES if (_package / "apps" / name / "apps.py").is_file()]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "prongsai.ui",
    *(f"prongsai.apps.{name}" for name in reversed(SLICES)),
    "prongsai.project",
]

MIDDLEWARE = [
    "prongsai.project.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "prongsai.project.middleware.ReadersLanguage",
    "prongsai.project.middleware.RefusedBody",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

FORM_RENDERER = "prongsai.ui.forms.renderer.KitRenderer"
ROOT_URLCONF = "prongsai.project.urls"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "prongsai.ui.context.page",
                "prongsai.project.navigation.shell",
            ],
        },
    },
]

# Database and files -----------------------------------------------------------------------------

DATABASES = {"default": _env.database(PRONGSAI_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "files": {
        "BACKEND": "prongsai.apps.evidence.storage.WholeFileStorage",
        "OPTIONS": {"location": str(PRONGSAI_HOME / "files")},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Drawn tables, some 150 kB each, in every process of pages.
    "tables": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "tables",
        "OPTIONS": {"MAX_ENTRIES": 48},
    },
    # Pages of uploaded files as pictures: drawn again when they are gone, so they are few and old.
    "pages": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(PRONGSAI_HOME / "pages"),
        "TIMEOUT": 30 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 600},
    },
}
MEDIA_ROOT = ""
STATIC_URL = "/static/"
STATIC_ROOT = PRONGSAI_HOME / "static"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
UPLOAD_LIMIT_BYTES = _env.whole("PRONGSAI_UPLOAD_MB", 50, least=1, most=1024) * 1024 * 1024
BODY_LIMIT_BYTES = 2 * UPLOAD_LIMIT_BYTES  # of a form with several files
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# Jobs -------------------------------------------------------------------------------------------

TASKS = {"default": {"BACKEND": "prongsai.apps.jobs.backend.LeasedBackend", "QUEUES": []}}
JOB_LEASE_S = _env.whole("PRONGSAI_JOB_LEASE", 30, least=2, most=3600)

# People and sessions ----------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["prongsai.apps.accounts.backends.AccountBackend"]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "front"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
PASSWORD_HASHERS = ["prongsai.apps.accounts.hashers.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
SESSION_ENGINE = "prongsai.apps.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS

# Transport and browsers -------------------------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health$"]  # asked by the machine itself, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "default-src": "'self'",
    "img-src": "'self' data: blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}

# Language and time ------------------------------------------------------------------------------

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [_package / "locale"]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

# Mail and log -----------------------------------------------------------------------------------

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "filters": {"refusals": {"()": "prongsai.project.log.RefusalsInOneLine"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["refusals"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": "WARNING"},
        "prongsai": {"level": "INFO"},
    },
}
# In a signed cookie: in the session each message would cost two durable writes.
MESSAGE_STORAGE = "django.contrib.messages.storage.fallback.FallbackStorage"
TEST_RUNNER = "django.test.runner.DiscoverRunner"
