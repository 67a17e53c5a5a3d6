import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.text.numbers import find

TABLE = [
    ("12 soldiers", (12, 12, 12, "exact")),
    ("at least 5 died", (5, 5, None, "at_least")),
    ("no fewer than five", (5, 5, None, "at_least")),
    ("more than 200 soldiers", (201, 201, None, "more_than")),
    ("over two hundred and five", (206, 206, None, "more_than")),
    ("up to 70 soldiers", (0, None, 70, "up_to")),
    ("about 33 people", (29, 33, 37, "about")),
    ("3 to 5 men", (3, 3, 5, "range")),
    ("between 3 and 5 men", (3, 3, 5, "range")),
    ("3\u20135 men", (3, 3, 5, "range")),
    ("a couple of men", (2, 2, 2, "exact")),
    ("several soldiers", (3, 3, 9, "vague_term")),
    ("tens of soldiers", (10, 10, 99, "vague_term")),
    ("a dozen troops", (12, 12, 12, "exact")),
    ("more than two dozen", (25, 25, None, "more_than")),
    ("dozens of casualties", (12, 12, 99, "vague_term")),
    ("scores of dead", (20, 20, 99, "vague_term")),
    ("hundreds of troops", (100, 100, 999, "vague_term")),
    ("thousands of troops", (1000, 1000, 9999, "vague_term")),
    ("there were no losses", (0, 0, 0, "explicit_zero")),
    ("No one was killed", (0, 0, 0, "explicit_zero")),
    ("fewer than 10 men", (0, None, 9, "up_to")),
    ("20 or so men", (18, 20, 22, "about")),
    ("1,500 men", (1500, 1500, 1500, "exact")),
    ("1\u00a0500 men", (1500, 1500, 1500, "exact")),
    ("violated the truce 84 times", (84, 84, 84, "exact")),
    ("over 2000 soldiers", (2001, 2001, None, "more_than")),
]

NO_COUNT = [
    "a T-72 tank", "the Mi-24", "122-mm guns", "41 km2", "within 200km", "aged 29", "29-year-old",
    "at 09:00", "5.00 pm", "on September 27", "27 September 2020", "13.09.2022", "in 2020",
    "the 2020 war", "Resolution 822", "5 percent", "no longer", "one another", "he scores goals",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_table_of_the_coding_rules(text, expected):
    found = [(item.low, item.best, item.high, item.rule) for item in find(text)]
    assert found == [expected]


@pytest.mark.parametrize("text", NO_COUNT)
def test_what_is_no_count(text):
    assert find(text) == []


def test_two_counts_are_not_one():
    found = find("two soldiers were killed and another three wounded")
    assert [item.best for item in found] == [2, 3]


@given(
    st.text(
        alphabet=st.sampled_from("one two - 3,.5 000 at least to and no km \u00a0\n"), max_size=80
    )
)
def test_words_are_quoted(text):
    for item in find(text):
        assert text[item.start : item.end] == item.text
        assert item.low is None or item.high is None or item.low <= item.high


@given(st.integers(1, 999_999))
def test_words_and_digits_agree(number):
    for form in (f"{number} men died", f"{number:,} men died"):
        assert [item.best for item in find(form)] == [number]
