import itertools
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.text import frontmatter, read, sentences
from caucasus_events.text.language import is_english
from caucasus_events.text.layout import asides, dateline, stamps
from caucasus_events.text.plain import same_length


def test_front_matter_with_and_without_opening(tmp_path):
    for head in ("---\n", "", "\ufeff"):
        path = tmp_path / "a.txt"
        body = "\r\nShots \u201cwere\u201d fired.\r\n"
        path.write_bytes(f"{head}published: 2020-09-27\npublisher: X\n---\n{body}".encode())
        (document,) = read(path)
        assert (document.text, document.published, document.publisher) == (
            body,
            date(2020, 9, 27),
            "X",
        )


def test_body_with_colons_is_no_front_matter():
    text = "Baku: two killed\nmore\n---\nend"
    assert frontmatter.split(text) == ({}, text)


def test_archive_goes_on_after_bad_lines(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"text": "---\nkept", "published": "2020-09-27"}),
        "{bad",
        "[1]",
        json.dumps({"text": "x", "published": "yesterday"}),
    ]
    path.write_text("\n".join(lines))
    found = list(read(path))
    assert found[0].text == "---\nkept"
    assert [item.error is None for item in found] == [True, False, False, False]
    assert found[3].path.endswith(":4")


def test_undecodable_file_is_said(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (document,) = read(tmp_path)
    assert "byte 3" in document.error


def test_missing_path():
    with pytest.raises(CaucasusEventsError, match="there is no file"):
        list(read("nowhere.txt"))


def test_html(tmp_path):
    pytest.importorskip("trafilatura")
    page = (
        "<html><head><title>T</title></head><body><article><p>"
        + "Two soldiers were killed near Sotk. " * 9
        + "</p></article></body></html>"
    )
    (tmp_path / "a.html").write_text(page)
    (document,) = read(tmp_path)
    assert "Two soldiers were killed near Sotk." in document.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell 10 km. of Shusha. Two died on Sept. 27.", 2),
        ("Maj. Gen. Polad died. He was 53.", 2),
        ("The U.S. said so. Baku agreed.", 2),
        (
            "Gunfire was heard along the long border with Nagorno-\nKarabakh on Monday. No one died.",
            2,
        ),
        ("First headline\nSecond line is another sentence.", 2),
        ("A\n\nB", 2),
    ],
)
def test_sentences(text, expected):
    assert len(sentences(text)) == expected


@given(st.text(alphabet=st.sampled_from('ab. Z\n\u00a0\u2019"0!?)\r\u00ad'), max_size=200))
def test_every_visible_character_is_in_one_sentence(text):
    spans = sentences(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))
    covered = {index for span in spans for index in range(span.start, span.end)}
    plain = same_length(text)
    assert all(index in covered for index, letter in enumerate(plain) if not letter.isspace())


@given(st.text(max_size=200))
def test_plain_text_keeps_its_length(text):
    assert len(same_length(text)) == len(text)


def test_layout():
    text = "YEREVAN, September 13. /ARMENPRESS/. Shots were fired.\n14:35 - More shots\nRead also: Talks"
    assert dateline(text).of(text).startswith("YEREVAN, September 13.")
    assert [text[a:b] for a, b in stamps(text)] == ["14:35"]
    assert [span.of(text) for span in asides(text)] == ["Read also: Talks"]
    assert dateline("Armenian forces fired on Tuesday - the ministry said") is None


def test_language():
    assert is_english("Two soldiers were killed near the village on Tuesday, the ministry said.")
    assert not is_english(
        "Двое солдат были убиты вчера вечером недалеко от села, сообщило министерство."
    )
    assert not is_english(
        "Am Dienstag wurden zwei Soldaten an der Grenze getötet, teilte das Ministerium mit."
    )
