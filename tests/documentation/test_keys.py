"""Every key that a data file may have is explained beside the data."""

from __future__ import annotations

import csv

import pytest

from map_app.atlas.named_views import ViewRow
from map_app.atlas.questions import Question
from map_app.cartography.briefing_rows import Paper, SetRow, Template
from map_app.cartography.label_rules import LabelRules, NameRule, Note
from map_app.geo.spec import FilterRule, FilterValue, LegendRow, Match
from map_app.plan.rows import MetaRow
from map_app.settings import PROJECT

LAYERS = (PROJECT / "layers" / "README.md").read_text("utf-8")
SEEDS = (PROJECT / "seeds" / "README.md").read_text("utf-8")
CONTROL = LAYERS + (PROJECT / "layers" / "control" / "README.md").read_text("utf-8")
MODELS = (
    *(LegendRow, FilterRule, FilterValue, Match, ViewRow, Question),
    *(Paper, Template, SetRow, NameRule, Note, LabelRules),
)
TABLES = sorted((PROJECT / "layers" / "control").glob("*.csv"))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_key_of_a_row_in_layers_is_explained(model):
    assert [key for key in model.model_fields if f"`{key}`" not in LAYERS] == []


def test_every_key_of_the_plan_as_a_whole_is_explained():
    told = SEEDS.partition("**plan.toml**")[2].partition("\n\n")[0]
    assert [key for key in MetaRow.model_fields if f"`{key}`" not in told] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_every_control_table_is_explained(path):
    assert f"`{path.name}`" in CONTROL
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file))
