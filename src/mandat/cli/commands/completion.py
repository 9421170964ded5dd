"""`mandat completion SHELL`."""

import click
from click.shell_completion import get_completion_class

from mandat.cli.answering import Answer
from mandat.cli.group import mandat
from mandat.cli.main import COMPLETE

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", metavar="SHELL", type=click.Choice(SHELLS))
def command(shell: str) -> Answer:
    """Print the completion script for SHELL: bash, zsh or fish. Ids are completed from the book.

    \b
    bash: eval "$(mandat completion bash)"      in ~/.bashrc
    zsh:  eval "$(mandat completion zsh)"       in ~/.zshrc
    fish: mandat completion fish | source       in ~/.config/fish/config.fish
    """
    kind = get_completion_class(shell)
    script = kind(mandat, {}, "mandat", COMPLETE)
    return Answer(script.source_template % script.source_vars(), exact=True)
