"""What a reader may narrow a layer by is a row of the catalogue, and true of its file."""

from __future__ import annotations

import pytest

from map_app.geo import filter_words, kept_features
from tests.geo.ground_folder import ROW, box, feature

FILTER = """filter = { by = "state", title_zh = "状态", title_en = "Status", values = [
    { value = "done", label_zh = "建成", label_en = "Done" },
    { value = "open", of = ["在建", ""], label_zh = "在建", label_en = "Open" },
] }
"""
MATCH = """match = { column = "BSM", by = "id" }
"""


@pytest.fixture
def narrowable(folder):
    folder.catalogue(ROW + FILTER)
    return folder


def states(folder, *told):
    folder.features(
        *(
            feature(f"zone-{number}", box(113.2 + number / 50, 23.0), state=one)
            for number, one in enumerate(told)
        )
    )
    return folder


def zones(folder):
    return folder.load().layers["zones"]


def test_features_are_told_apart_by_the_values_of_the_catalogue(narrowable):
    layer = zones(states(narrowable, "done", "在建", None, ...))
    assert filter_words(layer) == (("done",), ("open",), ("open",), ("open",))


def test_a_property_that_is_a_list_has_all_its_values(narrowable):
    layer = zones(states(narrowable, ["done", "在建"], ["done"], []))
    assert filter_words(layer) == (("done", "open"), ("done",), ("open",))
    assert kept_features(layer, ("open",)) == (True, False, True)


def test_nothing_asked_for_keeps_all(narrowable):
    assert kept_features(zones(states(narrowable, "done", None)), ()) == (True, True)


def test_a_value_that_no_choice_would_show_is_a_problem(narrowable):
    states(narrowable, "done", "lost")
    (said,) = narrowable.said()
    assert said.startswith("layers/zones.geojson line 4: feature 2: state: 'lost' is none of")


def test_a_column_that_no_feature_has_is_a_problem(narrowable):
    states(narrowable, ..., ...)
    assert narrowable.said() == [
        "layers/zones.geojson: no feature has the column 'state' that the catalogue filters by"
    ]


def test_an_office_s_own_file_without_the_column_has_no_filter(folder):
    folder.catalogue(ROW + FILTER + MATCH)
    folder.features(feature("zone-1", box(113.2, 23.0), BSM="district-x"))
    assert zones(folder).spec.filter is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('value = "open"', 'value = "done"', "'done' stands for two of the values"),
        ('of = ["在建", ""]', 'of = ["done"]', "'done' stands for two of the values"),
        ('value = "open"', 'value = "Open it"', "filter.values.1.value"),
        ('title_zh = "状态", ', "", "filter.title_zh"),
    ],
)
def test_a_filter_that_cannot_be_used_is_a_problem_of_the_catalogue(folder, old, new, said):
    folder.catalogue(ROW + FILTER.replace(old, new, 1))
    folder.features(feature("zone-1", box(113.2, 23.0), state="done"))
    assert said in folder.said()[0]
