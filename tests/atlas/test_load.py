"""Plan and ground are joined, or everything that does not fit is said at once."""

from __future__ import annotations

import json
import time

import geopandas as gpd
import pytest
import shapely

from map_app.atlas import load_atlas
from map_app.errors import DataError
from tests.atlas.small_folders import BOXES, feature


def problems(folders):
    with pytest.raises(DataError) as caught:
        folders.load()
    return [str(problem) for problem in caught.value.problems]


def test_the_real_folders_fit(atlas):
    assert len(atlas.plan.places) > 200
    assert len(atlas.ground.layers) >= 9


def test_loading_takes_no_more_than_a_second_and_a_half(request):
    root, seconds = request.config.rootpath, []
    for _ in range(3):
        began = time.process_time()
        load_atlas(root / "seeds", root / "layers")
        seconds.append(time.process_time() - began)
    assert min(seconds) < 1.5


def test_problems_of_both_folders_come_together(folders):
    folders.swap("places.csv", "village-a,village", "village-a,hamlet")
    folders.swap("catalogue.toml", 'licence = "ODbL 1.0"', 'licence = ""')
    said = problems(folders)
    assert any(line.startswith("seeds/places.csv line 5: kind") for line in said)
    assert sum("licence" in line for line in said) == 6


def test_a_feature_that_is_no_place_is_said_with_its_line(folders):
    folders.features(
        "clusters", feature("cluster-c", "丙组团"), feature("belt-y", "某组团", id="cluster-z")
    )
    assert problems(folders) == [
        "layers/clusters.geojson line 3: id: 'cluster-z' is no place of seeds/places.csv"
    ]


def test_a_name_that_the_seeds_write_otherwise_is_said(folders):
    folders.swap("villages.geojson", "甲村", "甲邨")
    assert problems(folders) == [
        "layers/villages.geojson line 2: name: village-a is named '甲村' in the seeds, found '甲邨'"
    ]


def test_a_village_that_nothing_draws_is_said_with_its_row(folders):
    folders.features("villages", feature("village-a", "甲村"))
    assert problems(folders) == [
        "seeds/places.csv line 6: village-b: no layer draws it, as every village is drawn"
    ]


def test_a_village_that_the_plan_never_names_is_said(folders):
    folders.swap("places.csv", "乙村", "丁村")
    folders.swap("villages.geojson", "乙村", "丁村")
    folders.rows("aliases")
    assert problems(folders) == ["seeds/places.csv line 6: village-b: the plan nowhere names 丁村"]


def test_a_status_that_the_seeds_do_not_have_is_said(folders):
    folders.features("lines", feature("line-11", "11号线", plan_status="operating"))
    (said,) = problems(folders)
    assert said == (
        "layers/lines.geojson line 2: plan_status: seeds/line_status.csv has no status "
        "'operating' of line-11"
    )


def official(folders, epsg, names, column="CUNMC"):
    """Put an office's own village layer in the place of the drawn one."""
    boxes = [shapely.box(*BOXES[place_id]) for place_id in ("village-a", "village-b")]
    there = gpd.GeoSeries(boxes[: len(names)], crs="EPSG:4326").to_crs(epsg)
    features = [
        {
            "type": "Feature",
            "properties": {column: name, "XZQDM": "440103"},
            "geometry": json.loads(shapely.to_geojson(geometry)),
        }
        for name, geometry in zip(names, there, strict=True)
    ]
    folders.features("villages", *features)
    catalogue = (folders.layers / "catalogue.toml").read_text(encoding="utf-8")
    before, mark, after = catalogue.partition('file = "villages.geojson"')
    after = after.replace("EPSG:4326", f"EPSG:{epsg}", 1)
    match = f'\nmatch = {{ column = "{column}", by = "name" }}'
    text = before + mark + match + after
    (folders.layers / "catalogue.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("epsg", [4490, 4547])
def test_an_offices_own_layer_takes_the_drawn_ones_place_by_its_names(folders, epsg):
    drawn = folders.load().record("village-b")
    official(folders, epsg, ["甲村", "乙"])
    atlas = folders.load()
    own = atlas.record("village-b")
    assert own.layer == "villages"
    assert own.area_ha == pytest.approx(drawn.area_ha, rel=1e-3)
    assert own.point == pytest.approx(drawn.point, abs=1e-4)
    assert "village-a" in {hit.place.id for hit in atlas.pick(113.207, 23.007)}


def test_an_offices_name_that_is_no_place_is_said_with_names_to_try(folders):
    official(folders, 4490, ["甲村", "乙村委"])
    (said,) = problems(folders)
    assert said == (
        "layers/villages.geojson line 3: CUNMC: '乙村委' is no name or alias of one place; "
        "it may be 乙村"
    )


def test_a_name_of_two_places_is_the_one_of_the_layers_kind(folders):
    folders.add("aliases", {"place": "station-a", "alias": "乙", "kind": "short"})
    official(folders, 4490, ["甲村", "乙"])
    assert folders.load().record("village-b").layer == "villages"


def test_an_offices_layer_may_leave_places_out_and_their_sheets_say_so(folders):
    official(folders, 4490, ["甲村"])
    sheet = folders.load().sheet("village-b")
    assert sheet.record.point is None
    assert "没有找到乙村的位置或范围，图上没有画出。" in sheet.not_found
