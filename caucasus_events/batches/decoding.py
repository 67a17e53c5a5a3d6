"""From a path to the text of its file, or to the reason why there is none."""

from __future__ import annotations

from pathlib import Path

from caucasus_events.batches.raw import Fault

_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"PK\x03\x04": "a spreadsheet or a ZIP archive",
    b"\x1f\x8b": "a gzip archive",
}


def decode(path: Path, faults: list[Fault]) -> str | None:
    """Return the text of a file without its BOM, or None and a fault."""
    reason = _not_a_file(path)
    data = b""
    if not reason:
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
    if reason:
        faults.append(Fault("unreadable", f"the file cannot be read: {reason}"))
        return None
    wide = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if not wide and any(data[:64]) and {0} in (set(data[:64:2]), set(data[1:64:2])):
        wide = "UTF-16"
    if wide:
        faults.append(Fault("encoding", f"the file is {wide}", 1, hint="save it as CSV UTF-8"))
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.append(
            Fault(
                "encoding",
                f"the file is not UTF-8: byte 0x{data[error.start]:02x}",
                line,
                hint="it may be Latin-1 or Windows-1252; save it as CSV UTF-8",
            )
        )
        return None


def _not_a_file(path: Path) -> str | None:
    """Say why a path is not read: a contributed link must not show what lies elsewhere."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "it is a link that leads nowhere" if path.is_symlink() else "it cannot be found"
    if path.is_symlink() and path.parent.resolve().parent not in target.parents:
        return "it is a link out of the folder of batches"
    if path.is_dir():
        return "it is a folder"
    return None if path.is_file() else "it is no regular file"
