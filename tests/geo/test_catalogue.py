"""A catalogue that cannot be used says everything that is wrong with it, and where."""

from __future__ import annotations

import pytest

from tests.geo.ground_folder import ROW, Folder, box, feature


def without(key: str) -> str:
    return "\n".join(line for line in ROW.splitlines() if not line.startswith(f"{key} = "))


def line_of(text: str, start: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))


def test_a_good_folder_loads(folder: Folder):
    assert list(folder.load().layers) == ["zones"]


@pytest.mark.parametrize("key", ["licence", "licence_url", "source", "credit", "date", "datum"])
def test_a_row_without_what_has_to_be_declared_does_not_load(folder: Folder, key: str):
    folder.catalogue(without(key))
    assert folder.said() == [f"layers/catalogue.toml line 2: layer 'zones': {key}: is missing"]


def test_an_empty_licence_is_as_good_as_none(folder: Folder):
    folder.catalogue(ROW.replace('licence = "ODbL 1.0"', 'licence = " "'))
    line = line_of(ROW, "licence =")
    assert folder.said() == [f"layers/catalogue.toml line {line}: layer 'zones': licence: is empty"]


def test_an_unknown_key_is_refused_and_the_near_one_named(folder: Folder):
    folder.catalogue(ROW + 'licens = "x"\n')
    assert "licens: is not a key of a layer; did you mean 'licence'?" in folder.said()[0]


def test_an_unknown_table_is_refused(folder: Folder):
    folder.catalogue('[extra]\nkey = "x"\n' + ROW)
    assert folder.said() == ["layers/catalogue.toml: extra: is not known here, only [[layer]] is"]


@pytest.mark.parametrize("datum", ["GCJ-02", "EPSG:999999", "WGS84", "EPSG:abc"])
def test_a_datum_that_is_not_known_is_refused_on_its_line(folder: Folder, datum: str):
    folder.catalogue(ROW.replace("EPSG:4326", datum))
    (problem,) = folder.problems()
    assert problem.row == line_of(ROW, "datum =")
    assert f"'{datum}'" in problem.message


def test_every_problem_of_every_row_and_file_is_said_at_once(folder: Folder):
    second = ROW.replace('"zones"', '"roads"').replace("zones.geojson", "none.geojson")
    folder.catalogue(without("licence") + second.replace("order = 10", "order = 11") + 'x = "y"\n')
    third = ROW.replace('"zones"', '"lines"').replace("order = 10", "order = 12")
    folder.catalogue(
        without("licence")
        + second.replace("order = 10", 'order = "first"')
        + third.replace("zones.geojson", "gone.geojson")
    )
    said = "\n".join(folder.said())
    assert "licence: is missing" in said
    assert "order: " in said
    assert "layers/gone.geojson: the file is missing" in said


@pytest.mark.parametrize("key", ["id", "file", "order"])
def test_two_rows_may_not_share_an_id_a_file_or_a_place_in_the_order(folder: Folder, key: str):
    other = {"id": '"other"', "file": '"other.geojson"', "order": "20"}
    second = ROW
    for name, value in other.items():
        if name != key:
            second = "\n".join(
                f"{name} = {value}" if line.startswith(f"{name} = ") else line
                for line in second.splitlines()
            )
    folder.features(feature("zone-c", box(113.2, 23.1)), file="other.geojson")
    folder.catalogue(ROW + second)
    assert any(f"{key}: " in line and "already" in line for line in folder.said())


def test_a_legend_row_has_a_look_of_its_own_or_a_feature_s_never_both(folder: Folder):
    folder.catalogue(ROW.replace('shape = "area", style', 'like = "zone-a", shape = "area", style'))
    assert "a legend row has either `style` or `like`" in folder.said()[0]


def test_a_catalogue_that_is_no_toml_is_one_sentence(folder: Folder):
    folder.catalogue("[[layer]\nid = ")
    (problem,) = folder.problems()
    assert "is not TOML" in problem.message


def test_a_missing_catalogue_is_one_sentence(folder: Folder):
    (folder.path / "catalogue.toml").unlink()
    assert folder.said() == ["layers/catalogue.toml: the file is missing"]


@pytest.mark.parametrize("text", ["", "layer = 3\n", "layer = []\n", "layer = [1]\n"])
def test_a_catalogue_without_layers_is_one_sentence(folder: Folder, text: str):
    folder.catalogue(text)
    assert folder.said() == ["layers/catalogue.toml: has no [[layer]]"]


def test_a_file_elsewhere_on_the_disk_is_refused(folder: Folder):
    folder.catalogue(ROW.replace("zones.geojson", "../zones.geojson"))
    assert "should be the name of a file beside the catalogue" in folder.said()[0]


def test_a_folder_in_a_files_place_is_said_without_a_traceback(folder: Folder):
    folder.catalogue(ROW.replace('file = "zones.geojson"', 'file = ".."'))
    said = folder.said()
    assert len(said) == 1
    assert said[0].startswith("layers/..: cannot be read: ")


def test_a_catalogue_that_is_a_folder_is_said_without_a_traceback(folder: Folder):
    (folder.path / "catalogue.toml").unlink(missing_ok=True)
    (folder.path / "catalogue.toml").mkdir()
    assert folder.said()[0].startswith("layers/catalogue.toml: cannot be read: ")
