"""The one error class: what is wrong, where, and what to do."""

from __future__ import annotations


class CaucasusEventsError(Exception):
    """Something that the user can mend.

    Parameters
    ----------
    message : str
        What is wrong and where, in one line.
    hint : str, optional
        What to do about it.

    Examples
    --------
    >>> print(CaucasusEventsError("no such file: a.txt", hint="check the path"))
    no such file: a.txt (check the path)
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (self.message, self.hint))


def _rebuild(message: str, hint: str | None) -> CaucasusEventsError:
    return CaucasusEventsError(message, hint=hint)


def missing_extra(package: str, extra: str) -> CaucasusEventsError:
    """Return the error for an optional library that is not installed."""
    return CaucasusEventsError(
        f"this needs {package}, which is not installed",
        hint=f"pip install 'caucasus-events[{extra}]'",
    )
