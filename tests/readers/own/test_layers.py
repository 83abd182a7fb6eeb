"""Files become layers when their reader says so; a bad file never touches those."""

from __future__ import annotations

import pytest

from map_app.atlas.own import OwnStyle
from map_app.readers.own import OwnError


@pytest.fixture
def layer(reader, read):
    return reader.accept(read(reader).id, "", datum_confirmed=False).layer


def test_a_file_that_was_read_becomes_a_layer_and_is_deleted(reader, read):
    file = read(reader)
    held = reader.accept(file.id, " 我的\n地块 ", datum_confirmed=False)
    assert (held.layer.id, held.layer.title, len(held.layer.features)) == ("own_1", "我的 地块", 3)
    assert (reader.files(), file.path.exists()) == ((), False)


def test_a_layer_without_a_title_is_called_as_in_its_file(layer):
    assert layer.title == "地块"


def test_a_datum_in_doubt_has_to_be_confirmed(reader, read, hands):
    hands.certain = False
    file = read(reader)
    with pytest.raises(OwnError, match=r"own\.unconfirmed") as error:
        reader.accept(file.id, "", datum_confirmed=False)
    assert error.value.kind == "unconfirmed"
    assert not reader.accept(file.id, "", datum_confirmed=True).layer.source.datum_certain


def test_a_bad_file_leaves_the_layers_alone(reader, read, layer):
    file = read(reader, b"no map")
    with pytest.raises(OwnError, match=r"own\.not_read"):
        reader.accept(file.id, "", datum_confirmed=True)
    assert [one.layer for one in reader.layers()] == [layer]


def test_a_file_is_accepted_once(reader, read):
    file = read(reader)
    reader.accept(file.id, "", datum_confirmed=False)
    with pytest.raises(OwnError, match=r"own\.no_file"):
        reader.accept(file.id, "", datum_confirmed=False)


def test_too_many_layers_are_refused_and_the_file_stays(open_readers, read):
    readers = open_readers(layers=1)
    reader = readers.reader(readers.open())
    reader.accept(read(reader).id, "", datum_confirmed=False)
    file = read(reader)
    with pytest.raises(OwnError, match=r"own\.many_layers"):
        reader.accept(file.id, "", datum_confirmed=False)
    assert reader.files() == (file,)


def test_another_style_is_another_version(reader, layer):
    held = reader.restyle(layer.id, "新名", OwnStyle("#123456", "名称"), 2.5)
    assert (held.layer.version, held.layer.title) == (2, "新名")
    assert len(held.classes.entries) == 3
    assert held.layer.features is layer.features


@pytest.mark.parametrize("style", [OwnStyle("red"), OwnStyle("#123456", "没有")])
def test_what_is_no_style_changes_nothing(reader, layer, style):
    with pytest.raises(OwnError):
        reader.restyle(layer.id, None, style, None)
    assert reader.layer(layer.id).layer is layer


def test_layers_of_one_colour_begin_with_different_ones(reader, read):
    colours = {
        reader.accept(read(reader).id, "", datum_confirmed=False).layer.style.colour
        for _ in range(4)
    }
    assert len(colours) == 4


def test_a_layer_that_was_let_go_is_not_there_and_its_id_never_again(reader, read, layer):
    reader.drop_layer(layer.id)
    with pytest.raises(OwnError, match=r"own\.no_layer"):
        reader.layer(layer.id)
    assert reader.accept(read(reader).id, "", datum_confirmed=False).layer.id == "own_2"


def test_a_small_layer_is_drawn_by_the_browser_and_a_large_one_as_tiles(open_readers, read):
    for most, drawn_as in ((3, "geojson"), (2, "tiles")):
        readers = open_readers(plain_features=most)
        reader = readers.reader(readers.open())
        held = reader.accept(read(reader).id, "", datum_confirmed=False)
        assert held.drawn_as == drawn_as
