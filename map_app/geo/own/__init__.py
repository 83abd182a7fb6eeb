"""A reader's own features: picked, told of, and written out again."""

from map_app.geo.own.features import Found, OwnFeatures

__all__ = ["Found", "OwnFeatures"]
