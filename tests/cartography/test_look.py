"""The looks are one folder of data; everything wrong with it is said at once."""

from __future__ import annotations

import pytest

from map_app.cartography import load_look
from map_app.errors import DataError


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
