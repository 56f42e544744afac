"""Which targets a yearly path can be computed for, and why the others cannot."""

import re

from policymodel.findings import Text, UnitError
from policymodel.model import Target
from policymodel.sheets.statements import Statement, same_unit
from policymodel.units import comparable

# Words for the whole of the place restrict nothing.
_WHOLE = re.compile("全(?:省|市|区|县|州|盟|旗|社会|域)")

_KINDS = {
    "increment": Text("目标为增量，不是期末水平", "the target is an increase, not a level"),
    "growth_rate": Text("目标为增速，不是期末水平", "the target is a rate of growth, not a level"),
    "per_year": Text("目标为每年量，不是期末水平", "the target is a yearly amount, not a level"),
    "total": Text("目标为累计量，不是期末水平", "the target is a total, not a level"),
    "relative": Text("相对目标，原文无数值", "relative target without a value"),
    "milestone": Text("里程碑目标，无数值路径", "milestone: no path of values"),
    "qualitative": Text("定性目标", "qualitative target"),
}


def obstacle(statement: Statement) -> Text | None:
    """Return why no path from baseline to target can be computed, or None if one can.

    Needed are a level with one value and its year, and a baseline of an earlier year in a
    unit that compares.
    """
    main, baseline = statement.main, statement.baseline
    if main is None:
        return Text("原文无目标值", "no target stated")
    if main.kind in _KINDS:
        return _KINDS[main.kind]
    if main.value is None:
        return Text("原文未给出目标数值", "the target has no value")
    if main.high is not None:
        return Text("目标为区间", "the target is a range")
    if baseline is None:
        return Text("原文无基期值", "no baseline stated")
    if main.year is None:
        return Text("原文未写明目标年", "no target year stated")
    if baseline.year is None:
        return Text("原文未写明基期年", "no baseline year stated")
    if baseline.year >= main.year:
        return Text("基期年不早于目标年", "the baseline is not before the target")
    return _of_other_things(statement, main)


def _of_other_things(statement: Statement, main: Target) -> Text | None:
    """Return why baseline and target are not of one thing."""
    unit = statement.indicator.unit
    if main.unit is not None and not same_unit(main.unit, unit):
        try:
            if unit is None or not comparable(main.unit, unit):
                return Text("目标与基期的单位不可比", "the units do not compare")
        except UnitError:
            return Text("目标或基期的单位不在单位表中", "a unit is not in the registry")
    if main.subset_of:
        return Text("目标为其中项，与基期口径不同", "the target is of a part only")
    if main.scope and not _WHOLE.fullmatch(main.scope):
        return Text(
            f"目标限于“{main.scope}”，与基期口径不一定相同",
            f"the target is restricted to “{main.scope}”; the baseline may not be",
        )
    return None
