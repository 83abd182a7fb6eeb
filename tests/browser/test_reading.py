"""Text → map → text: the reading page beside the map, which is never loaded again."""

from __future__ import annotations

import time

import pytest

from tests.support.map_page import PHONE, READY_MS, MapPage

READING = '[data-page-name="read"]'
MARKED = f"{READING} mark.chosen"
IN_VIEW = """node => {
    const box = node.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= window.innerHeight;
}"""


@pytest.fixture
def reading(at):
    """A reader of the text, whose map document would forget its mark when it is loaded again."""
    reader = at("page=read")
    reader.page.locator(f"{READING} [data-text]").wait_for()
    reader.frame.evaluate("() => { window.theSameDocument = true; }")
    yield reader
    assert reader.frame.evaluate("() => window.theSameDocument") is True


def search(reader, words):
    """Look for words in the whole text and wait for the hits."""
    reader.page.locator("[data-finder-box]").fill(words)
    reader.page.keyboard.press("Enter")
    reader.page.locator(".text-hit").first.wait_for()


def marked_words(reader):
    """Return the words of the marked stretch, once it is marked."""
    reader.page.locator(MARKED).first.wait_for()
    return "".join(reader.page.locator(MARKED).all_inner_texts())


def wait_until_marked(reader):
    """Wait until the map marks a place."""
    reader.frame.wait_for_function(
        "() => document.querySelectorAll('.leaflet-marked-pane path').length"
    )


def test_from_a_word_to_the_map_and_back_to_the_same_sentence(reading):
    search(reading, "聚龙湾片区")
    hit = reading.page.locator(".text-hit", has_text="1906").first
    at = hit.get_attribute("data-at")
    hit.click()
    sentence = marked_words(reading)
    assert "1906 科技创意园" in sentence
    reading.page.locator(".is-current a.mention", has_text="黄沙水产新市场").click()
    reading.wait_for_heading("黄沙水产新市场")
    quote = reading.panel.locator(f'[data-entry] a[href="text/{at}"]').first
    quote.click()
    reading.page.wait_for_url(f"**at={at}**")
    assert marked_words(reading) == sentence
    assert reading.page.locator(MARKED).first.evaluate(IN_VIEW)


def test_a_quote_in_a_sheet_opens_the_text_at_that_sentence(at, atlas):
    reader = at("place=cluster-julong")
    reader.wait_for_heading("白鹅潭聚龙组团")
    entry = atlas.sheet("cluster-julong").named[0]
    reader.panel.locator("[data-entry] .citation").first.click()
    words = marked_words(reader).replace(" ", "")
    assert words == "".join(part.text for part in entry.quote_parts).replace(" ", "")
    assert reader.heading() == "白鹅潭聚龙组团"


def test_the_map_marks_the_places_of_the_paragraph_being_read(at, atlas):
    mention = next(m for m in atlas.plan.mentions if m.place_id == "village-tanwei")
    start, end = mention.sentence_start, mention.sentence_end
    reading = at(f"page=read&at={start}-{end}")
    wait_until_marked(reading)
    names = reading.frame.locator(".name.is-marked").all_inner_texts()
    assert "坦尾村" in names


def test_hits_are_counted_by_chapter_and_marked_in_their_sentence(reading, atlas):
    search(reading, "聚龙")
    hits = atlas.find_in_text("聚龙")
    counts = reading.page.locator(".hits-chapters .count").all_inner_texts()
    assert sum(map(int, counts)) == len(hits)
    assert set(reading.page.locator(".text-hit mark").all_inner_texts()) == {"聚龙"}
    wait_until_marked(reading)


def test_steps_lead_from_hit_to_hit_and_back_to_all_of_them(reading, atlas):
    search(reading, "1906")
    reading.page.locator(".text-hit").first.click()
    reading.page.locator("[data-steps-said]", has_text="1/").wait_for()
    reading.page.locator('[data-step="1"]').click()
    reading.page.locator("[data-steps-said]", has_text="2/").wait_for()
    reading.page.locator("[data-to-hits]").click()
    assert reading.page.locator(".text-hit").count() == len(atlas.find_in_text("1906"))


def test_the_outline_leads_to_a_section_and_says_where_the_reader_is(reading):
    tree = reading.page.locator("[data-tree]")
    tree.get_by_role("link", name="第四章").click()
    current = tree.locator('[aria-current="location"]')
    current.filter(has_text="第四章").wait_for()
    section = tree.get_by_role("link", name="第二节 抓紧推进城市更新改造")
    section.click()
    current.filter(has_text="城市更新").wait_for()
    reading.page.wait_for_url("**at=17648**")


SCROLL_AND_CLICK = """async (node, screensAfter) => {
    node.scrollTop += 4 * node.clientHeight;
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    const view = node.getBoundingClientRect();
    const seen = [...node.querySelectorAll("a.mention")].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.top > view.top + view.height / 2 && box.bottom < view.bottom;
    });
    seen[0].click();
    const at = Number(new URLSearchParams(location.search).get("at"));
    node.scrollTop += screensAfter * node.clientHeight;
    return [at, Number(seen[0].closest("[data-para]").dataset.para)];
}"""
NOTED_AT = "() => Number(new URLSearchParams(location.search).get('at'))"


LATE_S = 1


@pytest.fixture
def late_sheets(reading):
    """A reader in the middle of the text, whose sheets come late."""

    def late(route):
        time.sleep(LATE_S)
        route.continue_()

    reading.page.locator("[data-tree]").get_by_role("link", name="第四章").click()
    reading.page.wait_for_url("**at=*")
    reading.page.route("**/sheets/*", late)
    return reading.page


def test_a_mention_clicked_while_scrolling_keeps_where_the_reader_is(late_sheets):
    before = late_sheets.evaluate(NOTED_AT)
    at_once, clicked = late_sheets.locator(READING).evaluate(SCROLL_AND_CLICK, 0)
    assert before < at_once <= clicked
    late_sheets.wait_for_url("**place=*")
    assert before < late_sheets.evaluate(NOTED_AT) <= clicked


def test_who_reads_on_while_a_sheet_comes_is_found_where_the_reading_went_on(late_sheets):
    _, clicked = late_sheets.locator(READING).evaluate(SCROLL_AND_CLICK, 4)
    late_sheets.wait_for_url("**place=*")
    assert late_sheets.evaluate(NOTED_AT) > clicked


def test_the_keyboard_alone_searches_opens_a_hit_and_a_mention(reading):
    reading.page.locator("[data-finder-box]").focus()
    reading.page.keyboard.type("五眼桥")
    reading.page.keyboard.press("Enter")
    reading.page.locator(".hits-heading:focus").wait_for()
    hit = reading.page.locator(".text-hit:focus")
    while not hit.count():
        reading.page.keyboard.press("Tab")
    reading.page.keyboard.press("Enter")
    reading.page.locator("[data-para]:focus").wait_for()
    reading.page.keyboard.press("Tab")
    mention = reading.page.locator("a.mention:focus")
    name = mention.get_attribute("data-place")
    reading.page.keyboard.press("Enter")
    reading.page.wait_for_url(f"**place={name}**")
    assert reading.panel.locator("h2:focus").count() == 1


def test_a_term_is_explained_in_place_and_escape_closes_it(reading):
    term = reading.page.locator("[data-term]", has_text="三隧四路五轨道").first
    term.click()
    words = term.locator(".term-words")
    assert "康王路下穿流花湖隧道" in words.inner_text()
    assert words.is_visible()
    reading.page.keyboard.press("Escape")
    words.wait_for(state="hidden")


def test_a_paragraphs_own_address_opens_there(open_page, app):
    reader = MapPage(open_page()).open(f"{app.url}?page=read&at=17428")
    paragraph = reader.page.locator("#p-17428")
    paragraph.wait_for()
    assert paragraph.evaluate("node => node.getBoundingClientRect().top") < 400
    assert "《纲要》第四章第一节第2点" in paragraph.inner_text()


def test_the_layout_stays_where_it_is_while_the_text_comes(reader):
    page = reader.page
    page.locator('[data-page-link="read"]').click()
    before = page.locator("[data-map]").bounding_box()
    page.locator(f"{READING} [data-text]").wait_for()
    assert page.locator("[data-map]").bounding_box() == before
    assert reader.page.locator("[data-page-link][aria-current]").inner_text() == "规划原文"


def test_on_a_phone_text_and_map_are_turned_and_nothing_is_wider(at):
    reader = at("page=read&at=16488-16600", **PHONE)
    page = reader.page
    assert marked_words(reader)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
    page.locator(".is-current a.mention").first.click()
    reader.wait_for_heading("白鹅潭沿江总部经济带")
    assert page.locator('button[data-side="map"][aria-pressed="true"]').is_visible()
    page.locator('button[data-side="text"]').click()
    assert page.locator(MARKED).first.is_visible()


def test_the_text_is_read_searched_and_marked_without_script(open_page, app):
    page = open_page(java_script_enabled=False)
    page.goto(f"{app.url}pages/read")
    page.locator('input[name="q"]').fill("三隧四路五轨道")
    page.locator('input[name="q"]').press("Enter")
    page.locator(".text-hit").first.click(timeout=READY_MS)
    assert "三隧四路五轨道" in "".join(page.locator("mark.chosen").all_inner_texts())
    assert page.locator("h1").count() == 1


def test_markup_in_a_search_is_shown_as_text(open_page, app):
    page = open_page()
    MapPage(page).open(f"{app.url}?page=read&q=%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E")
    page.locator(".text-hits", has_text="<img src=x").first.wait_for()
    assert page.evaluate("() => window.hacked") is None
