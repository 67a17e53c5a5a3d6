"""A stream of articles: the same from every executor, never stopped, never pulled in whole."""

import json
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from multiprocessing import get_context

import pytest

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.parse import parse_article, parse_articles
from caucasus_events.parse.archive.articles import parse_one
from caucasus_events.parse.archive.journal import Journal
from caucasus_events.parse.extractors import extractor_names
from caucasus_events.text import Document
from caucasus_events.text.files import read

DAY = date(2022, 9, 14)
PLACES = ["Sotk", "Goris", "Jermuk", "Vardenis", "Kapan"]


def article(number):
    if number % 7 == 3:
        return Document("BOOM goes the article of the day.", f"{number}", DAY)
    if number % 7 == 5:
        return Document("Undated words of the day.", f"{number}")
    place = PLACES[number % len(PLACES)]
    return Document(
        f"The army shelled {place} on Tuesday. It was article {number}.", f"{number}", DAY
    )


ARTICLES = [article(number) for number in range(40)]


def objects(results):
    return [json.dumps(result.to_dict()) for result in results]


def test_plugin_is_found_by_its_entry_point(plugin):
    assert plugin in extractor_names()
    result = parse_article(ARTICLES[0].text, published="2022-09-14", extractor=plugin)
    assert list(result.events["location"]) == ["Sotk"]
    assert set(result.evidence["rule"]) == {"shelled@3"}
    assert result.events["interaction"].notna().all()


def test_same_from_every_executor(plugin):
    serial = objects(parse_articles(ARTICLES, extractor=plugin))
    assert sum('"error"' in item for item in serial) == 11
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert objects(parse_articles(ARTICLES, pool, extractor=plugin)) == serial
    with ThreadPoolExecutor(3) as threads:
        assert objects(parse_articles(ARTICLES, threads, extractor=plugin)) == serial


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_same_from_a_dask_cluster(plugin):
    distributed = pytest.importorskip("distributed")
    serial = objects(parse_articles(ARTICLES, extractor=plugin))
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert objects(parse_articles(ARTICLES, client.get_executor(), extractor=plugin)) == serial


def test_articles_are_pulled_as_they_are_needed(plugin):
    pulled = []

    def endless():
        number = 0
        while True:
            pulled.append(number)
            yield article(number)
            number += 1

    with ThreadPoolExecutor(2) as threads:
        stream = parse_articles(endless(), threads, extractor=plugin)
        for _ in range(100):
            next(stream)
        stream.close()
    assert len(pulled) <= 100 + 6 * 64


def test_derived_together_as_one_by_one(plugin):
    together = objects(parse_articles([*ARTICLES, *ARTICLES[:3]], extractor=plugin))
    alone = objects(parse_one(document, plugin) for document in [*ARTICLES, *ARTICLES[:3]])
    assert together == alone


def test_order_of_articles_does_not_matter(plugin):
    forward = objects(parse_articles(ARTICLES, extractor=plugin))
    backward = objects(parse_articles(ARTICLES[::-1], extractor=plugin))
    assert backward[::-1] == forward


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"text": "Shots were fired.", "published": None}, "no publication date"),
        ({"text": "Shots.", "published": "soon"}, "is no day"),
        ({"published": "2022-09-14"}, "needs a string `text`"),
        ({"text": " \n", "published": "2022-09-14"}, "empty"),
        ({"text": ""}, "empty"),
        ({"text": "x", "published": "2022-09-14", "language": "ru"}, "language 'ru'"),
        (
            {"text": "Двое солдат были убиты вчера вечером.", "published": "2022-09-14"},
            "not English",
        ),
    ],
)
def test_articles_that_cannot_be_used_say_why(item, words):
    (result,) = parse_articles([item])
    assert words in result.to_dict()["error"]


def test_single_article_raises():
    with pytest.raises(CaucasusEventsError, match="is no day"):
        parse_article("Shots.", published="tomorrow")
    with pytest.raises(CaucasusEventsError, match="no extractor"):
        parse_article("BOOM it was said in the town.", published="2022-09-14", extractor="none")


def test_journal_survives_a_cut(tmp_path):
    with Journal(tmp_path, "x 1") as journal:
        for document in ARTICLES[:3]:
            journal.add(document, {"path": document.path})
    whole = journal.path.read_bytes()
    for cut in range(len(whole) + 1):
        journal.path.write_bytes(whole[:cut])
        with Journal(tmp_path, "x 1") as again:
            done = [again.take(document) for document in ARTICLES[:4]]
            assert done == sorted(done, reverse=True)
            for document, known in zip(ARTICLES[:3], done, strict=False):
                if not known:
                    again.add(document, {"path": document.path})
            assert [item["path"] for item in again.items()] == ["0", "1", "2"]


def test_journal_of_another_version_is_begun_anew(tmp_path):
    with Journal(tmp_path, "x 1") as journal:
        journal.add(ARTICLES[0], {})
    with Journal(tmp_path, "x 2") as journal:
        assert not journal.take(ARTICLES[0])


def test_a_file_in_another_encoding_says_what_to_do(tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes("Zwei Soldaten f\u00fcr".encode("latin-1"))
    (document,) = read(path)
    assert document.error is not None
    assert "save the file as UTF-8" in document.error
