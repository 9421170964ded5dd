"""What every answer says to browsers beside what Django's own middleware says."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Answering = Callable[[HttpRequest], HttpResponse]

UNUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
"""What a page could ask a device for, and the hall never does."""

PERMISSIONS = ", ".join(
    [*(f"{name}=()" for name in UNUSED), "publickey-credentials-create=(self)", "publickey-credentials-get=(self)"]
)


class Headers:
    """Middleware: no page of ours loads what is not ours, is read, embedded or kept by others, or asks for a camera."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with its headers."""
        answer = self.answering(request)
        answer["Content-Security-Policy"] = settings.CONTENT_POLICY
        answer.setdefault("Permissions-Policy", PERMISSIONS)
        answer.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        answer.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        if _is_personal(request):
            answer["Cache-Control"] = "no-store, private"
        if _signs_out(request):
            answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer


def _is_personal(request: HttpRequest) -> bool:
    """Whether an answer is for the eyes of one visitor: whoever is signed in, or on the way there."""
    user = getattr(request, "user", None)
    return (user is not None and user.is_authenticated) or request.path.startswith(("/account/", "/come-in/"))


def _signs_out(request: HttpRequest) -> bool:
    found = request.resolver_match
    return request.method == "POST" and found is not None and found.view_name == "account_logout"
