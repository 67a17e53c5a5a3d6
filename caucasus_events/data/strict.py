"""JSON that is exactly of the expected shape, or a message that says what is wrong."""

from __future__ import annotations

import json
import re
from typing import Any

from caucasus_events.errors import CaucasusEventsError

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
HINT = "the release is damaged or was tampered with; get it again"


def read_object(data: bytes, where: object) -> dict[str, Any]:
    """Return a JSON object."""
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise CaucasusEventsError(f"{where} is not JSON: {error}", hint=HINT) from None
    if not isinstance(value, dict):
        raise CaucasusEventsError(f"{where} is not a JSON object", hint=HINT)
    return value


def require(entry: object, key: str, kind: type | tuple[type, ...], where: object) -> Any:
    """Return the value of a key, which must be there and of that type."""
    value = entry.get(key) if isinstance(entry, dict) else None
    wrong = not isinstance(value, kind) or (isinstance(value, bool) and kind is int)
    if not isinstance(entry, dict) or key not in entry or wrong:
        raise CaucasusEventsError(f"{where}: {key!r} is missing or of the wrong type", hint=HINT)
    return value


def require_sha256(entry: object, key: str, where: object) -> str:
    """Return a SHA-256 in lower-case hexadecimal digits."""
    value = require(entry, key, str, where)
    if not _SHA256.match(value):
        raise CaucasusEventsError(f"{where}: {key!r} is not a SHA-256", hint=HINT)
    return str(value)
