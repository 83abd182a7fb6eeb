"""The pages beside the map, in the order in which the head links them.

A page is a name here, a writer in `page_table.py`, a class in `ui/component/pages.js` and a word
`pages.<name>` in the wording.
"""

from __future__ import annotations

PAGE_NAMES = ("read", "indicators", "projects", "compare", "questions", "layers")
