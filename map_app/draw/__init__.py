"""An Atlas for the web: the map document and the sheets."""

from map_app.draw.document import MapDocument, map_document

__all__ = ["MapDocument", "map_document"]
