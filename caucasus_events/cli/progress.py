"""A progress bar on a terminal, nothing anywhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def tracked(total: int | None, what: str) -> Iterator[Callable[[], None]]:
    """Give a function that moves the bar on by one.

    Parameters
    ----------
    total : int, optional
        How many there are, if known.
    what : str
        What is counted.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)
