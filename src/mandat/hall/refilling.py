"""A form that was refused, filled in again: what was typed stands in it as it was, and on top of it what is wrong.

One idea for every form: the page on which it stood is made anew, and what was sent is written into its HTML. So no
template has to know of it, and none can forget it.
"""

from collections.abc import Iterator, Sequence
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from msgspec import Struct

Sent = Sequence[tuple[str, str]]
"""What a form sent: the name of each field, and what stood in it."""

PAGE = "page"
"""A hidden field that is put into the forms of a page made anew: the address of that page."""

UNSEEN = frozenset({"csrfmiddlewaretoken", "once", "despite", "change", PAGE})
"""Fields that nobody typed, and that differ each time."""

BOXES = frozenset({"checkbox", "radio"})
KEPT = frozenset({"hidden", "password", "file", "submit", "button"})
"""Kinds of input that are left as the page has them."""

Edit = tuple[int, int, str]
"""From where to where something else is to stand, and what."""


class Tag(Struct):
    """A tag: its attributes; where it begins and ends in the page, and where what is inside it ends."""

    name: str
    attributes: dict[str, str | None]
    begins: int
    ends: int
    closes: int = 0

    def get(self, key: str) -> str:
        """An attribute; empty where there is none."""
        return self.attributes.get(key) or ""

    def holds(self, other: "Tag") -> bool:
        """Whether another stands inside."""
        return self.ends <= other.begins < self.closes

    def written(self, **changes: str | None) -> str:
        """The tag with other attributes; None: without."""
        without = {key: value or "" for key, value in self.attributes.items() if key not in changes}
        attributes = without | {key: value for key, value in changes.items() if value is not None}
        return f"<{' '.join((self.name, *(_pair(key, value) for key, value in attributes.items())))}>"


def _pair(key: str, value: str) -> str:
    return f'{key}="{escape(value)}"' if value else key


class _Reader(HTMLParser):
    """Reads the tags that matter to forms."""

    NAMES = frozenset({"form", "input", "textarea", "select", "option", "button", "details"})
    PAIRED = NAMES - {"input"}

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [0]
        for line in page.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)
        self.tags: list[Tag] = []
        self.open: list[Tag] = []
        self.feed(page)
        self.close()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        if tag not in self.NAMES:
            return
        begins = self._offset()
        self.tags.append(Tag(tag, dict(attrs), begins, begins + len(self.get_starttag_text() or "")))
        if tag in self.PAIRED:
            self.open.append(self.tags[-1])

    def handle_endtag(self, tag: str) -> None:
        """Note where the last one that is open ends."""
        found = next((one for one in reversed(self.open) if one.name == tag), None)
        if found is not None:
            found.closes = self._offset()
            self.open.remove(found)


def refilled(page: str, address: str, action: str, sent: Sent, said: str) -> str | None:
    """A page with what was sent to `action` filled into the form that sent it; None where the page has no such form.

    address  of the page itself; said: HTML that says what is wrong
    """
    tags = _Reader(page).tags
    form = _form(tags, urlsplit(address).path, action, sent)
    if form is None:
        return None
    notice = f'<div class="notice error" role="alert" tabindex="-1" autofocus>{said}</div>'
    edits = [(form.ends, form.ends, notice), *_named(tags, address), *_filled(tags, form, sent)]
    edits += [(tag.begins, tag.ends, tag.written(open="")) for tag in tags if _is_to_open(tags, tag, form, sent)]
    return _edited(page, edits)


def _edited(page: str, edits: Sequence[Edit]) -> str:
    pieces, done = [], 0
    for begins, ends, text in sorted(edits, key=lambda edit: edit[0]):
        pieces += (page[done:begins], text)
        done = ends
    return "".join((*pieces, page[done:]))


def _form(tags: list[Tag], path: str, action: str, sent: Sent) -> Tag | None:
    """The form of a page that sends this: the same hidden fields, and of several the one that knows most of it."""
    names = {name for name, _ in sent}
    forms = [tag for tag in tags if tag.name == "form" and (urlsplit(tag.get("action")).path or path) == action]
    likely = [form for form in forms if _hidden(tags, form) <= set(sent)]
    return max(likely, key=lambda form: len(names & {one.get("name") for one in _inside(tags, form)}), default=None)


def _inside(tags: list[Tag], outer: Tag) -> Iterator[Tag]:
    return (tag for tag in tags if outer.holds(tag))


def _hidden(tags: list[Tag], form: Tag) -> set[tuple[str, str]]:
    """What a form sends that nobody typed, and that is the same each time."""
    hidden = (tag for tag in _inside(tags, form) if tag.get("type") == "hidden" and tag.get("name") not in UNSEEN)
    return {(tag.get("name"), tag.get("value")) for tag in hidden}


def _named(tags: list[Tag], address: str) -> Iterator[Edit]:
    """Every form says from which page it comes: the address that the browser shows now is another."""
    for form in tags:
        if form.name == "form":
            yield form.ends, form.ends, f'<input type="hidden" name="{PAGE}" value="{escape(address)}">'


def _filled(tags: list[Tag], form: Tag, sent: Sent) -> Iterator[Edit]:
    """The fields with what was typed. `data-begun` says that somebody is at work there: see `live.js`.

    A form that asks browsers to keep nothing of it (`autocomplete="off"`: a secret ballot) stays empty.
    """
    if form.get("autocomplete") == "off":
        return
    values: dict[str, list[str]] = {}
    for name, value in sent:
        values.setdefault(name, []).append(value)
    for tag in _inside(tags, form):
        typed = values.get(tag.get("name"), [])
        if tag.name == "textarea" and typed:
            yield tag.begins, tag.closes, f"{tag.written(**{'data-begun': ''})}\n{escape(typed[0], quote=False)}"
        elif tag.name == "select" and typed:
            yield tag.begins, tag.ends, tag.written(**{"data-begun": ""})
            options = [one for one in _inside(tags, tag) if one.name == "option"]
            yield from ((one.begins, one.ends, _marked(one, "selected", typed)) for one in options)
        elif tag.name == "input" and tag.get("type") in BOXES:
            yield tag.begins, tag.ends, _marked(tag, "checked", typed)
        elif tag.name == "input" and tag.get("type") not in KEPT and typed:
            yield tag.begins, tag.ends, tag.written(**{"value": typed.pop(0), "data-begun": ""})


def _marked(tag: Tag, mark: str, typed: list[str]) -> str:
    """A box or an option, chosen where its value was sent."""
    return tag.written(**{mark: "" if tag.get("value") in typed else None})


def _is_to_open(tags: list[Tag], tag: Tag, form: Tag, sent: Sent) -> bool:
    """Whether something folded holds the form, or, inside it, a field in which something was written."""
    if tag.name != "details":
        return False
    written = {name for name, value in sent if value}
    return tag.holds(form) or (form.holds(tag) and any(one.get("name") in written for one in _inside(tags, tag)))
