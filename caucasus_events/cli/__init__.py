"""The command line: one file per command, each a thin door to the library.

Comes in: arguments. Goes out: text on standard output, messages on standard error, an exit
code (0 fine, 1 problems found, 2 wrong usage or a crash). Nothing imports this package.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; the entry point of ``caucasus-events``."""
    from caucasus_events.cli.app import run

    sys.exit(run())
