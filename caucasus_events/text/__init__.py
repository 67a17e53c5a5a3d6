"""Article files, sentences, and the grammars of numbers and times.

Comes in: files or text. Goes out: `Document`, `Span`, `Count`, `TimeExpression`. Nothing here
knows of events. Offsets are those of the body, in code points, and never move: text is read
through tables that change characters one for one.
"""

from caucasus_events.text.document import Document, Span
from caucasus_events.text.files import discover, read
from caucasus_events.text.numbers import Count
from caucasus_events.text.sentences import sentences
from caucasus_events.text.times import TimeExpression

__all__ = ["Count", "Document", "Span", "TimeExpression", "discover", "read", "sentences"]
