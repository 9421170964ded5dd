"""The command `mandat`: its commands are imported when they are called."""

from importlib import import_module

import click
from click.core import ParameterSource

from mandat.cli.catalogue import COMMANDS, help_page
from mandat.cli.completing import complete_file


def _help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


# Not click's own, whose words it looks up in the language of the user: that loads `locale`, as long as 50 acts to read.
HELP = click.Option(
    ["-h", "--help"],
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_help,
    help="Show this message and exit.",
)

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Catalogue(click.Group):
    """A group that knows its commands by the catalogue, and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"mandat.cli.commands.{cmd_name}").command
        if command.add_help_option and HELP not in command.params:
            command.params.append(HELP)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple:
        """The command that is called, with the arguments behind it."""
        if args[0] not in COMMANDS:
            from mandat.cli.misuse import UnknownCommand  # only where something is wrong

            raise UnknownCommand(args[0])
        return args[0], self.get_command(ctx, args[0]), args[1:]

    def get_help(self, ctx: click.Context) -> str:
        """The page of `mandat --help`."""
        return help_page().rstrip("\n")

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list:
        """Completions of a command's name, without importing the commands."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(name, help=what) for name, what in COMMANDS.items() if name.startswith(incomplete)]


@click.group(cls=Catalogue, invoke_without_command=True, context_settings=CONTEXT, params=[HELP])
@click.option("-b", "--book", envvar="MANDAT_BOOK", metavar="BOOK", shell_complete=complete_file)
@click.pass_context
def mandat(ctx: click.Context, book: str | None) -> object:
    """Who may speak and act for whom, on any date, by which chain of votes."""
    if book == "":
        raise click.UsageError("-b: the name is empty; name a book: a file, a folder or the URL of a ledger")
    ctx.obj = book or "."
    if ctx.invoked_subcommand is not None:
        return None
    from mandat.cli.welcome import welcome

    return welcome(book, written=ctx.get_parameter_source("book") is ParameterSource.COMMANDLINE)
