"""One parsed article as a table: what was found, in which words, what was skipped and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from caucasus_events.parse.archive.duplicates import Proposal
    from caucasus_events.text import Document

_QUOTE = 110


def show(item: dict[str, Any], document: Document) -> None:
    """Print an article's rows for a person.

    Parameters
    ----------
    item : dict
        The object that ``--format jsonl`` prints.
    document : Document
        The article, for its words.
    """
    from rich.console import Console
    from rich.markup import escape
    from rich.text import Text

    console = Console(highlight=False)
    console.print(f"[bold]{escape(document.path or 'article')}[/bold]")
    if "error" in item:
        console.print(f"  not read: {escape(item['error'])}\n")
        return
    quotes = _quotes(item, document.text)
    for event in item["events"]:
        console.print(Text("  ") + _headline(event))
        for line in _details(event, item):
            console.print(Text(f"      {line}"))
        if event["event_id"] in quotes:
            console.print(
                Text(f"      \u201c{quotes[event['event_id']]}\u201d", style="italic dim")
            )
    for ceasefire in item["ceasefires"]:
        effective = ceasefire["effective_at"] or "-"
        console.print(Text(f"  ceasefire {ceasefire['name'] or ''}, effective {effective}"))
    if not item["events"]:
        console.print("  no event")
    for skip in item["skipped"]:
        words = _short(document.text[skip["start"] : skip["end"]])
        line = f"  skipped, {skip['reason']}: \u201c{words}\u201d"
        console.print(Text(line, style="dim"))
    console.print()


def show_likely(events: list[dict[str, Any]], likely: list[Proposal]) -> None:
    """Print the pairs of rows that may be one event, the likeliest first.

    Parameters
    ----------
    events : list of dict
        Rows of events.
    likely : list of Proposal
        Which two, the score and the reason.
    """
    from rich.console import Console
    from rich.text import Text

    rows = {row["event_id"]: row for row in events}
    console = Console(highlight=False)
    for pair in sorted(likely, key=lambda item: (-item.score, item.first)):
        console.print(Text(f"same event? score {pair.score:.2f}: {pair.reason}", style="bold"))
        for event_id in (pair.first, pair.second):
            console.print(Text(f"  {event_id}  ") + _headline(rows[event_id]))


def _headline(event: dict[str, Any]) -> Any:
    from rich.text import Text

    day = event["event_date"]
    if event["end_date"] not in {None, day}:
        day = f"{day} to {event['end_date']}"
    text = Text(f"{day}  ", style="bold")
    text.append(event["sub_event_type"], style="bold cyan")
    return text.append(f"  {event['location'] or event['country'] or 'place not told'}")


def _details(event: dict[str, Any], item: dict[str, Any]) -> list[str]:
    told = " / ".join(name for name in (event["actor1"], event["actor2"]) if name)
    marks = [f"precision {event['time_precision']} in time"]
    if event["geo_precision"]:
        marks.append(f"{event['geo_precision']} in place")
    if event["initiator"]:
        marks.append(f"initiator {event['initiator']}")
    if event["contested"]:
        marks.append("contested")
    if event["reported_count"] is not None:
        marks.append(f"{event['unit']} of {event['reported_count']}")
    lines = [f"{told}  ({', '.join(marks)})"]
    lines += [
        f"{_count(claim)} {claim['outcome']}: {claim['side']}, {claim['category']}, "
        f"says {claim['claimant']}"
        for claim in item["casualties"]
        if claim["event_id"] == event["event_id"]
    ]
    return lines


def _count(claim: dict[str, Any]) -> str:
    low, best, high = claim["count_low"], claim["count"], claim["count_high"]
    if low == best == high and best is not None:
        return str(best)
    shown = "?" if best is None else str(best)
    return f"{shown} ({'?' if low is None else low} to {'open' if high is None else high})"


def _quotes(item: dict[str, Any], text: str) -> dict[str, str]:
    return {
        mark["row_id"]: _short(text[mark["start"] : mark["end"]])
        for mark in reversed(item["evidence"])
        if mark["table"] == "events" and mark["field"] == "event"
    }


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _QUOTE else flat[: _QUOTE - 1] + "\u2026"
