"""The looks are one folder of data; everything wrong with it is said at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from map_app.cartography import load_look
from map_app.errors import DataError

LAYERS = Path(__file__).resolve().parents[2] / "layers"


def problems_of(folder):
    with pytest.raises(DataError) as raised:
        load_look(folder)
    return [str(problem) for problem in raised.value.problems]


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_colour_that_is_no_name_is_told_with_its_table(looks_folder):
    change(looks_folder, "theme.toml", 'stroke = "edge"', 'stroke = "egde"')
    told = "layers/theme.toml: look.\"district.edge\".stroke: 'egde' is no name of [colour]"
    assert problems_of(looks_folder) == [told]


def test_an_unknown_key_is_refused(looks_folder):
    change(looks_folder, "theme.toml", "[space]", "[space]\nunit = 3")
    assert any("space.unit" in told for told in problems_of(looks_folder))


def test_a_kind_of_name_without_a_look_is_told(looks_folder):
    change(looks_folder, "labels.toml", 'kind = "village"', 'kind = "hamlet"')
    assert problems_of(looks_folder) == [
        "layers/labels.toml: kind: theme.toml has no [label.hamlet]"
    ]


def test_every_wrong_row_of_the_wording_is_told_with_its_line(looks_folder):
    path = looks_folder / "wording.csv"
    path.write_text("key,zh,en\na,甲,A\na,乙,B\nb,,B\nc,{x}丙,C\nd,丁\n", "utf-8")
    assert problems_of(looks_folder) == [
        "layers/wording.csv line 3: key: 'a' stands in an earlier row already",
        "layers/wording.csv line 4: zh: is empty",
        "layers/wording.csv line 5: zh and en do not leave the same {names} to be filled",
        "layers/wording.csv line 6: should have 3 fields, has 2",
    ]


def test_problems_of_different_files_are_told_together(looks_folder):
    (looks_folder / "theme.toml").unlink()
    (looks_folder / "wording.csv").write_text("schlüssel\n", "utf-8")
    assert [told.split(":")[0] for told in problems_of(looks_folder)] == [
        "layers/theme.toml",
        "layers/wording.csv line 1",
    ]


def test_words_are_filled_in_the_readers_language(looks_folder):
    (looks_folder / "wording.csv").write_text("key,zh,en\nhits,共{n}处,{n} places\n", "utf-8")
    look = load_look(looks_folder)
    assert look.say("hits", "zh", n=3) == "共3处"
    assert look.say("hits", "en", n=3) == "3 places"


@pytest.mark.parametrize(("ground", "ink"), [("#C5003E", "white"), ("#F3D03E", "ink")])
def test_a_plate_carries_the_ink_that_reads_better(look, ground, ink):
    assert look.theme.ink_on(ground) == look.theme.paint(ink)


def test_a_look_that_the_theme_lacks_is_told_with_the_layer_that_names_it(looks_folder):
    shutil.copy(LAYERS / "catalogue.toml", looks_folder / "catalogue.toml")
    change(looks_folder, "catalogue.toml", 'default = "village.area"', 'default = "village.aera"')
    change(looks_folder, "catalogue.toml", 'style = "station.single"', 'style = "station.one"')
    villages, stations = problems_of(looks_folder)
    missing = 'style.default: theme.toml has no [look."village.aera"]'
    assert villages.endswith(f"layer 'village_renewal': {missing}")
    missing = 'legend.style: theme.toml has no [look."station.one"]'
    assert stations.endswith(f"layer 'metro_stations': {missing}")


@pytest.mark.parametrize("name", ["theme.toml", "labels.toml", "briefings.toml", "wording.csv"])
def test_a_folder_where_a_file_should_be_is_told_without_a_traceback(looks_folder, name):
    (looks_folder / name).unlink()
    (looks_folder / name).mkdir()
    told = problems_of(looks_folder)
    assert len(told) == 1
    assert told[0].startswith(f"layers/{name}: cannot be read: ")
