"""The time grammar: words that say when, as first and last possible day.

Rules find expressions (`rules`), each is resolved against the day of publication, the tense of
its sentence and the article's own earlier dates (`resolve`). Clock times carry a zone
(`clocks`).
"""

from caucasus_events.text.times.clocks import Clock, to_utc
from caucasus_events.text.times.expression import TimeExpression, precision
from caucasus_events.text.times.resolve import find

__all__ = ["Clock", "TimeExpression", "find", "precision", "to_utc"]
