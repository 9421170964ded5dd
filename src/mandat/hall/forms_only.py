"""What an address says that takes forms and shows nothing: whoever loads it again, or types it, finds the way back."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answering = Callable[[HttpRequest], HttpResponse]


class FormsOnly:
    """Middleware: a page for those who only look; Django's own answer has no words."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with words where it has none."""
        answer = self.answering(request)
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED or request.method != "GET":
            return answer
        page = render(request, "405.html", {"of": request.resolver_match.kwargs}, status=answer.status_code)
        page["Allow"] = answer["Allow"]
        return page
