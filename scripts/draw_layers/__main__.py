"""Draw the layers again: `python -m scripts.draw_layers [areas|lines|points …]`; all by default.

Each part is the module `scripts/draw_layers/<part>_main.py`; its `draw()` writes its layers and
gives back one sentence for each.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ENDING = "_main"


def parts() -> tuple[str, ...]:
    """Return the names of the parts there are, areas first: the others may use them."""
    found = Path(__file__).parent.glob(f"*{ENDING}.py")
    return tuple(sorted(p.stem.removesuffix(ENDING) for p in found if p.stem != "__main__"))


def main(asked: list[str]) -> int:
    """Draw the parts asked for, or all; exit 2 with a sentence on a part there is not."""
    known = parts()
    unknown = [part for part in asked if part not in known]
    if unknown:
        sys.stderr.write(f"No part is called {', '.join(unknown)}; there are: {', '.join(known)}\n")
        return 2
    for part in asked or known:
        for sentence in import_module(f"scripts.draw_layers.{part}{ENDING}").draw():
            sys.stdout.write(f"{sentence}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
