"""What a plan, its rules and an exporter must keep, each a small test."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from attrs import field, frozen

from policymodel.checking import check, verify
from policymodel.checks import Rule
from policymodel.checks.engine.examples import breaking, keeping
from policymodel.export.exporters import Exporter, Options
from policymodel.export.files import safe_name
from policymodel.export.pipeline import files_of
from policymodel.findings import ExportError, Finding, PolicyModelError
from policymodel.model import Plan
from policymodel.plugincode import brought_rules
from policymodel.reading import load_plan, plan_from_json, plan_to_json, read_plan, write_plan
from policymodel.reading.structure import plan_from_tree
from policymodel.registry import PLAN_FILE, exporter_entries
from policymodel.text import Lang, Text, Texts

say = Texts(__file__)

_PREFIX = "policymodel_"
_OWN = "policymodel.export."


class BrokenPromise(AssertionError):  # noqa: N818 - what it is, in the words of this module
    """A plugin does not do what it promises; `said` says how, the message in English."""

    def __init__(self, said: Text) -> None:
        super().__init__(said.en)
        self.said = said


@frozen
class Promise:
    """Something that a plugin must keep, and a test that raises an error where it does not."""

    title: Text
    test: Callable[[], object] = field(repr=False)

    def __str__(self) -> str:
        return self.title.en

    def keep(self) -> None:
        """Test it, or raise BrokenPromise, whose message says what was expected and found."""
        if why := self._broken():
            raise BrokenPromise(why)

    def broken(self, lang: Lang = "en") -> str | None:
        """Test it, and return what is wrong, or None."""
        why = self._broken()
        return None if why is None else why.get(lang)

    def _broken(self) -> Text | None:
        try:
            self.test()
        except PolicyModelError as error:
            return _told(error.findings)
        except BrokenPromise as error:
            return error.said
        return None


def _told(findings: Sequence[Finding]) -> Text:
    zh, en = ("\n".join(each.format(lang) for each in findings) for lang in get_args(Lang))
    return Text(zh, en)


def promises(
    folder: str | os.PathLike[str], *, sources: str | os.PathLike[str] | None = None
) -> tuple[Promise, ...]:
    """Return what the plan in `folder`, with the rules it brings, must keep.

    With the folder of documents, `sources`, the plan is verified too.
    """
    place = Path(folder)

    def plan() -> Plan:
        return load_plan(place / PLAN_FILE)

    rules, faults = brought_rules(place, place.name)
    exporters = [each.name for each in exporter_entries() if each.value.startswith(_OWN)]
    kept = [
        Promise(say("read"), plan),
        Promise(say("id"), lambda: _id_of_folder(plan(), place)),
        Promise(say("reads_back"), lambda: _reads_back(plan())),
        Promise(say("rules"), lambda: _no_faults(faults)),
        Promise(say("check"), lambda: _no_errors(plan(), rules)),
        *(Promise(say("exports", name=each), partial(_exports, plan, each)) for each in exporters),
    ]
    if sources is not None:
        kept.append(Promise(say("verify"), lambda: _no_faults(verify(plan(), sources))))
    return (*kept, *(each for rule in rules for each in rule_promises(rule, plan)))


def rule_promises(rule: Rule, plan: Callable[[], Plan]) -> Iterator[Promise]:
    """Yield what a rule must keep on what `plan` makes."""
    code = rule.code
    yield Promise(say("steady", code=code), lambda: _steady(rule, plan()))
    yield Promise(say("examples", code=code), lambda: _as_shown(rule))


def exporter_promises(exporter: Exporter, plans: Sequence[Plan]) -> Iterator[Promise]:
    """Yield what an exporter must keep, for each of `plans` and both languages."""
    for plan in plans:
        title = say("exports_plan", name=exporter.name, plan=plan.id)
        yield Promise(title, partial(_exports, plan, exporter))


def _is(kept: bool, why: Text) -> None:
    if not kept:
        raise BrokenPromise(why)


def _id_of_folder(plan: Plan, folder: Path) -> None:
    name = folder.resolve().name.removeprefix(_PREFIX)
    _is(plan.id == name, say("broken.id", name=name, found=plan.id))


def _reads_back(plan: Plan) -> None:
    _is(read_plan(write_plan(plan)) == plan, say("broken.form", form="YAML"))
    _is(plan_from_json(plan_to_json(plan)) == plan, say("broken.form", form="JSON"))


def _no_faults(faults: Sequence[Finding]) -> None:
    _is(not faults, _told(faults))


def _no_errors(plan: Plan, rules: Sequence[Rule]) -> None:
    found = check(plan, extra=rules, own_rules=False)
    _no_faults([each for each in found if each.severity == "error" or each.code == "P008"])


def _steady(rule: Rule, plan: Plan) -> None:
    before = plan_to_json(plan)
    first, second = (check(plan, select=[rule.code], extra=[rule]) for _ in range(2))
    _is(first == second, say("broken.steady", code=rule.code))
    _is(plan_to_json(plan) == before, say("broken.changed", code=rule.code))


def _as_shown(rule: Rule) -> None:
    shown = rule.words.example
    trees = [(breaking(shown), 1)] if shown.breaks else []
    trees += [(keeping(shown), 0)] if shown.keeps or shown.instead else []
    for tree, times in trees:
        found = check(plan_from_tree(tree), select=[rule.code], extra=[rule])
        count = sum(each.code == rule.code for each in found)
        _is(count == times, say("broken.example", code=rule.code, times=times, found=count))


def _exports(plan: Plan | Callable[[], Plan], using: str | Exporter) -> None:
    made = plan if isinstance(plan, Plan) else plan()
    for lang in ("zh", "en"):
        try:
            first, second = (files_of(made, using, Options(lang=lang)) for _ in range(2))
        except ExportError as error:
            if [found.code for found in error.findings] != ["X014"]:
                raise
            continue  # the plan has nothing for it, and that is said
        _is(first == second, say("broken.bytes"))
        _is(bool(first), say("broken.no_file"))
        for name in first:
            _is(safe_name(name) == name, say("broken.name", name=name))
