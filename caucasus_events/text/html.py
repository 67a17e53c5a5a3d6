"""HTML pages to text, with the extra ``html``."""

from __future__ import annotations

from typing import Any

from caucasus_events.errors import missing_extra

_KEYS = {"date": "published", "sitename": "publisher", "title": "title", "url": "url"}


def extract(page: str) -> tuple[dict[str, str], str]:
    """Return what a page says of itself, and its article as text.

    Raises
    ------
    CaucasusEventsError
        If the extra is not installed.
    """
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - an extra, and slow to import
    except ImportError:
        raise missing_extra("trafilatura", "html") from None
    found: Any = bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None:
        return {}, ""
    values = {ours: str(value) for key, ours in _KEYS.items() if (value := getattr(found, key))}
    return values, found.text or ""
