import json
from datetime import date

import pytest

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.parse.evaluation import evaluate, load_gold, render
from caucasus_events.parse.evaluation.scores import event_score

TEXT = "Two Azerbaijani soldiers were killed near Sotk on Monday. He may attack again. Six thousand died in 2020."

GOLD = {
    "id": "a1",
    "file": "a1.txt",
    "publication_date": "2022-09-13",
    "events": [
        {
            "event_id": "a1-e1",
            "event_date": "2022-09-12",
            "event_date_end": None,
            "time_precision": 1,
            "date_tolerance_days": 0,
            "event_type": "clash",
            "also_acceptable_types": ["shelling"],
            "actor1": ["Armed Forces of Armenia"],
            "actor2": ["Armed Forces of Azerbaijan"],
            "locations": [{"name_in_text": "Sotk", "lat": 40.2, "lon": 45.86, "geo_precision": 1}],
            "casualties": [
                {
                    "side": "AZ",
                    "status": "killed",
                    "category": "military",
                    "min": 2,
                    "max": 2,
                    "claimed_by": "x",
                },
                {
                    "side": "AZ",
                    "status": "killed",
                    "category": "military",
                    "min": 3,
                    "max": 3,
                    "claimed_by": "y",
                },
            ],
            "quote": TEXT[:57],
            "quote_start": 0,
            "quote_end": 57,
        }
    ],
    "optional_events": [],
    "not_events": [
        {"quote": "Six thousand died in 2020", "quote_start": 79, "reason": "background"}
    ],
}

ROW = {
    "event_id": "CE-1",
    "event_date": "2022-09-12",
    "end_date": "2022-09-12",
    "time_precision": 1,
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Azerbaijan",
    "actor2": "Military Forces of Armenia",
    "latitude": 40.21,
    "longitude": 45.86,
    "geo_precision": 2,
    "location": "Sotk",
}
CLAIM = {
    "event_id": "CE-1",
    "side": "Azerbaijan",
    "outcome": "killed",
    "count_low": 2,
    "count": 2,
    "count_high": 2,
}


def mark(row_id, start, end):
    return {"table": "events", "field": "event", "row_id": row_id, "start": start, "end": end}


@pytest.fixture
def gold(tmp_path):
    negative = {"id": "n1", "file": "n1.txt", "publication_date": "2022-09-13", "events": []}
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD) + "\n" + json.dumps(negative))
    (tmp_path / "a1.txt").write_text(TEXT)
    (tmp_path / "n1.txt").write_text("A football match was played.")
    return load_gold(tmp_path)


def extractor(rows, claims=(), marks=()):
    def extract(document):
        if document.path.endswith("n1.txt"):
            return {"events": [], "casualties": [], "evidence": []}
        return {"events": rows, "casualties": list(claims), "evidence": list(marks)}

    return extract


def test_gold_is_read_with_its_reference_date(gold):
    assert gold[0].document.published == date(2022, 9, 13)
    assert [item.negative for item in gold] == [False, True]
    assert gold[0].must_not[0][0].of(TEXT) == "Six thousand died in 2020"


def test_right_answer(gold):
    scores = evaluate(gold, extractor([ROW], [CLAIM], [mark("CE-1", 0, 57)]))
    assert scores.strict.f1.value == scores.relaxed.f1.value == 1
    assert scores.casualties == (1, 1, 1)
    assert all(hits == total for hits, total in scores.fields.values())
    assert not scores.faults


@pytest.mark.parametrize(
    ("change", "strict", "relaxed"),
    [
        ({"sub_event_type": "Agreement"}, 0, 1),
        ({"event_date": "2022-09-13", "end_date": "2022-09-13"}, 0, 1),
        ({"event_date": "2022-09-20", "end_date": "2022-09-20"}, 0, 0),
        ({"latitude": 39.2, "geo_precision": 1}, 0, 1),
        ({"actor1": "Military Forces of Russia"}, 0, 0),
        ({"sub_event_type": "Shelling/artillery/missile attack"}, 1, 1),
    ],
)
def test_strict_and_relaxed(gold, change, strict, relaxed):
    scores = evaluate(gold, extractor([ROW | change]))
    assert (scores.strict.hits, scores.relaxed.hits) == (strict, relaxed)


def test_false_row_from_a_must_not_span_is_told_with_its_words(gold):
    wrong = ROW | {"event_id": "CE-2", "event_date": "2020-10-01", "end_date": "2020-10-01"}
    scores = evaluate(gold, extractor([ROW, wrong], [CLAIM], [mark("CE-2", 79, 104)]))
    assert scores.must_not == (1, 1)
    assert scores.strict.precision.value == 0.5
    assert {fault.kind for fault in scores.faults} == {"false row", "must not"}
    assert "Six thousand died in 2020" in render(scores)


def test_row_on_a_negative_article_counts(gold):
    scores = evaluate(gold, lambda _: {"events": [ROW], "casualties": [], "evidence": []})
    assert (scores.negative_articles, scores.negative_rows) == (1, 1)


def test_zero_is_not_the_same_as_not_reported(gold):
    zero = CLAIM | {"count_low": 0, "count": 0, "count_high": 0}
    scores = evaluate(gold, extractor([ROW], [zero]))
    assert scores.fields["zero and not reported kept apart"] == (0, 1)


def test_interval_is_the_same_every_time_and_holds_the_figure():
    counts = [(2, 0, 1), (0, 1, 1), (3, 0, 0), (1, 1, 0)]
    one, two = event_score(counts), event_score(counts)
    assert one == two
    assert one.f1.low <= one.f1.value <= one.f1.high


def test_folder_without_gold(tmp_path):
    with pytest.raises(CaucasusEventsError, match="no gold set"):
        load_gold(tmp_path)


def test_gold_names_an_article_that_is_not_there(tmp_path):
    (tmp_path / "gold.jsonl").write_text(json.dumps(GOLD))
    with pytest.raises(CaucasusEventsError, match=r"a1\.txt, which is not there"):
        load_gold(tmp_path)


def test_development_gold_can_be_read(shared):
    gold = load_gold(shared / "articles")
    for article in gold:
        for event in article.events:
            assert event.span is None or event.span.of(article.document.text) == event.quote
    assert sum(len(article.must_not) for article in gold) > 80
