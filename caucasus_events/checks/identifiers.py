"""Identifiers: their form, and that a key names one row of its table."""

from __future__ import annotations

from caucasus_events.checks.sheet import Sheet
from caucasus_events.vocabulary.ids import ALPHABET, LENGTH, is_draft, is_id
from caucasus_events.vocabulary.registry import Column, table


def check_identifiers(sheet: Sheet) -> None:
    """Run the rules on the identifiers of a sheet."""
    for column in sheet.table.columns:
        if column.type == "id" and column.name in sheet.present and not column.derived:
            _form(sheet, column)
    _unique_key(sheet)


def _form(sheet: Sheet, column: Column) -> None:
    own = column.name == sheet.table.key
    target = sheet.name if own else column.references
    prefix = table(target).prefix if target else None
    values = sheet.frame[column.name][sheet.usable(column.name)].dropna()
    form = rf"{prefix or '[A-Z]{2,3}-'}[{ALPHABET}]{{{LENGTH}}}"
    for line, value in values[~values.str.fullmatch(form).to_numpy(dtype=bool)].items():
        if is_id(value, prefix):
            continue
        if is_draft(value):
            if own:
                sheet.report(
                    "W901",
                    int(str(line)),
                    column.name,
                    f"{value!r} is a draft",
                    value=value,
                    hint="run caucasus-events fmt",
                )
            continue
        sheet.report(
            "E202",
            int(str(line)),
            column.name,
            f"{column.name} {value[:40]!r} is not an identifier",
            value=value,
            hint=f"expected {prefix or 'a prefix'} and 8 of 0-9 A-Z without I, L, O, U, or new-...",
        )


def _unique_key(sheet: Sheet) -> None:
    key = sheet.table.key
    if key is None or key not in sheet.present:
        return
    values = sheet.frame[key]
    repeated = values.duplicated().to_numpy() & values.notna().to_numpy() & sheet.usable(key)
    if not repeated.any():
        return
    first = {value: line for line, value in reversed(list(values.items()))}
    for line in sheet.rows(repeated):
        value = values.loc[line]
        sheet.report(
            "E206",
            line,
            key,
            f"{key} {value!r} stands already on line {first[value]}",
            value=value,
            hint="give one of them a new id (new-...) and run caucasus-events fmt",
        )
