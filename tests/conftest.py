"""What every room's tests share: the project's own Atlas and looks, read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from map_app.atlas import load_atlas
from map_app.cartography import load_look
from map_app.geo.datums import read_datums

PROJECT = Path(__file__).resolve().parent.parent
SETTINGS = ("MAP_APP_SEEDS", "MAP_APP_LAYERS")

# How fast a machine is says nothing about the app: first answers build an index.
settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")


@pytest.fixture(scope="session", autouse=True)
def _own_data():
    """Let no test see the data folders of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def atlas():
    """The Atlas of the project's own folders; nobody changes it."""
    return load_atlas(PROJECT / "seeds", PROJECT / "layers")


@pytest.fixture(scope="session")
def look():
    """The project's own looks."""
    return load_look(PROJECT / "layers")


@pytest.fixture(scope="session")
def datums():
    """The project's own table of datums."""
    return read_datums(PROJECT / "layers")
