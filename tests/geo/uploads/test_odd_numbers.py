"""Numbers that no survey has, in a 界址点 text: a sentence, whatever they are."""

from __future__ import annotations

import pytest

from tests.geo.uploads.made_files import CGCS2000_ZONE_38, ZONE_38, frame, point_text

TEXT = point_text(frame(ZONE_38), CGCS2000_ZONE_38)


@pytest.mark.parametrize("number", ["nan", "inf", "1e400", "-1e308"])
def test_parcels_of_odd_numbers_alone_are_refused_by_a_sentence(refused, number):
    lines = [
        f"J1,1,{number},{number}" if line.startswith("J") else line for line in TEXT.splitlines()
    ]
    assert refused("\n".join(lines), "a.txt") in {"all_rejected", "unknown_place"}


def test_one_odd_number_leaves_the_other_parcels(looked):
    head, first, rest = TEXT.partition("J1,1,")
    odd = head + first + "nan" + rest[rest.index(",") :]
    assert looked(odd, "a.txt").features == 2


def test_a_zone_of_thousands_of_digits_is_no_zone(looked):
    assert not looked(TEXT.replace("带号=38", "带号=" + "9" * 5_000), "a.txt").datum_certain
