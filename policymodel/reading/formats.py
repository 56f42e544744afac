"""The format of the plan file, and what an older one calls otherwise."""

from collections.abc import Mapping

from policymodel.findings import FieldError
from policymodel.model import Baseline, Indicator, Mechanism, Plan, Target
from policymodel.model.scalars import shown
from policymodel.text import Texts

FORMAT = 2  # of this version, as the key `format` of a plan file says it

RENAMED: Mapping[type, Mapping[str, str]] = {
    Plan: {"silences": "suppressions"},
    Indicator: {"note": "remark"},
    Baseline: {"note": "remark"},
    Target: {"note": "remark"},
    Mechanism: {"cadence": "frequency"},
}
"""The keys of format 1 that have another name now, by the part that they belong to."""

say = Texts(__file__)


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
    given = say("none")
    if "format" in tree:
        given = say("found", found=digits if number else shown(said))
    message = say("expected", format=FORMAT, found=given)
    if not number:
        return FORMAT, FieldError(message)
    return number, FieldError(message, say("migrate" if number < FORMAT else "update"))
