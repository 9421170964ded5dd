"""What a page says to whoever reads or hears it."""

from html.parser import HTMLParser

SPOKEN = ("aria-label", "alt", "placeholder", "title", "data-live-words", "data-broken-words")
SILENT = ("script", "style", "code", "svg")
RECORDED = ("id", "pieces")
"""Classes of what comes from the record as it is: ids, and motions with what amendments change."""

VOID = ("meta", "link", "input", "br", "hr", "img")


class Seen(HTMLParser):
    """The texts of a page, in their order, and the addresses it leads to; what is
    recorded, or marked as English, is left out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.texts += [given[name] for name in SPOKEN if given.get(name) and not self._hidden]
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        if tag not in VOID:
            foreign = (given.get("lang") == "en" and tag != "html") or given.get("class") in RECORDED
            self._open.append((tag, self._hidden or foreign or tag in SILENT))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text and not self._hidden:
            self.texts.append(text)

    @property
    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][1]
