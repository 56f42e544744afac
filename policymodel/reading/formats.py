"""The format of the plan file, and what an older one calls otherwise."""

from collections.abc import Mapping

from policymodel.findings import FieldError, Text
from policymodel.model import Baseline, Indicator, Mechanism, Plan, Target
from policymodel.model.scalars import shown

FORMAT = 2
"""The format of this version, as the key ``format`` of a plan file says it."""

RENAMED: Mapping[type, Mapping[str, str]] = {
    Plan: {"silences": "suppressions"},
    Indicator: {"note": "remark"},
    Baseline: {"note": "remark"},
    Target: {"note": "remark"},
    Mechanism: {"cadence": "frequency"},
}
"""The keys of format 1 that have another name now, by the part that they belong to."""

_MIGRATE = Text(
    "运行 policymodel migrate 加文件路径即可升级；新写的文件请在开头加上这一行",
    "run policymodel migrate with its path to lift it; a file newly written begins with this line",
)
_UPDATE = Text("请升级 policymodel 后再读取", "update policymodel to read it")


def format_of(tree: Mapping[str, object]) -> tuple[int, FieldError | None]:
    """Return the format of a plan file's tree, and what is wrong where it is not `FORMAT`.

    A file that does not say its format is of format 1; one that says nonsense, of this one.

    >>> format_of({"format": "2"}), format_of({})[0]
    ((2, None), 1)
    """
    said = tree.get("format", 1)
    digits = str(said) if type(said) in (int, str) else ""
    number = int(digits) if digits.isdecimal() and 0 < len(digits) < 5 else None
    if number == FORMAT:
        return FORMAT, None
    found = (digits if number else shown(said)) if "format" in tree else None
    message = Text(
        f"应写明 format: {FORMAT}，实为 {found}" if found else f"应写明 format: {FORMAT}，实无",
        f"expected format: {FORMAT}, found {found or 'none'}",
    )
    if not number:
        return FORMAT, FieldError(message)
    return number, FieldError(message, _MIGRATE if number < FORMAT else _UPDATE)
