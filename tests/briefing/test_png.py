"""A PNG as others read it: every pixel as it was, its title and its resolution said."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from map_app.briefing.page.png import png_of


def test_a_png_has_every_pixel_its_title_and_its_resolution():
    pixels = np.random.default_rng(14).integers(0, 256, (7, 5, 4), dtype=np.uint8)
    with Image.open(io.BytesIO(png_of(pixels, 300, "东塱村"))) as read:
        assert (read.mode, read.text["Title"]) == ("RGB", "东塱村")
        assert read.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        assert np.array_equal(np.asarray(read), pixels[:, :, :3])
