"""What the parts of a plan are called, and the order in which organizations stand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cached_property, lru_cache

from attrs import frozen

from policymodel.model import Measure, Organization, Plan
from policymodel.text import Lang, Nearest
from policymodel.vocabulary import ORGANIZATION_KINDS

_NUMBER = 5  # characters of the longest printed number: （二十一）
_KIND_ORDER = {code: place for place, code in enumerate(ORGANIZATION_KINDS.codes)}


@lru_cache(maxsize=4096)  # many rules ask it of the names of each organization
def folded(name: str) -> str:
    """Return `name` as the eye sees it: compatibility forms alike, blanks left out."""
    if name.isascii() and " " not in name:
        return name
    return "".join(unicodedata.normalize("NFKC", name).split())


def organization_key(organization: Organization) -> tuple[int, float, str]:
    """Return the key of the standard order: kind, first mention (last if not known), name."""
    first = float("inf") if organization.at is None else organization.at.start
    return (_KIND_ORDER[organization.kind], first, organization.name)


class Names(dict[str, None]):
    """Names that something may refer to."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(dict.fromkeys(names))

    @cached_property
    def nearest(self) -> Nearest:
        """Finds the name that was probably meant; most plans hold none that is not there."""
        return Nearest(self)


_COUNTED = re.compile(r"[^\W第一二三四五六七八九十百0-9]{2}[一二三四五六七八九十0-9]{1,3}$")
"""A number that says itself what it counts: 任务一, 行动2."""


@frozen
class MeasureNames:
    """How a note calls the measures of a plan: by number, with the section where it takes one."""

    plan: Plan
    lang: Lang

    @cached_property
    def _numbers(self) -> Counter[str | None]:
        return Counter(measure.number for measure in self.plan.measures)

    def __call__(self, measure: Measure) -> str:
        """Return the name of `measure`, e.g. 第9项任务."""
        number = measure.number
        if number is None:
            name = measure.name
            return f"measure “{name}”" if self.lang == "en" else f"任务“{name}”"
        # (二) begins anew in every chapter, and may well be a section's number, too.
        is_counted = number.isdigit() or _COUNTED.match(number) is not None
        is_told = is_counted and self._numbers[number] == 1
        path = "" if is_told else "".join(map(_step, measure.section))
        if self.lang == "en":
            return f"measure {path}{number}"
        if number.isdigit():
            return f"{path}第{number}项任务"
        return f"{path}{number}" if _COUNTED.match(number) else f"任务{path}{number}"


def _step(step: str) -> str:
    """A step of a path of sections; one without a number is called by its title."""
    return step if len(step) <= _NUMBER else f"《{step}》"
