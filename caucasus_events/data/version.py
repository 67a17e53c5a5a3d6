"""Calendar versions of releases."""

from __future__ import annotations

import re
from dataclasses import dataclass

from caucasus_events.errors import CaucasusEventsError

_VERSION = re.compile(r"([1-9][0-9]{3})\.([1-9]|1[0-2])\.(0|[1-9][0-9]{0,5})\Z")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version ``YYYY.M.N``, compared as numbers.

    Examples
    --------
    >>> Version.parse("2026.9.0") < Version.parse("2026.12.0")
    True
    """

    year: int
    month: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Version:
        """Read a version.

        Raises
        ------
        CaucasusEventsError
            If the text is not of the form ``YYYY.M.N``.
        """
        match = _VERSION.match(text)
        if not match:
            raise CaucasusEventsError(
                f"{text!r} is not a version",
                hint="a version is YYYY.M.N without leading zeros, such as 2026.12.0",
            )
        return cls(*(int(part) for part in match.groups()))

    def __str__(self) -> str:
        return f"{self.year}.{self.month}.{self.number}"
