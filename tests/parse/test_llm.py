"""The extractor llm against a server that answers well, badly, slowly, and with inventions."""

import json
import threading
import time
from contextlib import suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.parse.extractors.disagreement import TAG, flag
from caucasus_events.parse.extractors.grounding import ground
from caucasus_events.parse.extractors.llm import LanguageModelExtractor
from caucasus_events.parse.extractors.registry import load
from caucasus_events.parse.rows.result import ParseResult
from caucasus_events.text import Document

TEXT = (
    "Armenia\u2019s Defense Ministry said that at least five of its soldiers were killed near Sotk "
    "on Tuesday when Azerbaijani forces shelled the village. Talks go on."
)
DOCUMENT = Document(TEXT, "a.txt", date(2022, 9, 14), "Reuters")


def said(value, quote):
    return {"value": value, "quote": quote}


GOOD = {
    "quote": "Azerbaijani forces shelled the village",
    "sub_event_type": said("Shelling/artillery/missile attack", "shelled"),
    "date": said("1999-01-01", "on Tuesday"),
    "location": said("Paris", "Sotk"),
    "actor1": said("Military Forces of Azerbaijan", "Azerbaijani forces"),
    "actor2": said("Military Forces of Armenia", "its soldiers"),
    "contested": {"value": False, "quote": "said"},
    "casualties": [
        {
            "quote": "at least five of its soldiers were killed",
            "count": said("500", "at least five"),
            "side": said("Armenia", "its soldiers"),
            "outcome": said("killed", "killed"),
            "category": said("military", "soldiers"),
            "claimant": said("Armenia", "Armenia's Defense Ministry"),
        }
    ],
}


class Server(ThreadingHTTPServer):
    """Answers with what the test put into `answers`, the last one again and again."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked, self.wait, self.status = [], [], 0.0, 200

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        time.sleep(self.server.wait)
        answers = self.server.answers
        content = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(content, dict):
            content = json.dumps(content)
        usage = {"prompt_tokens": 1000, "completion_tokens": 100}
        body = json.dumps({"choices": [{"message": {"content": content}}], "usage": usage}).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    pytest.importorskip("httpx")
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def model(server, **settings):
    return LanguageModelExtractor(server.url, "m", **{"timeout": 10} | settings)


def test_good_answer_is_computed_anew(server):
    server.answers = [{"events": [GOOD]}]
    result = ground(DOCUMENT, model(server, price=(1.0, 10.0)))
    (event,) = result.to_dict()["events"]
    assert (event["event_date"], event["time_precision"], event["location"]) == (
        "2022-09-13",
        1,
        "Sotk",
    )
    assert event["record_status"] == "candidate"
    (claim,) = result.to_dict()["casualties"]
    assert (claim["count_low"], claim["count"], claim["count_high"], claim["count_rule"]) == (
        5,
        5,
        None,
        "at_least",
    )
    assert (claim["claimant"], claim["side"], claim["relation"]) == ("Armenia", "Armenia", "own")
    assert result.notes["cost"] == pytest.approx(0.002)
    assert server.asked[0]["temperature"] == 0
    for item in result.rows["evidence"]:
        assert TEXT[item["start"] : item["end"]].strip()
        assert item["rule"] == "llm@1+m"


def test_invented_quotes_are_dropped(server):
    invented = GOOD | {
        "quote": "Azerbaijani forces shelled the village",
        "location": said("Goris", "near Goris"),
        "actor2": said("Military Forces of Armenia", "Armenian conscripts"),
        "casualties": [GOOD["casualties"][0] | {"count": said("50", "fifty")}],
    }
    ghost = GOOD | {"quote": "A hundred tanks crossed the border"}
    server.answers = [{"events": [invented, ghost]}]
    result = ground(DOCUMENT, model(server))
    (event,) = result.rows["events"]
    assert (event["location"], event["actor2"], result.rows["casualties"]) == (None, None, [])
    assert result.notes["dropped"]["event without its words"] == 1


@pytest.mark.parametrize(
    "item",
    [
        GOOD | {"date": said("2022-09-13", "the village")},
        GOOD | {"sub_event_type": said("Provocation", "shelled")},
        GOOD | {"date": None},
    ],
)
def test_event_without_day_or_type_is_dropped(server, item):
    server.answers = [{"events": [item]}]
    assert ground(DOCUMENT, model(server)).rows["events"] == []


@pytest.mark.parametrize(
    "answer",
    ["not JSON", "[]", '{"events": 3}', '{"events": [', "[" * 100_000, "", {"error": "no"}],
)
def test_malformed_answers_are_said(server, answer):
    server.answers = [answer]
    with pytest.raises(CaucasusEventsError, match="did not answer with the JSON"):
        ground(DOCUMENT, model(server))
    assert len(server.asked) == 2


def test_odd_items_are_left_out(server):
    odd = [
        3,
        None,
        {"quote": 5},
        GOOD | {"date": "Tuesday"},
        GOOD | {"casualties": [1, {"quote": None}]},
    ]
    server.answers = ["```json\n" + json.dumps({"events": odd}) + "\n```"]
    result = ground(DOCUMENT, model(server))
    assert len(result.rows["events"]) == 1


def test_second_answer_may_be_right(server):
    server.answers = ["oops", {"events": [GOOD]}]
    assert len(ground(DOCUMENT, model(server)).rows["events"]) == 1


def test_slow_server(server):
    server.answers, server.wait = [{"events": []}], 1.0
    with pytest.raises(CaucasusEventsError, match=r"did not answer within 0\.1 s"):
        ground(DOCUMENT, model(server, timeout=0.1))


def test_refusing_server(server):
    server.answers, server.status = [{"events": []}], 401
    with pytest.raises(CaucasusEventsError, match="401"):
        ground(DOCUMENT, model(server))


def test_answers_are_cached_by_what_was_asked(server, tmp_path):
    server.answers = [{"events": [GOOD]}]
    first = ground(DOCUMENT, model(server, cache=tmp_path))
    again = ground(DOCUMENT, model(server, cache=tmp_path))
    assert len(server.asked) == 1
    assert first.to_dict() == again.to_dict()
    assert (first.notes["cached"], again.notes["cached"]) == (False, True)
    ground(DOCUMENT, LanguageModelExtractor(server.url, "other", cache=tmp_path, timeout=10))
    assert len(server.asked) == 2


def test_disagreement_with_the_rules_is_flagged():
    def result(*rows):
        return ParseResult(DOCUMENT, {"events": [dict(row) for row in rows]})

    clash = {"event_date": date(2022, 9, 13), "sub_event_type": "Armed clash"}
    other = {"event_date": date(2022, 9, 1), "sub_event_type": "Agreement"}
    made = result(clash, other)
    flag(made, result(clash, other | {"event_date": date(2022, 8, 1)}))
    assert [row.get("tags") for row in made.rows["events"]] == [None, [TAG]]
    assert made.notes["only_in_rules"] == [
        {"event_date": "2022-08-01", "sub_event_type": "Agreement"}
    ]


def test_unknown_extractor_and_missing_settings(monkeypatch):
    with pytest.raises(CaucasusEventsError, match="there are: rules, llm"):
        load("nothing")
    monkeypatch.delenv("CAUCASUS_EVENTS_LLM_URL", raising=False)
    with pytest.raises(CaucasusEventsError, match="needs an endpoint"):
        LanguageModelExtractor.from_environment()
