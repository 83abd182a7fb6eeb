"""What an address asks of a page of rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from map_app.atlas.table_query import Facet, TableQuery, read_query

FACETS = (Facet("colour", ("red", "blue")), Facet("size", ("large", "small")))
SORTS = ("size",)
TOKENS = st.lists(st.sampled_from(["red", "blue", "large", "small"]), unique=True)
WORDS = st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: " ".join(text.split()))


@given(TOKENS, st.sampled_from(["", "size"]), WORDS)
def test_a_question_and_its_address_are_the_same(tokens, sort, words):
    query = TableQuery(tuple(tokens), sort, words)
    assert read_query(query.address(), FACETS, SORTS) == (query, ())


@given(st.dictionaries(st.sampled_from(["filter", "sort", "q"]), st.text(max_size=200)))
def test_any_words_are_read_or_named_as_garbled(told):
    query, _ = read_query(told, FACETS, SORTS)
    assert set(query.tokens) <= {"red", "blue", "large", "small"}
    assert query.sort in {"", "size"}


def test_what_is_not_understood_is_named_and_left_out():
    query, garbled = read_query({"filter": "red,green,,red", "sort": "x"}, FACETS, SORTS)
    assert query == TableQuery(("red",))
    assert garbled == ("green", "x")


def test_a_choice_taken_twice_is_taken_back():
    query = TableQuery(("red",))
    assert query.toggled("large").toggled("large") == query
    assert query.toggled("red") == TableQuery()


def test_the_start_needs_no_words():
    assert TableQuery().address() == {}
    assert not TableQuery(sort="size").is_narrow


def test_a_number_of_the_words_is_whole():
    assert TableQuery(words="5号线").keeps((), frozenset(), "佛山地铁5号线、11号线")
    assert not TableQuery(words="1号线").keeps((), frozenset(), "佛山地铁5号线、11号线")
    assert TableQuery(words="“”").keeps((), frozenset(), "佛山")
