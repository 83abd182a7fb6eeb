"""Scripts that share a scope declare no name twice: the browser would run none of them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from map_app.draw import document
from map_app.ui import parts

DECLARED = re.compile(r"^(?:const|let|class|(?:async )?function)\s+(\w+)", re.MULTILINE)


@pytest.mark.parametrize(
    ("folder", "names"), [(document.FRAME, document.SCRIPTS), (parts.COMPONENT, parts.SCRIPTS)]
)
def test_no_name_is_declared_twice(folder, names):
    texts = [(folder / name).read_text("utf-8") for name in names]
    declared = Counter(name for text in texts for name in DECLARED.findall(text))
    assert [name for name, count in declared.items() if count > 1] == []
    assert len(declared) > len(names)
