"""By what rules a plan's progress is judged: data, which a plan's office may set otherwise."""

from collections.abc import Callable, Mapping
from datetime import MAXYEAR
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import cattrs
import yaml
from attrs import field, fields, frozen

from policymodel.findings import ProgressError, fault
from policymodel.intake.decoding import decoded, with_plain_ends
from policymodel.model.words import LampCode, ProgressStatusCode
from policymodel.reading.yamlfaults import syntax_fault
from policymodel.text import Text, Texts
from policymodel.vocabulary import LAMPS, PROGRESS_STATUSES

say = Texts(__file__)


@frozen(kw_only=True)
class Rules:
    """Thresholds, lamps and weights.

    Attributes:
        behind: from how many points behind the expected path something is behind.
        far_behind: above how many points it is far behind.
        lamps: the lamp of a status, where it is not the usual one.
        first_year: the first year that counts, where neither target nor period says so.
        weights: what an indicator weighs in the score, by its id; without any there is no score.
    """

    behind: Decimal = Decimal(10)
    far_behind: Decimal = Decimal(30)
    lamps: Mapping[ProgressStatusCode, LampCode] = field(factory=dict)
    first_year: int | None = None
    weights: Mapping[str, Decimal] = field(factory=dict)

    def lamp(self, status: str) -> str:
        """Return the code of the lamp that shows `status`.

        >>> Rules().lamp("met"), Rules(lamps={"not_judged": "grey"}).lamp("not_judged")
        ('green', 'grey')
        """
        own: Mapping[str, str] = self.lamps  # type: ignore[assignment]
        return own.get(status, PROGRESS_STATUSES[status].lamp)


def read_rules(text: str, *, file: str = "progress.yaml") -> Rules:
    """Return the rules that a YAML text sets; what it leaves out is as usual.

    >>> read_rules("behind: 5\\nweights: {firms: 2.5}").weights
    {'firms': Decimal('2.5')}

    Raises:
        ProgressError: L002, it sets what cannot be.
    """
    try:
        tree = yaml.load(text, yaml.BaseLoader) or {}  # noqa: S506 - texts alone
    except yaml.YAMLError as error:
        found = syntax_fault(error, text)
        told = fault(say, "L002", file=file, line=found.line, reason=found.message)
        raise ProgressError(told) from None
    reason = _wrong(tree)
    if reason is not None:
        raise ProgressError(fault(say, "L002", file=file, reason=reason))
    rules: Rules = _CONVERTER.structure(tree, Rules)
    if not 0 <= rules.behind <= rules.far_behind:
        raise ProgressError(fault(say, "L002", file=file, reason=say("order")))
    return rules


def rules_in(path: Path) -> Rules:
    """Return the rules that a file sets, in UTF-8 or as editors in China save it, GB 18030.

    Raises:
        ProgressError: L002, it sets what cannot be, or is no text.
    """
    text = decoded(path.read_bytes())
    if text is None:
        raise ProgressError(fault(say, "L002", file=str(path), reason=say("unread")))
    return read_rules(with_plain_ends(text), file=str(path))


def _wrong(tree: object) -> Text | None:
    """Return what is wrong with a tree of texts; None where nothing is."""
    if not isinstance(tree, dict):
        return say("no_mapping")
    known = [each.name for each in fields(Rules)]
    for key, value in tree.items():
        if key not in known:
            return say("unknown", key=key)
        if key in ("lamps", "weights"):
            if not isinstance(value, dict):
                return say("no_pairs", key=key)
        elif not _reads(_year if key == "first_year" else _number, value):
            return say("no_year" if key == "first_year" else "no_number", key=key, value=value)
    for status, lamp in tree.get("lamps", {}).items():
        for said, codes in ((status, PROGRESS_STATUSES.codes), (lamp, LAMPS.codes)):
            if said not in codes:
                return say("no_code", key="lamps", value=said, codes=", ".join(codes))
    for indicator, weight in tree.get("weights", {}).items():
        if not _reads(_number, weight):
            return say("no_number", key=indicator, value=weight)
    return None


def _reads(hook: Callable[[Any, object], object], value: object) -> bool:
    try:
        hook(value, None)
    except ValueError:
        return False
    return True


def _number(value: Any, _: object) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(value) from None
    if not number.is_finite() or number < 0:
        raise ValueError(value)
    return number


def _year(value: Any, _: object) -> int:
    if not str(value).isdecimal() or not 1 < int(value) <= MAXYEAR:
        raise ValueError(value)
    return int(value)


def _converter() -> cattrs.Converter:
    made = cattrs.Converter(forbid_extra_keys=True)
    made.register_structure_hook(Decimal, _number)
    made.register_structure_hook(int, _year)
    made.register_structure_hook_func(  # which there are, `_wrong` knows
        lambda kind: kind in (LampCode, ProgressStatusCode), lambda value, _: str(value)
    )
    return made


_CONVERTER = _converter()
