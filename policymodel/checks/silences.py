"""What a plan does not want to be told, with the reason; and the rules that silences keep.

A silence names a rule, a place, and why what the rule finds there is right all the same. The
rules of this family look at what the other rules found, so they run last; they cannot be
silenced themselves.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from policymodel.checks.index import Index
from policymodel.checks.listing import short
from policymodel.checks.nearest import Nearest
from policymodel.checks.rule import OWN_LETTER, Breach, Rule, rule
from policymodel.findings import Finding, Text
from policymodel.model import Plan, Silence

# In half-widths of letters and digits: four Chinese characters, or two short English words.
_SHORTEST_REASON = 8
_STEP_ENDS = re.compile(r"(?=[.\[])")


class Silenced(NamedTuple):
    """A finding that is not reported.

    Attributes:
        finding: what a rule found.
        reason: why it is right all the same.
    """

    finding: Finding
    reason: str


def silence(
    plan: Plan, findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...]]:
    """Part the findings to report from those that `plan` silences with a reason."""
    if not plan.silences:
        return tuple(findings), ()
    hearing = _Hearing(plan)
    kept: list[Finding] = []
    silenced: list[Silenced] = []
    for found in findings:
        over = hearing.over(found)
        if over:
            silenced.append(Silenced(found, plan.silences[over[0]].reason))
        else:
            kept.append(found)
    return tuple(kept), tuple(silenced)


class _Hearing:
    """Finds the silences over a finding, in time that does not grow with their number."""

    def __init__(self, plan: Plan) -> None:
        names = _places(plan)
        # By rule and path, the silences that stand there; the empty path is the whole plan.
        self._over: dict[tuple[str, str], list[int]] = {}
        for number, each in enumerate(plan.silences):
            if _is_reason(each.reason):
                for place in _where(each, names):
                    self._over.setdefault((each.rule, place), []).append(number)
        self._rules = {code for code, _ in self._over}

    def over(self, found: Finding) -> tuple[int, ...]:
        """Return the numbers of the silences over `found`, in the plan's order."""
        if found.code not in self._rules:
            return ()
        ends = (end.start() for end in _STEP_ENDS.finditer(found.path))
        above = ("", *(found.path[:end] for end in ends), found.path)
        return tuple(
            sorted({n for place in above for n in self._over.get((found.code, place), ())})
        )


def _places(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The paths of everything in `plan` that has an id or a name."""
    found: dict[str, list[str]] = {}
    for path, code in Index(plan).ids:
        found.setdefault(code, []).append(path.removesuffix(".id"))
    for i, body in enumerate(plan.organizations):
        for name in body.names:
            found.setdefault(name, []).append(f"organizations[{i}]")
    return {name: tuple(paths) for name, paths in found.items()}


def _where(each: Silence, names: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return ("",) if each.at is None else (*names.get(each.at, ()), each.at)


def _is_reason(text: str) -> bool:
    wide = sum(
        2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
        if character.isalnum()
    )
    return wide >= _SHORTEST_REASON


@rule("S101", "warning", Text("豁免写明理由", "silences have a reason"))
def silence_has_reason(index: Index) -> Iterator[Breach]:
    """A silence says in a few words why what the rule finds is right as it is.

    每条豁免用一句话写明理由。

    Why: without a reason nobody can tell later whether it still holds. Such a silence is
    without effect. Four Chinese characters or two English words are the least.

    理由：没有理由，日后无人能判断豁免是否仍然成立。理由不足四个汉字的豁免不起作用。

    Breaks:
        silences:
          - {rule: H101, reason: 已核}

    Keeps:
        indicators:
          - {id: firms, name: 企业, unit: 嫁}
        silences:
          - {rule: U101, at: firms, reason: 原文即如此，已向起草处核实}
    """
    for i, each in enumerate(index.plan.silences):
        if not _is_reason(each.reason):
            said = short(each.reason)
            yield Breach(
                f"silences[{i}].reason",
                Text(
                    f"应写明豁免的理由(四个汉字以上)，实为“{said}”",
                    f'expected a reason of two words or more, found "{said}"',
                ),
                Text(
                    "请写明原文为何如此、由谁核实；此前该条豁免不起作用",
                    "say why the document has it so or who settled it; until then the silence "
                    "is without effect",
                ),
            )


@rule("S102", "warning", Text("豁免的规则存在", "silences name a rule"))
def silence_names_rule(index: Index) -> Iterator[Breach]:
    """A silence names the code of a rule that can be silenced.

    每条豁免写明一条可豁免规则的编号。

    Why: a slip in the code silences nothing, or would one day silence another rule. Whole
    families are switched off in the settings, where it is seen, not in a plan.

    理由：编号写错，豁免就不起作用。整类规则在设置中关闭，不在规划文件中关闭；关于豁免的规则本身不能豁免。

    Breaks:
        silences:
          - {rule: U1O1, reason: 原文即如此，已向起草处核实}

    Keeps:
        indicators:
          - {id: firms, name: 企业, unit: 嫁}
        silences:
          - {rule: U101, reason: 原文即如此，已向起草处核实}
    """
    codes = _codes(index)
    nearest = Nearest(sorted(codes))
    for i, each in enumerate(index.plan.silences):
        if codes and each.rule not in codes and not _is_of_another(each, index):
            said = short(each.rule)
            yield Breach(
                f"silences[{i}].rule",
                Text(
                    f"应为可豁免规则的编号，实为“{said}”",
                    f'expected the code of a rule that can be silenced, found "{said}"',
                ),
                nearest.hint(each.rule)
                or Text(
                    "全部规则见 policymodel rules",
                    "policymodel rules lists them all",
                ),
            )


@rule("S103", "warning", Text("豁免的位置存在", "silences name a place"))
def silence_names_place(index: Index) -> Iterator[Breach]:
    """The place of a silence is an id, a name or a path of the plan.

    豁免的位置是规划中的编号、单位名称或路径。

    Why: an id that was renamed takes the silence away from what it was meant for.

    理由：编号改名后，豁免就落空了。

    Breaks:
        indicators:
          - {id: firms, name: 企业, unit: 家}
        silences:
          - {rule: U101, at: frims, reason: 原文即如此，已向起草处核实}

    Keeps:
        indicators:
          - {id: firms, name: 企业, unit: 嫁}
        silences:
          - {rule: U101, at: firms, reason: 原文即如此，已向起草处核实}
    """
    if not any(each.at for each in index.plan.silences):
        return
    names = _places(index.plan)
    nearest = Nearest(names)
    for i, each in enumerate(index.plan.silences):
        if each.at is not None and not _is_place(each.at, names):
            said = short(each.at)
            yield Breach(
                f"silences[{i}].at",
                Text(
                    f"应为规划中的编号、单位名称或路径，实为“{said}”",
                    f'expected an id, an organization or a path of the plan, found "{said}"',
                ),
                nearest.hint(each.at)
                or Text(
                    "请写指标、目标、任务等的 id 或单位名称；不写 at 则在整个规划内有效",
                    "give the id of an indicator, target or measure, or the name of an "
                    "organization; without at it holds in the whole plan",
                ),
            )


@rule("S104", "warning", Text("豁免确有所指", "silences silence something"))
def silence_is_needed(index: Index) -> Iterator[Breach]:
    """A silence has something to silence.

    每条豁免确有可豁免的问题。

    Why: the fault it was written for is gone, or stands elsewhere; left in the plan it would
    hide the next one.

    理由：当初的问题已不存在或在别处；留着它，会掩盖以后的问题。

    Breaks:
        indicators:
          - {id: firms, name: 企业, unit: 家}
        silences:
          - {rule: U101, at: firms, reason: 原文即如此，已向起草处核实}

    Keeps:
        indicators:
          - {id: firms, name: 企业, unit: 嫁}
        silences:
          - {rule: U101, at: firms, reason: 原文即如此，已向起草处核实}
    """
    silences, codes = index.plan.silences, _codes(index)
    if not silences:
        return
    hearing, names = _Hearing(index.plan), _places(index.plan)
    used = {number for found in index.found for number in hearing.over(found)}
    for i, each in enumerate(silences):
        # What another rule of this family tells is not told twice.
        told = (
            not _is_reason(each.reason)
            or each.rule not in codes
            or (each.at is not None and not _is_place(each.at, names))
        )
        if i not in used and not told:
            at = short(each.at or "")
            zh, en = (f"在“{at}”", f' at "{at}"') if at else ("", "")
            yield Breach(
                f"silences[{i}]",
                Text(
                    f"{each.rule}{zh}应有所发现，实为没有",
                    f"expected findings of {each.rule}{en} to silence, found none",
                ),
                Text("请删去该条豁免，或改正位置", "delete the silence, or correct its place"),
            )


def _codes(index: Index) -> frozenset[str]:
    """The codes that may be silenced."""
    return frozenset(code for code in index.codes if not code.startswith("S"))


def _is_of_another(each: Silence, index: Index) -> bool:
    """Whether the rule is one of the plan's own, and those are not at hand."""
    own = any(code.startswith(OWN_LETTER) for code in index.codes)
    return each.rule.startswith(OWN_LETTER) and not own


def _is_place(at: str, names: dict[str, tuple[str, ...]]) -> bool:
    return at in names or _STEP_ENDS.split(at)[0] in _KEYS


_KEYS = frozenset(each.name for each in attrs.fields(Plan) if each.init)

RULES: tuple[Rule, ...] = (
    silence_has_reason,
    silence_names_rule,
    silence_names_place,
    silence_is_needed,
)
