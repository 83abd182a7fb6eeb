"""The limits of readers' own layers are told by the environment."""

from __future__ import annotations

from dataclasses import fields

import pytest

from map_app.errors import RequestError
from map_app.readers.own.open import own_limits
from map_app.settings import OwnLimits


@pytest.mark.parametrize("name", [field.name for field in fields(OwnLimits)])
def test_a_limit_is_set_by_the_environment(monkeypatch, name):
    monkeypatch.setenv(f"MAP_APP_OWN_{name.upper()}", "7")
    assert getattr(own_limits(), name) == 7


@pytest.mark.parametrize("words", ["0", "-1", "soon"])
def test_a_limit_that_is_no_whole_number_above_nothing_is_said(monkeypatch, words):
    monkeypatch.setenv("MAP_APP_OWN_READERS", words)
    with pytest.raises(RequestError, match="MAP_APP_OWN_READERS"):
        own_limits()
