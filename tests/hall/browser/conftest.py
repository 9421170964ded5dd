"""A hall that is open, and people who come with browsers of their own. Nothing may go wrong in any of these."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.hall.browser.hall import Hall
from tests.hall.browser.visitor import LAPTOP, PATIENCE, PHONE, PROJECTOR, Visitor

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SIZES = {"phone": PHONE, "laptop": LAPTOP, "projector": PROJECTOR}


@pytest.fixture(scope="session")
def opened(tmp_path_factory) -> Iterator[Hall]:
    """The hall, opened once; stories do not touch each other's federations."""
    found = Hall(tmp_path_factory.mktemp("hall"))
    found.found()
    found.open()
    yield found
    found.close()
    assert "Traceback" not in found.said.read_text(encoding="utf-8")


@pytest.fixture
def hall(opened) -> Hall:
    """The hall, on 1 June 2026 at five past ten."""
    opened.is_("2026-06-01T10:05")
    return opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as Debian packs it. It ends with each module: neither Django nor asyncio likes its event loop."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("Chromium is missing, and the hall is tested in it: run: apt install chromium", pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, hall) -> Iterator[Callable[..., Visitor]]:
    """Somebody new with a browser: `visit("phone")`, a laptop where nothing is said. At the end all is checked that
    went wrong in it.
    """
    visitors: list[Visitor] = []

    def come(size: str = "laptop", **how: object) -> Visitor:
        visitors.append(Visitor(browser, hall, **SIZES[size], **how))
        return visitors[-1]

    yield come
    wrong = [one for visitor in visitors for one in visitor.checked()]
    for visitor in visitors:
        visitor.context.close()
    assert wrong == []
