"""The number grammar: words that count, as low, best and high.

What is a date, a clock time, an age, a measure, a price or a type number is no count.
"""

from caucasus_events.text.numbers.grammar import Count, find

__all__ = ["Count", "find"]
