"""Columns of a reader's file: which one names the features, and which are numbers in words."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd

CALLED = (
    *("名称", "名字", "name", "title", "标题", "地块名称", "项目名称", "村名", "站名", "地名"),
    *("mc", "xmmc", "dkmc", "zldwmc", "qlrmc", "tbbh", "地块编号", "编号", "dkbh", "地块", "label"),
)
"""What columns of names are called, as they are compared; the first that is there is taken."""
NUMBER = re.compile(r"-?(0|[1-9]\d{0,11})(\.\d{1,12})?")
"""As sums are written; 0701 and long runs of digits are codes."""
FEWEST_DIFFERENT = 0.5
MOST_LOOKED_AT = 2_000


def name_column(frame: pd.DataFrame) -> str | None:
    """Return the column that names the rows, else the first of words most of which differ."""
    forms = {_form(name): name for name in reversed(frame.columns)}
    called = next((forms[form] for form in CALLED if form in forms), None)
    if called is not None:
        return str(called)
    ending = ("名称", "name", "名")
    alike = next((name for form, name in forms.items() if form.endswith(ending)), None)
    if alike is not None:
        return str(alike)
    some = frame.head(MOST_LOOKED_AT)
    for column in frame.columns:
        if some[column].dtype == object and _mostly_differs(some[column]):
            return str(column)
    return None


def with_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with numbers for every column of words that are all numbers."""
    told = {name: _as_numbers(frame[name]) for name in frame.columns}
    return pd.DataFrame(told, index=frame.index)


def _as_numbers(column: pd.Series) -> pd.Series:
    if column.dtype != object:
        return column
    said = [one for one in column if not (one is None or one == "")]
    first = said[:MOST_LOOKED_AT]
    if not said or not all(map(_is_number, first)) or not all(map(_is_number, said)):
        return column
    return pd.to_numeric(column, errors="coerce")


def _is_number(value: object) -> bool:
    return isinstance(value, str) and NUMBER.fullmatch(value.strip()) is not None


def _mostly_differs(column: pd.Series) -> bool:
    said = [one for one in column if isinstance(one, str) and one.strip()]
    return len(said) > FEWEST_DIFFERENT * len(column) and len(set(said)) > FEWEST_DIFFERENT * len(
        said
    )


def _form(name: object) -> str:
    words = unicodedata.normalize("NFKC", str(name)).casefold()
    return "".join(sign for sign in words if sign.isalnum())
