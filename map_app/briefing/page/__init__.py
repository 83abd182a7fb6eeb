"""A Briefing drawn on paper by matplotlib: the picture, the page, the pages of a set."""
