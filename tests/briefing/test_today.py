"""A page that tells the status of lines today says that its caveat does not hold for that."""

from __future__ import annotations

from map_app.briefing import Options, make_briefing

BUT_TODAY = "本图不含完成情况（所注线路现状除外，其来源另注）。"


def compared(atlas, look, view_of, made_on, places):
    view = view_of(page="compare", words=(("with", places),))
    return make_briefing(atlas, look, view, made_on, Options(what="compare", format="pdf"))


def test_lines_side_by_side_are_excepted_from_the_caveat(atlas, look, view_of, made_on):
    told = compared(atlas, look, view_of, made_on, "line-11,line-22")
    assert BUT_TODAY in told.caveat
    words = "".join(entry.statement for section in told.sections for entry in section.entries)
    assert "2024年12月28日开通" in words


def test_what_tells_nothing_of_today_makes_no_exception(atlas, look, view_of, made_on):
    told = compared(atlas, look, view_of, made_on, "cluster-datansha,cluster-julong")
    assert "所注线路现状" not in told.caveat
