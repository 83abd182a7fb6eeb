"""Letters of a PDF: fonts and codes that do not hang on what is drawn first, and none too many."""

from __future__ import annotations

import re

from pypdf import PdfReader

from map_app.briefing.common_letters import common_letters
from map_app.briefing.page.letters import ASCII, IN_A_FONT, Letters, laid_out

SPOT = (10.0, 20.0, 0.0)


def codes_of(letters, words, *, bold=False):
    items = laid_out(words, bold=bold)
    return {letter: letters.code_of(letter, glyph, bold=bold) for letter, glyph, _, _ in items}


def test_a_letter_has_its_code_whatever_is_drawn_before_it(atlas, look):
    common = common_letters(atlas, look)
    early, late = Letters(common), Letters(common)
    codes_of(late, "东塱村改造")
    assert codes_of(early, "村11号线") == codes_of(late, "村11号线")


def test_the_commonest_letters_share_a_font_with_ascii(atlas, look):
    common = common_letters(atlas, look)
    letters = Letters(common)
    shown = "".join(chr(code) for code in ASCII) + "，的发展建设"
    fonts = {font for font, _ in codes_of(letters, shown).values()}
    assert fonts == {0}
    assert codes_of(letters, "A1") == {"A": (0, ord("A")), "1": (0, ord("1"))}


def test_no_two_letters_have_one_code(atlas, look):
    common = common_letters(atlas, look)
    letters = Letters(common)
    codes = codes_of(letters, common + "".join(chr(code) for code in ASCII) + "犇鱻龘")
    assert len(set(codes.values())) == len(codes) > IN_A_FONT


def test_letters_that_look_the_same_are_read_as_themselves():
    codes = codes_of(Letters(""), "木⽊−－")
    assert len(set(codes.values())) == len(codes)


def test_what_one_process_used_another_writes_the_fonts_of(atlas, look):
    common = common_letters(atlas, look)
    there, here = Letters(common), Letters(common)
    there.line("东塱村，龘", 9.0, SPOT, bold=True)
    here.take(there.told())
    assert list(here.fonts()) == list(there.fonts())
    assert here.used == there.used


def test_a_line_is_kerned_as_the_font_says():
    letters = Letters("")
    plain, kerned = (letters.line(words, 9.0, SPOT, bold=False) for words in ("HH", "AV"))
    assert re.search(rb"\[<4848>\] TJ", plain)
    assert re.search(rb"\[<41> [\d.]+ <56>\] TJ", kerned)


def test_letters_that_the_plan_lacks_are_embedded_and_can_be_found(file_of):
    pdf = PdfReader(file_of("station-xilang", format="pdf", title="犇鱻龘"))
    assert pdf.pages[0].extract_text().startswith("犇鱻龘")
