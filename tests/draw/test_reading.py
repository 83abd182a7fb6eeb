"""The reading page's text: every character, every mention, every misread name, every table."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from map_app.draw import PAGES, Links
from map_app.draw.reading import span_at
from map_app.errors import RequestError

VOID = frozenset({"input", "link", "meta", "br"})


class Leaves(HTMLParser):
    """Collects the leaves of a page: offset, end, words, and the place of the link around them."""

    def __init__(self):
        super().__init__()
        self.stack, self.found, self.marked = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.stack.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.stack.pop()[0] == tag

    def handle_data(self, words):
        given = [attributes for _, attributes in self.stack]
        leaf = next((one for one in reversed(given) if "data-o" in one), None)
        if leaf is None or any("data-beside" in one for one in given):
            return
        place = next((one["data-place"] for one in given if "data-place" in one), None)
        self.found.append((int(leaf["data-o"]), leaf.get("data-e"), words, place))
        if any(tag == "mark" for tag, _ in self.stack):
            self.marked.append(words)


def leaves_of(html):
    leaves = Leaves()
    leaves.feed(html)
    assert leaves.stack == []
    return leaves


@pytest.fixture(scope="module")
def write(atlas, look):
    def write(*, whole=False, language="zh", **asked):
        links = Links("../" if whole else "", language)
        return PAGES["read"].write(atlas, look, links, asked, whole=whole)

    return write


@pytest.fixture(scope="module")
def leaves(write):
    return leaves_of(write()).found


def test_a_leaf_stands_for_just_the_words_at_its_offset(atlas, leaves):
    for start, end, words, _ in leaves:
        if end is None:
            assert atlas.plan.text[start : start + len(words)] == words
        else:
            assert atlas.plan.text[start : int(end)] != words


def test_every_character_of_the_text_is_read_once_but_contents_breaks_and_table_frames(
    atlas, leaves
):
    shown = [
        offset
        for start, end, words, _ in leaves
        for offset in range(start, int(end) if end else start + len(words))
    ]
    assert len(shown) == len(set(shown))
    contents = next(one for one in atlas.plan.outline if one.part == "contents")
    body = next(one for one in atlas.plan.outline if one.part == "body")
    head = re.compile(r"^\| (?:类别|序号) \|.*$|[-|]{3,}", re.MULTILINE)
    framed = {o for match in head.finditer(atlas.plan.text) for o in range(*match.span())}
    left_out = set(range(len(atlas.plan.text))) - set(shown) - framed
    left_out -= set(range(contents.start, body.start))
    assert {atlas.plan.text[offset] for offset in left_out} <= {"\n", " ", "|", "\u3000"}


def test_page_breaks_are_healed(leaves):
    assert not any("\n" in words for _, _, words, _ in leaves)


def test_every_mention_is_a_link_to_its_place(atlas, leaves):
    linked = {(start, place) for start, _, _, place in leaves if place}
    spans = {}
    for start, end, words, place in leaves:
        for offset in range(start, int(end) if end else start + len(words)):
            spans[offset] = place
    contents = next(one for one in atlas.plan.outline if one.part == "contents")
    for mention in atlas.plan.mentions:
        if contents.start <= mention.start < 2259:
            continue
        named = {spans.get(offset) for offset in range(mention.start, mention.end)}
        assert mention.place_id in named
    assert len(linked) >= len(atlas.plan.mentions)


def test_a_misread_name_shows_the_right_one_and_says_what_the_scan_reads(write):
    html = write()
    assert 'title="东塱村〔原文作“东塍村”〕"' in html
    assert ">东塱村</span>" in html
    assert "〔原文作“东塍村”〕</span>" in html


def test_a_term_stands_with_its_explanation_once_in_a_section(write):
    html = write()
    assert html.count("指为适应创新型企业发展和创新人才的空间需求") == 3 + 1
    assert 'class="term" href="#p-44596"' in html


def test_table_cells_span_so_that_every_row_is_as_wide_as_its_head(write):
    for table in re.findall(r"<table.*?</table>", write(), re.DOTALL):
        rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
        carried: dict[int, int] = {}
        widths = set()
        for number, row in enumerate(rows):
            width = carried.pop(number, 0)
            for cell in re.findall(r"<t[dh]([^>]*)>", row):
                columns = int((re.search(r'colspan="(\d+)"', cell) or [0, 1])[1])
                lines = int((re.search(r'rowspan="(\d+)"', cell) or [0, 1])[1])
                width += columns
                for later in range(number + 1, number + lines):
                    carried[later] = carried.get(later, 0) + columns
            widths.add(width)
        assert len(widths) == 1


def test_the_whole_page_marks_the_stretch_that_is_asked_for(atlas, write):
    statement = atlas.plan.statements[0]
    start, end = statement.citation.start, statement.citation.end
    marked = leaves_of(write(whole=True, at=f"{start}-{end}")).marked
    shown = "".join(part.text for part in atlas.plan.display(start, end))
    assert "".join(marked) == shown.replace("\n", "")


def test_every_paragraph_has_its_address_and_its_label(atlas, write):
    html = write()
    for paragraph in atlas.plan.reading.paragraphs:
        if paragraph.kind == "prose" and paragraph.part == "body":
            assert f'id="p-{paragraph.start}"' in html
    assert 'href="pages/read?at=17428#p-17428">《纲要》第四章第一节第2点</a>' in html


def test_every_anchor_of_the_page_leads_somewhere_in_it(write):
    html = write(whole=True)
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    assert len(re.findall(r' id="', html)) == len(ids)


@pytest.mark.parametrize("words", ["x", "-1", "9-3", "5-5", "999999999", "0-9999999", "1-", ""])
def test_an_offset_that_is_none_is_refused(words, atlas):
    with pytest.raises(RequestError, match=r"problem\.offsets"):
        span_at(words, len(atlas.plan.text))


def test_one_offset_and_a_stretch_are_understood(atlas):
    assert span_at("17428", len(atlas.plan.text)) == (17428, 17428)
    assert span_at("17428-17500", len(atlas.plan.text)) == (17428, 17500)


def test_the_hits_of_words_stand_by_chapter_with_the_words_marked(atlas, look):
    html = PAGES["search"].write(atlas, look, Links("../", "zh"), {"q": "聚龙"}, whole=True)
    hits = atlas.find_in_text("聚龙")
    assert html.count('class="text-hit"') == len(hits)
    assert html.count("<mark>聚龙</mark>") == sum(len(one.marks) for one in hits)
    for hit in hits:
        assert f"at={hit.citation.start}-{hit.citation.end}&amp;q=" in html


@pytest.mark.parametrize("words", ["", "<b>没有</b>"])
def test_words_that_find_nothing_are_answered_with_a_sentence(atlas, look, words):
    html = PAGES["search"].write(atlas, look, Links("", "zh"), {"q": words}, whole=False)
    assert "<b>" not in html
    assert 'class="hits-sum"' in html


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "共 25 处，在 17 句中"), ("en", "25 places, in 17 sentences")]
)
def test_places_found_are_counted_apart_from_their_sentences(atlas, look, language, said):
    hits = PAGES["search"].write(atlas, look, Links("", language), {"q": "花地"}, whole=False)
    assert said in hits
    assert hits.count("<mark>") == 25
    assert hits.count('class="text-hit"') == 17
