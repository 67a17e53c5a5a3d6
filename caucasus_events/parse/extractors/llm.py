"""The extractor ``llm``: any OpenAI-compatible endpoint that the user names.

Settings come from the environment: ``CAUCASUS_EVENTS_LLM_URL`` (for example
``http://localhost:8000/v1``), ``CAUCASUS_EVENTS_LLM_MODEL``, and if need be
``CAUCASUS_EVENTS_LLM_KEY``, ``CAUCASUS_EVENTS_LLM_CACHE`` (a folder, default in the user's
cache), ``CAUCASUS_EVENTS_LLM_TIMEOUT`` (seconds), ``CAUCASUS_EVENTS_LLM_PRICE`` (per million
tokens, "in,out"). Answers are cached by the hash of everything that was asked.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from caucasus_events.errors import CaucasusEventsError, missing_extra
from caucasus_events.parse.extractors.prompt import candidates, system_prompt, user_prompt
from caucasus_events.parse.extractors.protocol import Candidate
from caucasus_events.text import Document

_MILLION = 1_000_000
_TRIES = 2


@dataclass
class LanguageModelExtractor:
    """Asks a language model for events; the library checks every word of the answer."""

    url: str
    model: str
    key: str | None = None
    cache: Path | None = None
    timeout: float = 120.0
    price: tuple[float, float] | None = None
    name: str = "llm"
    version: str = "1"
    notes: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.version = f"1+{self.model}"

    @classmethod
    def from_environment(cls) -> LanguageModelExtractor:
        """Make the extractor that the environment describes.

        Raises
        ------
        CaucasusEventsError
            If no endpoint or model is named.
        """
        read = os.environ.get
        url, model = read("CAUCASUS_EVENTS_LLM_URL"), read("CAUCASUS_EVENTS_LLM_MODEL")
        if not url or not model:
            raise CaucasusEventsError(
                "the extractor llm needs an endpoint and a model",
                hint="set CAUCASUS_EVENTS_LLM_URL and CAUCASUS_EVENTS_LLM_MODEL",
            )
        folder = read("CAUCASUS_EVENTS_LLM_CACHE") or str(
            Path(read("XDG_CACHE_HOME") or Path.home() / ".cache") / "caucasus-events" / "llm"
        )
        price = read("CAUCASUS_EVENTS_LLM_PRICE")
        try:
            timeout = float(read("CAUCASUS_EVENTS_LLM_TIMEOUT") or 120)
            costs = tuple(float(part) for part in price.split(",")) if price else None
        except ValueError:
            raise CaucasusEventsError(
                "CAUCASUS_EVENTS_LLM_TIMEOUT or _PRICE is no number", hint='price is "in,out"'
            ) from None
        pair = (costs[0], costs[-1]) if costs else None
        return cls(url, model, read("CAUCASUS_EVENTS_LLM_KEY"), Path(folder), timeout, pair)

    def extract(self, document: Document) -> list[Candidate]:
        """Ask for the events of a document.

        Raises
        ------
        CaucasusEventsError
            If the endpoint does not answer, or not in the form that was asked for.
        """
        request = {
            "model": self.model,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [
                {"role": "system", "content": system_prompt()},
                {"role": "user", "content": user_prompt(document)},
            ],
        }
        kept = self._kept(request)
        answer = self._cached(kept)
        cached = answer is not None
        fault = ""
        for _ in range(_TRIES):
            answer = self._ask(request) if answer is None else answer
            try:
                found = candidates(_content(answer))
            except (ValueError, KeyError, TypeError, IndexError) as error:
                fault, answer = f"{type(error).__name__}: {error}", None
                continue
            self._record(answer, cached=cached)
            if not cached and kept is not None:
                _write(kept, answer)
            return found
        raise CaucasusEventsError(
            f"the model {self.model} did not answer with the JSON that was asked for ({fault})"[
                :400
            ],
            hint="try again or another model",
        )

    def _kept(self, request: dict[str, Any]) -> Path | None:
        if self.cache is None:
            return None
        text = json.dumps([self.url, request], sort_keys=True)
        return self.cache / f"{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}.json"

    @staticmethod
    def _cached(path: Path | None) -> Any:
        try:
            return json.loads(path.read_text("utf-8")) if path is not None else None
        except (OSError, ValueError):
            return None

    def _ask(self, request: dict[str, Any]) -> Any:
        try:
            import httpx  # noqa: PLC0415 - an extra
        except ImportError:
            raise missing_extra("httpx", "llm") from None
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        try:
            response = httpx.post(
                f"{self.url.rstrip('/')}/chat/completions",
                json=request,
                headers=headers,
                timeout=self.timeout,
            )
            response.raise_for_status()
            return response.json()
        except httpx.TimeoutException:
            raise CaucasusEventsError(
                f"{self.url} did not answer within {self.timeout:g} s",
                hint="raise CAUCASUS_EVENTS_LLM_TIMEOUT",
            ) from None
        except httpx.HTTPError as error:
            raise CaucasusEventsError(
                f"{self.url}: {error}", hint="check the endpoint, the model and the key"
            ) from None
        except ValueError:
            return None

    def _record(self, answer: Any, *, cached: bool) -> None:
        usage = answer.get("usage")
        usage = usage if isinstance(usage, dict) else {}
        asked, told = (_count(usage.get(key)) for key in ("prompt_tokens", "completion_tokens"))
        self.notes = {
            "model": str(answer.get("model") or self.model),
            "cached": cached,
            "prompt_tokens": asked,
            "completion_tokens": told,
        }
        if self.price is not None:
            cost = (asked * self.price[0] + told * self.price[1]) / _MILLION
            self.notes["cost"] = 0.0 if cached else cost


def _count(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _content(answer: Any) -> str:
    content = answer["choices"][0]["message"]["content"]
    if not isinstance(content, str):
        raise TypeError("the message has no text")
    return content


def _write(path: Path, answer: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    beside.write_text(json.dumps(answer), "utf-8")
    beside.replace(path)
