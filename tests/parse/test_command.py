import json
import sys

import pytest

from caucasus_events.batches import read_batch
from caucasus_events.cli.app import run
from caucasus_events.parse.archive.journal import NAME

TEXT = "The army shelled Sotk on Tuesday. It was said in Yerevan."


@pytest.fixture
def cli(monkeypatch, capsys):
    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["caucasus-events", *map(str, arguments)])
        code = run()
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def folder(tmp_path):
    head = "published: 2022-09-14\npublisher: Reuters\n---\n"
    (tmp_path / "a.txt").write_text(head + TEXT)
    (tmp_path / "b.txt").write_text("No date here, that is all that was said.")
    (tmp_path / "c.jsonl").write_text(
        json.dumps({"text": TEXT.replace("Sotk", "Goris"), "published": "2022-09-14"}) + "\n"
    )
    return tmp_path


def test_jsonl_is_one_object_per_article_in_order(cli, folder, plugin):
    code, out, _ = cli("parse", folder, "--format", "jsonl", "--extractor", plugin)
    items = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert ["error" in item for item in items] == [False, True, False]
    assert list(items[0]) == [
        "path",
        "source",
        "events",
        "casualties",
        "ceasefires",
        "evidence",
        "skipped",
    ]
    assert items[0]["events"][0]["disorder_type"] == "Political violence"
    assert items[0]["events"][0]["fatalities"] is None


def test_published_fills_in_what_is_not_stated(cli, folder, plugin):
    code, out, _ = cli(
        "parse", folder, "--format", "jsonl", "--extractor", plugin, "--published", "2022-09-15"
    )
    assert code == 0
    days = [json.loads(line)["source"]["published_date"] for line in out.splitlines()]
    assert days == ["2022-09-14", "2022-09-15", "2022-09-14"]


def test_table_tells_what_was_found_in_which_words(cli, folder, plugin):
    code, out, _ = cli("parse", folder / "a.txt", "--extractor", plugin)
    assert code == 0
    assert "2022-09-13" in out
    assert "Shelling/artillery/missile attack" in out
    assert "The army shelled Sotk on Tuesday." in out


def test_a_folder_shows_what_may_be_one_event(cli, tmp_path):
    for name, day in (("a", "Tuesday"), ("b", "Monday")):
        text = f"Armenia and Azerbaijan: their forces clashed near Sotk on {day}."
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    code, out, _ = cli("parse", tmp_path, "--published", "2022-09-14")
    assert code == 0
    assert "same event? score" in out
    assert "a day apart" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.txt",),
        ("{folder}/b.txt",),
        ("{folder}/a.txt", "--extractor", "none"),
        ("{folder}/a.txt", "--published", "soon"),
        ("{folder}/a.txt", "--jobs", "0"),
    ],
)
def test_wrong_usage(cli, folder, arguments):
    code, _, err = cli("parse", *(item.format(folder=folder) for item in arguments))
    assert code == 2
    assert err.strip()


def test_batch_is_written_and_read_back(cli, folder, plugin):
    batch = folder / "2022-09-test"
    code, _, err = cli(
        "parse",
        folder / "a.txt",
        folder / "c.jsonl",
        "--out",
        batch,
        "--extractor",
        plugin,
        "--jobs",
        2,
    )
    assert code == 0, err
    assert not (batch / NAME).exists()
    tables = read_batch(batch)
    assert tables is not None
    assert (batch / "events.csv").read_text().count("CE-") == 2
    again, _, err = cli("parse", folder / "a.txt", "--out", batch, "--extractor", plugin)
    assert again == 2
    assert "holds a batch already" in err


def test_interrupted_run_goes_on(cli, folder, plugin, monkeypatch):
    batch = folder / "2022-09-test"
    whole = folder / "2022-09-whole"
    cli("parse", folder, "--out", whole, "--extractor", plugin)
    with monkeypatch.context() as patch:
        patch.setattr("caucasus_events.parse.archive.journal.Journal.items", interrupted)
        code, _, _ = cli("parse", folder, "--out", batch, "--extractor", plugin)
    assert code == 130
    journal = (batch / NAME).read_bytes()
    (batch / NAME).write_bytes(journal[: journal.rindex(b'"key"')])
    cli("parse", folder, "--out", batch, "--extractor", plugin)
    for path in whole.iterdir():
        assert (batch / path.name).read_bytes() == path.read_bytes()


def interrupted(_):
    raise KeyboardInterrupt


def test_evaluate(cli, folder, plugin):
    gold = {
        "id": "a",
        "file": "a.txt",
        "publication_date": "2022-09-14",
        "events": [
            {
                "event_id": "e",
                "event_date": "2022-09-13",
                "event_type": "shelling",
                "actor1": [],
                "actor2": [],
                "quote": "shelled Sotk",
                "quote_start": 9,
            }
        ],
    }
    (folder / "gold.jsonl").write_text(json.dumps(gold))
    code, out, _ = cli("evaluate", folder, "--extractor", plugin)
    assert code == 0
    assert "strict     1.00" in out
    code, out, _ = cli("evaluate", folder, "--extractor", plugin, "--format", "json")
    assert json.loads(out)["strict"]["f1"]["value"] == 1
    assert cli("evaluate", folder / "none")[0] == 2
