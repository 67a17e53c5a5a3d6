"""The application: collects the commands, turns errors into messages and exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer

from caucasus_events.errors import CaucasusEventsError

USAGE = 2
INTERRUPTED = 130

COMMANDS = (
    "parse",
    "evaluate",
    "new",
    "fmt",
    "validate",
    "geocode",
    "gazetteer",
    "release",
    "diff",
    "verify",
    "versions",
    "export",
    "import_",
    "compare",
    "codebook",
)

app = typer.Typer(
    name="caucasus-events",
    help="Conflict events between Armenia and Azerbaijan: parse, check, release, load.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
) -> None:
    if version:
        from caucasus_events import __version__

        typer.echo(__version__)
        raise typer.Exit


for _name in COMMANDS:
    import_module(f"caucasus_events.cli.{_name}").register(app)


def run() -> int:
    """Run the command that the arguments name and return its exit code."""
    try:
        app()
    except CaucasusEventsError as error:
        sys.stderr.write(f"error: {error.message}\n")
        if error.hint:
            sys.stderr.write(f"  {error.hint}\n")
        return USAGE
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USAGE
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else USAGE
        return _interrupted() if code == INTERRUPTED else code
    except Exception as error:
        if os.environ.get("CAUCASUS_EVENTS_DEBUG"):
            raise
        sys.stderr.write(
            f"error: unexpected {type(error).__name__}: {error}\n"
            "  this is a fault of caucasus-events; set CAUCASUS_EVENTS_DEBUG=1 for the traceback\n"
        )
        return USAGE
    return 0


def _interrupted() -> int:
    """Say that the user stopped the run; typer only ends with the code."""
    sys.stderr.write("interrupted; no file is half written, run the command again to go on\n")
    return INTERRUPTED
