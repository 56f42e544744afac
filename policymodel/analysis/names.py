"""What the parts of a plan are called, and the order in which organizations stand."""

import unicodedata
from collections import Counter

from attrs import field, frozen

from policymodel.model import Measure, Organization, Plan
from policymodel.text import Lang
from policymodel.vocabulary import ORGANIZATION_KINDS

_KIND_ORDER = {code: place for place, code in enumerate(ORGANIZATION_KINDS.codes)}


def folded(name: str) -> str:
    """Return `name` as the eye sees it: compatibility forms alike, blanks left out.

    >>> folded("市科技局（本级）") == folded("市科技局 (本级)")
    True
    """
    if name.isascii() and " " not in name:
        return name
    return "".join(unicodedata.normalize("NFKC", name).split())


def organization_key(organization: Organization) -> tuple[int, float, str]:
    """Return the key of the standard order of organizations: kind, first mention, name.

    An organization whose first mention is not known stands after those of its kind.
    """
    first = float("inf") if organization.at is None else organization.at.start
    return (_KIND_ORDER[organization.kind], first, organization.name)


@frozen
class MeasureNames:
    """How a note calls the measures of a plan: by number, with the section where it takes one.

    Attributes:
        plan: the plan.
        lang: language of the notes.
    """

    plan: Plan
    lang: Lang
    _numbers: Counter[str] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        numbers = Counter(measure.number for measure in self.plan.measures)
        object.__setattr__(self, "_numbers", numbers)

    def __call__(self, measure: Measure) -> str:
        """Return the name of `measure`, e.g. 第9项任务."""
        number = measure.number
        path = "".join(measure.section) if self._numbers[number] > 1 else ""
        if self.lang == "en":
            return f"measure {path}{number}"
        return f"{path}第{number}项任务" if number.isdigit() else f"任务{path}{number}"
