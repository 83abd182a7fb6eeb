"""The limits of uploads: told by the environment."""

from __future__ import annotations

from dataclasses import fields

import pytest

from map_app.errors import RequestError
from map_app.geo.uploads import upload_limits
from map_app.settings import UploadLimits

LIMITS = [field.name for field in fields(UploadLimits)]


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_is_set_by_the_environment(monkeypatch, name):
    variable = f"MAP_APP_UPLOAD_{name.upper()}"
    monkeypatch.setenv(variable, "7")
    assert getattr(upload_limits(), name) == 7


@pytest.mark.parametrize("words", ["0", "-1", "soon", "1.5", "²"])
def test_a_limit_that_is_no_whole_number_above_nothing_is_said(monkeypatch, words):
    monkeypatch.setenv("MAP_APP_UPLOAD_SECONDS", words)
    with pytest.raises(RequestError, match="MAP_APP_UPLOAD_SECONDS"):
        upload_limits()
