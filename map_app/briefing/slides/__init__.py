"""A Briefing as slides by python-pptx: native text, tables and legend, the map as a picture."""
