"""Slides of a set are those of its places' briefings, in order, under the set's title."""

from __future__ import annotations

import io

from map_app.briefing.sets import works
from map_app.briefing.sets.binding import binding_of
from map_app.briefing.sets.works import done


def test_the_deck_gets_every_briefing_in_order_and_the_title(order_of, monkeypatch):
    def deck_of(briefings, title):
        return f"{title}: {'、'.join(one.name for one in briefings)}".encode()

    monkeypatch.setattr(works, "deck_of", deck_of)
    out = io.BytesIO()
    binding = binding_of(order_of("东塱村,西塱村", format="pptx", title="汇报"), out)
    for index in (1, 0):
        assert binding.unit(index) is None
        binding.add(index, b"")
    binding.finish(done(binding.last()))
    assert out.getvalue().decode() == "汇报: 东塱村、西塱村"
