"""Completes ids from the book, fast, and never with a fault: a shell must not stumble over a book."""

import os
from collections.abc import Callable

import click

Completer = Callable[[click.Context, click.Parameter, str], list]


def complete_id(kinds: tuple[str, ...]) -> Completer:
    """A completer of the ids of acts of these kinds; of everything that has an id, where none is named."""

    def complete(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list:
        try:
            return _matching(_book_of(ctx), kinds, incomplete)
        except Exception:  # noqa: BLE001 -- no completions are better than a fault in the middle of a command line
            return []

    return complete


def complete_file(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list:
    """Leaves it to the shell to complete the path of a file."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def _book_of(ctx: click.Context) -> str:
    """The book that the command line names so far."""
    named = ctx.find_root().params.get("book") or os.environ.get("MANDAT_BOOK") or "."
    return os.path.expanduser(named)


def _matching(path: str, kinds: tuple[str, ...], incomplete: str) -> list:
    from click.shell_completion import CompletionItem  # only the shell asks for them

    from mandat.clerk.opening import open_book

    acts = open_book(path).reading.acts
    found = {act.id: _hint(act) for act in acts if act.id.startswith(incomplete) and (not kinds or act.verb in kinds)}
    return [CompletionItem(name, help=hint) for name, hint in sorted(found.items())]


def _hint(act: object) -> str:
    text = getattr(act, "name", None) or getattr(act, "text", None) or ""
    return " ".join(f"{act.verb} {text}".split())[:60]
