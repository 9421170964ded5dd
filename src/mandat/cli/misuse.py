"""Says what is wrong with a command line: where, what, and what to write instead."""

from collections.abc import Iterable

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption

from mandat.cli.catalogue import COMMANDS, usage
from mandat.core.spelling import alike


class UnknownCommand(click.UsageError):
    """A command that is none."""

    def __init__(self, name: str, known: Iterable[str] = COMMANDS, above: str = "mandat") -> None:
        near = alike(name, list(known), 2)
        hint = f"did you mean {' or '.join(near)}?" if near else f"{above} --help lists the commands"
        super().__init__(f'there is no command "{name[:80]}": {hint}')


def explained(misuse: click.UsageError) -> str:
    """The message of a misuse: the command, what is wrong, and how it is called."""
    name, called = _command(misuse.ctx)
    lines = [f"mandat {name}: {_says(misuse)}" if name else f"mandat: {_says(misuse)}"]
    if name:
        lines.append(f"usage: mandat [-b BOOK] {called}; mandat {name} --help says more")
    return "\n".join(lines)


def _command(ctx: click.Context | None) -> tuple[str, str]:
    """The name of a command, with that of its group before it, and how it is called; nothing, where it is none."""
    if ctx is None or ctx.info_name is None or ctx.parent is None:
        return "", ""
    if ctx.parent.parent is None:
        return (ctx.info_name, usage(ctx.info_name)) if ctx.info_name in COMMANDS else ("", "")
    name = f"{ctx.parent.info_name} {ctx.info_name}"
    return name, " ".join((name, *(_shown(param) for param in ctx.command.params if isinstance(param, click.Argument))))


def _says(misuse: click.UsageError) -> str:
    if isinstance(misuse, MissingParameter) and misuse.param is not None:
        return f"{_shown(misuse.param)} is missing"
    if isinstance(misuse, BadOptionUsage):
        return f"{misuse.option_name} wants a value behind it"
    if isinstance(misuse, NoSuchOption):
        return _no_option(misuse)
    if isinstance(misuse, BadParameter) and misuse.param is not None:
        return f"{_shown(misuse.param)}: {_house_style(misuse.message)}"
    return _house_style(misuse.format_message())


def _no_option(misuse: NoSuchOption) -> str:
    name = misuse.option_name
    if name in ("-b", "--book"):
        return f"{name} comes before the command: mandat -b BOOK COMMAND"
    if misuse.ctx is not None and misuse.ctx.info_name not in COMMANDS and name in ("--json", "--at", "--known"):
        return f"{name} comes after the command: mandat COMMAND {name}"
    near = misuse.possibilities or alike(name, _options(misuse.ctx), 2)
    return f"there is no option {name[:80]}" + (f": did you mean {' or '.join(sorted(near))}?" if near else "")


def _options(ctx: click.Context | None) -> list[str]:
    return [opt for param in (ctx.command.params if ctx else ()) for opt in param.opts if opt.startswith("--")]


def _shown(param: click.Parameter) -> str:
    """A parameter as the help shows it: `TARGET`, `--at`."""
    if isinstance(param, click.Argument):
        return (param.metavar or param.name or "").strip("[].").upper()
    return param.opts[0]


def _house_style(message: str) -> str:
    text = message.strip().removesuffix(".")
    return text[:1].lower() + text[1:]
