"""`python -m mandat.hall`, which is `mandat hall`: set the hall up, and serve it."""

import os

import click

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandat.hall.settings")


@click.group("mandat hall", invoke_without_command=True)
@click.option("--port", type=click.IntRange(1, 65534), default=8000, help="Pages; live events are one port higher.")
@click.option("--empty", is_flag=True, help="Without the two federations to try.")
@click.pass_context
def main(ctx: click.Context, port: int, empty: bool) -> None:
    """The hall: the web application in which a federation meets."""
    os.environ.setdefault("HALL_ADDRESS", f"http://localhost:{port}")
    import django

    django.setup()
    if ctx.invoked_subcommand is None:
        from mandat.hall.examples import set_up
        from mandat.hall.serving import prepare, serve

        prepare()
        if not empty:
            click.echo(set_up())
        serve(port)


if __name__ == "__main__":
    main(prog_name="mandat hall")
