"""`mandat ledger COMMAND`: what can be done with a ledger. Its commands are imported when they are called."""

from importlib import import_module

import click

from mandat.cli.misuse import UnknownCommand

COMMANDS = {
    "init": "make a ledger, with a key of its own",
    "import": "put a minute book into it, act by act",
    "export": "write it out as a minute book",
    "append": "add the acts of a file, or of standard input",
    "verify": "derive everything anew, and name what is not as it was",
    "checkpoint": "sign what it holds, so that nobody can deny it later",
    "witness": "cosign its checkpoint, if it only ever grew",
    "prove": "prove to anybody that an act stands in it",
    "confirm": "check such a proof, without the ledger",
    "status": "how many acts are committed, checkpointed, cosigned",
    "follow": "print acts as they are written",
    "erase": "erase what is personal about a person, by order of an act",
    "backup": "copy it into a new file or database, while others write",
}
"""Command -> what it does."""


class Ledger(click.Group):
    """The group: its commands by their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which they are needed."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = {"import": "importing"}.get(cmd_name, cmd_name)
        return import_module(f"mandat.cli.commands.ledger.{module}").command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple:
        """The command that is called, with the arguments behind it."""
        if args[0] not in COMMANDS:
            raise UnknownCommand(args[0], COMMANDS, "mandat ledger")
        return args[0], self.get_command(ctx, args[0]), args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands on the help page."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command("ledger", cls=Ledger)
def command() -> None:
    """A ledger: the same acts, stored for many writers, so that nobody can change them unseen.

    -b names it: sqlite:///relative.db, sqlite:////absolute.db or postgresql://user@host/name; ?record=NAME picks one of
    several. Private keys are kept in the folder that MANDAT_KEYS names, else in ~/.config/mandat/keys.
    """
