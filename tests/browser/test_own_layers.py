"""A reader adds layers of their own and looks at them first; the server is stood in for."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.support.map_page import MapPage
from tests.support.own_server import MIDDLE, OwnServer, read, refused

FILE = {"name": "地块.zip", "mimeType": "application/zip", "buffer": b"PK" * 2000}
PATHS = "id => document.querySelectorAll(`.leaflet-${id}-pane path`).length"
CHOSEN = "() => document.querySelectorAll('.leaflet-chosen-pane path').length"
DROP = """([name, body]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([body], name));
    const spot = document.querySelector('#plan') || document.body;
    ['dragenter', 'dragover', 'drop'].forEach((kind) => spot.dispatchEvent(
        new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true})));
}"""
FOCUSED = """() => {
    let one = document.activeElement;
    while (one.shadowRoot) one = one.shadowRoot.activeElement;
    return Boolean(one.closest('[data-own-dialog]'));
}"""


class OwnPage(MapPage):
    """The page of a reader with a file of their own."""

    def __init__(self, page):
        super().__init__(page)
        self.server = OwnServer(page)

    def find(self, name):
        return self.page.locator(f"[data-own-{name}]")

    def choose(self, *files):
        self.find("input").set_input_files(list(files) or [FILE])

    def add(self):
        self.choose()
        self.find("take").click()
        row = self.page.locator("[data-own]").first
        row.wait_for()
        return row

    def drawn(self, layer_id):
        self.frame.wait_for_function(f"() => ({PATHS})('{layer_id}') > 0")


@pytest.fixture
def own(reader):
    return OwnPage(reader.page)


def test_a_file_is_shown_on_the_map_before_it_is_taken_and_goes_when_it_is_not(own):
    own.find("add").click()
    own.choose()
    own.drawn("own_tried")
    expect(own.find("sample")).to_contain_text("西塱一号地")
    expect(own.find("sample")).to_contain_text("<b>粗</b>")
    own.page.keyboard.press("Escape")
    own.frame.wait_for_function(f"() => ({PATHS})('own_tried') === 0")
    expect(own.find("dialog")).to_be_hidden()
    assert own.server.paths("DELETE") == ["own/files/f1"]


def test_a_file_on_its_way_says_how_far_it_is(own):
    own.server.states = [{"state": "waiting", "before": 2}] + [{"state": "reading"}] * 3 + [read()]
    own.choose()
    expect(own.find("work")).to_have_text("排队等候，前面还有2份")
    expect(own.find("work")).to_have_text("正在读取…1秒")
    expect(own.find("take")).to_be_enabled()


def test_a_doubtful_datum_is_confirmed_before_the_layer_is_added(own):
    own.server.states = [read(datum_certain=False, warnings=["文件没有说明坐标系。"])]
    own.choose()
    expect(own.find("warnings")).to_contain_text("文件没有说明坐标系。")
    expect(own.find("take")).to_be_disabled()
    own.find("confirm").click()
    own.find("take").click()
    own.page.locator("[data-own]").wait_for()
    assert own.server.told("own/layers")["datum_confirmed"] is True


def test_another_datum_or_encoding_has_the_file_read_again(own):
    own.choose()
    own.find("take").wait_for()
    own.server.states = [read(datum="gcj02", datum_title="GCJ-02", datum_certain=False)]
    own.find("dialog").locator("select[name=datum]").select_option("gcj02")
    expect(own.find("take")).to_be_disabled()
    own.find("confirm").wait_for()
    assert own.server.told("own/files/f1/read") == {"datum": "gcj02"}


def test_a_guessed_datum_does_not_become_the_reader_s_word_with_another_encoding(own):
    own.server.states = [read(datum_certain=False)]
    own.choose()
    own.find("confirm").wait_for()
    with own.page.expect_response("**/read"):
        own.find("dialog").locator("select[name=encoding]").select_option("UTF-8")
    assert own.server.told("own/files/f1/read") == {"encoding": "UTF-8"}


def test_of_several_layers_in_a_file_one_is_chosen(own):
    own.server.states = [refused("文件中有几个图层：甲、乙。请选择其中一个。", layers=["甲", "乙"])]
    own.choose()
    expect(own.find("refusal")).to_contain_text("请选择其中一个")
    own.server.states = [read(name="乙")]
    own.find("dialog").locator("select[name=layer]").select_option("乙")
    expect(own.find("take")).to_be_enabled()
    with own.page.expect_response("**/read"):
        own.find("dialog").locator("select[name=datum]").select_option("gcj02")
    assert own.server.told("own/files/f1/read") == {"layer": "乙", "datum": "gcj02"}


def test_a_bad_file_is_refused_in_a_sentence_and_loses_nothing_on_the_map(own):
    own.add()
    own.drawn("own_1")
    own.server.states = [refused("这是DWG图形，无法直接读取；请另存为DXF后上传。")]
    own.choose({**FILE, "name": "图.dwg"})
    expect(own.find("refusal")).to_have_text("这是DWG图形，无法直接读取；请另存为DXF后上传。")
    own.find("cancel").click()
    assert own.frame.evaluate(PATHS, "own_1") > 0
    assert own.page.locator("[data-own]").count() == 1


def test_what_was_left_out_is_listed_with_its_reasons(own):
    own.server.states = [read(mended=3, rejected=[{"row": 7, "reason": "没有图形"}])]
    own.choose()
    own.find("rejected").locator("summary").click()
    expect(own.find("rejected").locator("li")).to_have_text("第 7 行：没有图形")
    expect(own.find("facts")).to_contain_text("3 个图形有误，已安全修复")


@pytest.mark.parametrize("where", ["page", "frame"])
def test_a_file_dropped_on_the_page_or_on_the_map_is_looked_at(own, where):
    place = own.frame if where == "frame" else own.page
    place.evaluate(DROP, ["线路.geojson", "{}"])
    expect(own.find("take")).to_be_enabled()
    assert own.server.told("own/files")["name"] == ["线路.geojson"]


def test_the_parts_of_a_shapefile_are_sent_as_one_zip(own):
    parts = [f"村庄.{ending}" for ending in ("shp", "shx", "dbf", "sbn")]
    own.choose(*({**FILE, "name": name} for name in parts))
    expect(own.find("take")).to_be_enabled()
    assert own.server.told("own/files")["name"] == ["村庄.zip"]


def test_a_layer_is_switched_renamed_coloured_by_value_and_saved(own):
    row = own.add()
    own.drawn("own_1")
    row.locator("[data-own-on]").uncheck()
    own.frame.locator(".leaflet-own_1-pane").wait_for(state="hidden")
    row.locator('[data-own-open="style"]').click()
    row.locator("[data-own-by]").select_option("面积")
    expect(row.locator("[data-own-legend] li")).to_have_count(1)
    row.locator("[data-own-title]").fill("改造地块")
    row.locator("[data-own-title]").press("Enter")
    expect(row.locator("[data-layer-name]")).to_have_text("改造地块")
    row.locator('[data-own-open="save"]').click()
    row.locator("[data-own-format]").select_option("gpkg")
    with own.page.expect_download() as saved:
        row.locator("[data-own-fetch]").click()
    assert saved.value.suggested_filename == "地块.gpkg"


def test_a_removed_layer_comes_back_until_it_is_let_go(own):
    own.add().locator("[data-own-remove]").click()
    expect(own.page.locator("[data-own]")).to_have_count(0)
    assert own.frame.evaluate(PATHS, "own_1") == 0
    own.find("undo").get_by_role("button").click()
    own.page.locator("[data-own]").wait_for()
    own.drawn("own_1")
    assert "own/layers/own_1" not in own.server.paths("DELETE")


def test_layers_are_there_again_after_the_page_is_loaded_anew(open_page, app):
    own = OwnPage(open_page()).open(app.url)
    own.add()
    own.page.locator("[data-own] [data-own-on]").uncheck()
    own.page.reload()
    own.wait_for_map()
    own.page.locator("[data-own]").wait_for()
    assert not own.page.locator("[data-own] [data-own-on]").is_checked()


def test_a_reader_let_go_by_the_server_is_told_what_to_do(own):
    row = own.add()
    own.drawn("own_1")
    own.server.is_gone = True
    row.locator('[data-own-open="save"]').click()
    row.locator("[data-own-fetch]").click()
    expect(own.page.locator("[data-notice-words]")).to_contain_text(
        "地块。要再用，请重新添加文件。"
    )
    expect(own.page.locator("[data-own]")).to_have_count(0)
    assert own.frame.evaluate(PATHS, "own_1") == 0


def test_large_layers_are_drawn_from_pictures_that_the_page_fetches(own):
    own.server.drawn_as = "tiles"
    own.add()
    own.frame.locator(".leaflet-own_1-pane canvas").first.wait_for(state="attached")
    own.page.wait_for_timeout(500)
    assert any("/tiles/" in path for path in own.server.paths("GET"))


def test_a_feature_of_a_large_layer_stands_out_by_its_own_shape(own):
    own.server.drawn_as = "tiles"
    own.add().locator("[data-own-table]").first.click()
    own.panel.get_by_role("link", name="第1行").click()
    own.wait_for_heading("一号地")
    own.frame.wait_for_function(f"() => ({CHOSEN})() > 0")


def test_a_click_asks_for_one_s_own_layers_that_are_on(own):
    own.add()
    with own.page.expect_request("**/sheets?*") as asked:
        own.click_at(*MIDDLE)
    assert "own=own_1" in asked.value.url
    assert asked.value.headers["x-reader"]
    assert "t0ken" not in asked.value.url


def test_an_own_feature_opens_in_the_panel_and_back_leads_away_again(own):
    own.add().locator("[data-own-table]").first.click()
    own.wait_for_heading("地块")
    own.panel.get_by_role("link", name="第1行").click()
    own.wait_for_heading("一号地")
    own.frame.wait_for_function(f"() => ({CHOSEN})() > 0")
    assert "own" not in own.page.url
    own.panel.get_by_role("link", name="东塱村").click()
    own.wait_for_heading("东塱村")
    own.page.go_back()
    own.wait_for_heading("一号地")
    own.page.go_back()
    own.wait_for_heading("地块")


def test_another_layer_is_added_while_a_feature_of_one_s_own_is_open(own):
    own.add().locator("[data-own-table]").first.click()
    own.panel.get_by_role("link", name="第1行").click()
    own.wait_for_heading("一号地")
    own.add()
    expect(own.page.locator("[data-own]")).to_have_count(2)
    own.drawn("own_2")


def test_a_question_to_the_table_is_asked_in_the_panel(own):
    own.add().locator("[data-own-table]").first.click()
    own.wait_for_heading("地块")
    own.panel.locator("input[name=q]").fill("西塱")
    with own.page.expect_request("**/own/layers/own_1/table?*") as asked:
        own.panel.locator("input[name=q]").press("Enter")
    assert "q=%E8%A5%BF%E5%A1%B1" in asked.value.url


def test_the_keyboard_stays_in_the_dialog_until_it_is_closed(own):
    own.find("add").focus()
    own.page.keyboard.press("Enter")
    for _ in range(6):
        own.page.keyboard.press("Tab")
        assert own.page.evaluate(FOCUSED)
    own.page.keyboard.press("Escape")
    expect(own.find("add")).to_be_focused()


def test_a_copied_link_says_that_one_s_own_layers_are_not_in_it(own):
    own.add()
    own.page.locator("[data-copy-link]").click()
    expect(own.page.locator(".copied")).to_contain_text("链接不含您自己的图层")


def test_a_local_grid_is_fitted_through_control_points_with_their_residuals(own):
    own.server.states = [refused("文件没有可信的坐标系。")]
    own.choose()
    own.find("dialog").locator("select[name=datum]").select_option("fit")
    own.find("dialog").locator("textarea").fill("A 1 2 113.2 23.1\nB 5 6")
    own.find("fit-run").click()
    expect(own.find("fit-said")).to_have_text("第 2 行应有四个数。")
    own.server.states = [read(datum="fitted-grid", datum_title="按控制点拟合的自用坐标")]
    own.find("dialog").locator("textarea").fill(
        "A 1 2 113.2 23.1\n3,4,113.3,23.1\n5\t6\t113.3\t23.2"
    )
    own.find("fit-run").click()
    expect(own.find("take")).to_be_enabled()
    expect(own.find("fit-said")).to_have_text("中误差 0.012 米")
    expect(own.find("fit-table").locator("tr")).to_have_count(4)
    told = own.server.told("own/files/f1/read")
    assert told["fit"]["points"][2] == [5, 6, 113.3, 23.2]
