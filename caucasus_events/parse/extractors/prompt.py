"""What a language model is asked: the codebook with its negative rules, JSON back."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from caucasus_events.parse.extractors.protocol import Candidate, CandidateClaim, Stated
from caucasus_events.text import Document
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.codes import event_types, values

_RULES = """You code events of the conflict between Armenia and Azerbaijan from one article.
Answer with one JSON object {"events": [...]} and nothing else.

An event is one actor pair, one place, one day, one type. Every field is {"value": ...,
"quote": ...} where quote is copied from the article letter by letter; a field whose words are not
in the article is thrown away. Leave out what the article does not say. Numbers, dates and places
are computed from your quotes: quote the words that hold them, shortly ("at least five",
"on Tuesday", "Sotk").

No event are: totals of past wars, background, demands, threats, plans, conditions, habitual
statements, exercises and parades, anniversaries, votes and resolutions, court cases about old
events, other conflicts, quoted characterisations. A toll that is repeated is no new event.
An accusation gives both actors, initiator "disputed" or "unknown". A denial alone gives nothing.
Exchange of fire is Armed clash, one-sided fire is Shelling/artillery/missile attack.
If nothing happened, answer {"events": []}.

Each event: {"quote": the sentence, "sub_event_type": field, "date": field, "location": field,
"actor1": field, "actor2": field, "initiator": field, "contested": field with "true" or "false",
"casualties": [{"quote": words, "count": field, "side": field, "category": field, "outcome": field,
"claimant": field}]}"""


@cache
def system_prompt() -> str:
    """Return the instructions, with the values that the codebook allows."""
    lists = {
        "sub_event_type": list(event_types()),
        "actor1, actor2": list(actors()),
        **{
            name: list(values(name))
            for name in ("initiator", "side", "category", "outcome", "claimant")
        },
    }
    allowed = [f"{name}: {'; '.join(items)}" for name, items in lists.items()]
    return "\n\n".join([_RULES, "Allowed values.", *allowed])


def user_prompt(document: Document) -> str:
    """Return the article with what is known of it."""
    head = f"Published: {document.published}\nPublisher: {document.publisher or 'unknown'}"
    return f"{head}\n\n{document.text}"


def candidates(answer: str) -> list[Candidate]:
    """Read an answer; what has not the form that was asked for is left out.

    Raises
    ------
    ValueError
        If the answer is no JSON object with a list of events.
    """
    try:
        data = json.loads(
            answer.strip().removeprefix("```json").removeprefix("```").removesuffix("```")
        )
    except RecursionError:
        raise ValueError("the answer is nested too deeply") from None
    if not isinstance(data, dict) or not isinstance(data.get("events"), list):
        raise ValueError("the answer is no object with a list `events`")  # noqa: TRY004 - one fault
    return [_candidate(item) for item in data["events"] if _quoted(item)]


def _quoted(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("quote"), str)


def _candidate(item: dict[str, Any]) -> Candidate:
    names = ("sub_event_type", "date", "location", "actor1", "actor2", "initiator", "contested")
    fields: dict[str, Any] = {name: _stated(item.get(name)) for name in names}
    claims = item.get("casualties")
    return Candidate(
        quote=item["quote"],
        **fields,
        claims=tuple(_claim(claim) for claim in claims if _quoted(claim))
        if isinstance(claims, list)
        else (),
    )


def _claim(item: dict[str, Any]) -> CandidateClaim:
    names = ("count", "side", "category", "outcome", "claimant")
    return CandidateClaim(quote=item["quote"], **{name: _stated(item.get(name)) for name in names})


def _stated(item: Any) -> Stated | None:
    if not _quoted(item):
        return None
    value = item.get("value")
    if isinstance(value, bool):
        value = str(value).lower()
    return Stated(str(value) if value is not None else None, item["quote"])
