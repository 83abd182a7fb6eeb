"""What a file's own WKT says: systems compared by what they are, not by how they are spelt.

Esri's .prj files name CGCS2000 in several ways and carry no code, and the order of the axes means
nothing there: systems are the same when ellipsoid, family, projection and its numbers are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from pyproj import CRS
from pyproj.exceptions import CRSError

FAMILIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "cgcs2000": re.compile(r"cgcs_?2000|china_?2000|china_geodetic_coordinate_system_2000"),
        "wgs84": re.compile(r"wgs_?(19)?84|world_geodetic_system_1984"),
        "xian80": re.compile(r"xi_?an_?(19)?80"),
        "beijing54": re.compile(r"beijing_?(19)?54"),
    }
)
NUMBER_DECIMALS = 6
NOTHING_IF_UNSAID: Mapping[str, float] = MappingProxyType(
    {
        "Scale factor at natural origin": 1.0,
        "Latitude of natural origin": 0.0,
        "False northing": 0.0,
    }
)


def system_of(wkt: str) -> CRS | None:
    """Return the system that the words tell, or None where they tell none."""
    try:
        crs = CRS.from_user_input(wkt.strip())
    except CRSError:
        return None
    while crs.is_bound or crs.is_compound:  # with TOWGS84, or with heights
        crs = crs.source_crs if crs.is_bound and crs.source_crs else crs.sub_crs_list[0]
    return crs if crs.is_geographic or crs.is_projected else None


def same_system(one: CRS, other: CRS) -> bool:
    """Return whether positions in both mean the same, the order of the axes aside."""
    if one.equals(other, ignore_axis_order=True):
        return True
    family = _family(one)
    return (
        family is not None
        and family == _family(other)
        and one.is_geographic == other.is_geographic
        and _projection(one) == _projection(other)
    )


def _family(crs: CRS) -> str | None:
    """Return which datum lies below, by its name."""
    base = crs.geodetic_crs
    if base is None:
        return None
    datum = "" if base.datum is None else base.datum.name
    words = re.sub(r"[^0-9a-z]+", "_", f"{datum} {base.name}".lower())
    return next((name for name, form in FAMILIES.items() if form.search(words)), None)


def _projection(crs: CRS) -> tuple[object, ...]:
    """Return the projection and its numbers; nothing for degrees."""
    if crs.is_geographic:
        return ()
    steps = crs.coordinate_operation
    if steps is None:
        return (crs.to_wkt(),)
    method = "transverse mercator" if _is_gauss(steps.method_name) else steps.method_name.lower()
    told = {str(step.name): float(step.value) for step in steps.params}
    numbers = {**NOTHING_IF_UNSAID, **told}
    units = tuple(axis.unit_name.replace("meter", "metre") for axis in crs.axis_info)
    return (
        method,
        units,
        tuple((name, round(numbers[name], NUMBER_DECIMALS)) for name in sorted(numbers)),
    )


def _is_gauss(method: str) -> bool:
    return bool(re.search(r"transverse.?mercator|gauss.?kr", method.lower()))
