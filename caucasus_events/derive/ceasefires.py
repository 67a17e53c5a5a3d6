"""The ceasefire in force at a moment."""

from __future__ import annotations

import re

import pandas as pd

from caucasus_events.errors import CaucasusEventsError

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def in_force(ceasefires: pd.DataFrame, when: object) -> pd.DataFrame:
    """Return the ceasefires in force at a moment, the latest to take effect last.

    Parameters
    ----------
    ceasefires : pandas.DataFrame
        Rows of the ceasefires table.
    when : date, datetime, str or Timestamp
        A day (then any ceasefire in force on a part of it counts) or a moment; without a
        zone it is UTC.

    Returns
    -------
    pandas.DataFrame
        The rows in force, sorted by effective_at.
    """
    start, end = _interval(when)
    active = ceasefires[~ceasefires["record_status"].astype("str").isin(["merged", "retracted"])]
    begins = active["effective_at"]
    ends = active["ended_at"]
    begun = begins.notna() & (begins <= end)
    standing = ends.isna() & (active["end_cause"].astype("str") != "expired") | (ends >= start)
    return active[begun & standing].sort_values(["effective_at", "ceasefire_id"])


def _interval(when: object) -> tuple[pd.Timestamp, pd.Timestamp]:
    try:
        moment = pd.Timestamp(when)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise CaucasusEventsError(
            f"{when!r} is no day and no moment",
            hint="write 2022-09-13 for a day, 2022-09-13T07:00Z for a moment",
        ) from error
    whole_day = _is_day(when, moment)
    moment = moment.tz_localize("UTC") if moment.tz is None else moment.tz_convert("UTC")
    last = moment + pd.Timedelta(days=1) - pd.Timedelta(microseconds=1)
    return moment, last if whole_day else moment


def _is_day(when: object, moment: pd.Timestamp) -> bool:
    """Tell a day from a moment: midnight with a zone or an hour written out is a moment."""
    if isinstance(when, str):
        return bool(_DAY.fullmatch(when.strip()))
    return moment.tz is None and moment == moment.normalize()


def link_ceasefires(events: pd.DataFrame, ceasefires: pd.DataFrame) -> pd.Series:
    """Return for every event the ceasefire in force when it happened.

    A ceasefire that a row names already stays. An alleged violation without a name gets the
    latest ceasefire in force at its clock time, or on its day where no time is known; other
    rows stay NULL.

    Parameters
    ----------
    events, ceasefires : pandas.DataFrame
        Typed frames.

    Returns
    -------
    pandas.Series
        ceasefire_id, with the index of `events`.
    """
    linked = events["ceasefire_id"].astype("object").where(events["ceasefire_id"].notna(), None)
    alleged = events["ceasefire_violation"].fillna(value=False).astype("bool")
    for label in events.index[alleged & linked.isna()]:
        moment = events.loc[label, "time_utc"]
        when = moment if pd.notna(moment) else events.loc[label, "event_date"]
        if pd.notna(when):
            standing = in_force(ceasefires, when)
            if len(standing):
                linked[label] = standing["ceasefire_id"].iloc[-1]
    return linked.astype("str")
