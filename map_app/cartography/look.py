"""The looks and words that map, panel and file share, read once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from map_app.cartography.label_rules import LabelRules, read_label_rules
from map_app.cartography.theme import Theme, read_theme
from map_app.cartography.wording import Wording, read_wording
from map_app.errors import DataError, Problem


@dataclass(frozen=True, slots=True)
class Look:
    """The theme, the interface's words and the rules for names on the map."""

    theme: Theme
    wording: Wording
    label_rules: LabelRules

    def say(self, key: str, language: str, **values: object) -> str:
        """Return the words of this key; KeyError when there is no such key."""
        return self.wording.say(key, language, **values)


def load_look(layers: Path) -> Look:
    """Read the looks in this folder.

    Raises
    ------
    DataError
        With every problem of `theme.toml`, `labels.toml` and `wording.csv`.
    """
    problems: list[Problem] = []
    theme: Theme | None = None
    rules: LabelRules | None = None
    wording: Wording | None = None
    try:
        theme = read_theme(layers)
        rules = read_label_rules(layers, theme)
    except DataError as error:
        problems.extend(error.problems)
    try:
        wording = read_wording(layers)
    except DataError as error:
        problems.extend(error.problems)
    if theme is None or rules is None or wording is None:
        raise DataError(problems)
    return Look(theme, wording, rules)
