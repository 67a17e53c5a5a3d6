"""The answer to "did it happen"."""

from __future__ import annotations

from dataclasses import dataclass

from caucasus_events.parse.words.chunks import Chunk


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a phrase is asserted, and if not, why; `cue` is the phrase that decided."""

    reason: str | None
    cue: Chunk | None = None

    @property
    def asserted(self) -> bool:
        """Tell whether nothing takes the phrase out of the asserted world."""
        return self.reason is None


ASSERTED = Verdict(None)
