"""Scores as text that a person reads."""

from __future__ import annotations

from caucasus_events.parse.evaluation.scores import EventScore, Interval, Scores

_WIDTH = 160


def render(scores: Scores, *, faults: bool = True) -> str:
    """Return the figures, then every fault with its words."""
    right, told, wanted = scores.casualties
    head = f"{scores.articles} articles, {scores.events} events expected"
    fields = [
        f"{name:34} {hits / total:6.1%}  ({hits} of {total})"
        for name, (hits, total) in sorted(scores.fields.items())
    ]
    counts = f"({right} right, {told} told, {wanted} wanted)"
    rate = scores.negative_rows / max(scores.negative_articles, 1)
    lines = [
        f"extractor {scores.extractor}: {head}",
        "",
        f"{'events':10} {'precision':22} {'recall':22} {'F1':22} hits/false/missed",
        _events("strict", scores.strict),
        _events("relaxed", scores.relaxed),
        "",
        *fields,
        f"{'casualty figures, F1':34} {_f1(right, told, wanted):6.1%}  {counts}",
        f"{'false rows per negative article':34} {rate:6.2f}  ({scores.negative_rows} rows)",
        f"{'must-not spans that became a row':34} {scores.must_not[0]} of {scores.must_not[1]}",
    ]
    if faults and scores.faults:
        lines += ["", f"{len(scores.faults)} faults"]
        for fault in scores.faults:
            words = " ".join(fault.words.split())[:_WIDTH]
            sides = f"expected {fault.expected or '-'}; found {fault.found}"
            lines += [f"{fault.article}  {fault.kind}: {sides}", f"      \u201c{words}\u201d"]
    return "\n".join(lines)


def _f1(right: int, told: int, wanted: int) -> float:
    return 2 * right / (told + wanted) if told + wanted else 1.0


def _events(name: str, score: EventScore) -> str:
    figures = " ".join(_interval(item) for item in (score.precision, score.recall, score.f1))
    return f"{name:10} {figures} {score.hits}/{score.false}/{score.missed}"


def _interval(item: Interval) -> str:
    return f"{f'{item.value:.2f} [{item.low:.2f}, {item.high:.2f}]':22}"
