"""What a rule finds has words beside its module, with a brace for every value, and no others."""

import ast
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
import yaml

from policymodel.checks import RULES, VERIFY_RULES, Rule

ALWAYS = {"Violation": {"at"}, "once": {"count", "total", "names"}}
KINDS = ("message", "hint", "office")
PLACE_OF_MESSAGE = {"Violation": 1, "once": 2}


class Told(NamedTuple):
    """A call that makes violations: the name of its message if that is written, and its values."""

    name: str | None
    values: frozenset[str]
    given: frozenset[str]
    line: int


def written(rule: Rule) -> Path:
    return Path(rule.find.__code__.co_filename)


MODULES = [
    pytest.param(path, [*rules], id=path.stem)
    for path, rules in groupby(sorted((*RULES, *VERIFY_RULES), key=written), key=written)
]


def told_by(function: str, functions: dict[str, ast.FunctionDef]) -> Iterator[Told]:
    """The violations that a function of a module makes, by itself or through others there."""
    waiting, seen = [function], {function}
    while waiting:
        for node in ast.walk(functions[waiting.pop()]):
            if isinstance(node, ast.Name) and node.id in functions and node.id not in seen:
                seen.add(node.id)
                waiting.append(node.id)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from calls_of(node, node.func.id)


def calls_of(node: ast.Call, maker: str) -> Iterator[Told]:
    if maker not in ALWAYS:
        return
    values = frozenset(each.arg or "**" for each in node.keywords) - {"hint", "at"}
    message: ast.expr = ast.Constant("")
    if len(node.args) > PLACE_OF_MESSAGE[maker]:
        message = node.args[PLACE_OF_MESSAGE[maker]]
    if isinstance(message, ast.Call) or getattr(message, "attr", "") == "message":
        return  # a text
    choices = [message.body, message.orelse] if isinstance(message, ast.IfExp) else [message]
    for each in choices:
        name = each.value if isinstance(each, ast.Constant) else None
        assert name is None or isinstance(name, str)
        yield Told(name, values, values | ALWAYS[maker], node.lineno)


def braces(text: object) -> set[str]:
    assert isinstance(text, dict)
    assert text.keys() == {"zh", "en"}
    fields = (found[1] for said in text.values() for found in Formatter().parse(said))
    return {field for field in fields if field}


def places(rule: Rule, kind: str, name: str | None, tree: dict[str, dict[str, object]]) -> set[str]:
    """Where the texts of a violation stand: of a name that only running tells, all of them."""
    known = {".".join(key) for key in keys_of(tree)}
    if name is None:
        named = {key for key in known if key.startswith((f"{rule.code}.{kind}s.", f"{kind}s."))}
        return named | places(rule, kind, "", tree)
    plain = (f"{rule.code}.{kind}", kind)
    special = (f"{rule.code}.{kind}s.{name}", f"{kind}s.{name}") if name else ()
    return {next((key for key in (*special, *plain) if key in known), "")} - {""}


def keys_of(tree: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if isinstance(tree, dict):
        if tree.keys() == {"zh", "en"}:
            yield above
        else:
            for key, value in tree.items():
                yield from keys_of(value, (*above, key))


@pytest.mark.parametrize(("path", "rules"), MODULES)
def test_every_violation_has_words_with_its_values(path: Path, rules: list[Rule]) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    functions = {each.name: each for each in module.body if isinstance(each, ast.FunctionDef)}
    tree = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    texts = {
        ".".join(key): braces(value)
        for key in keys_of(tree)
        for value in [by_key(tree, key)]
        if re.match(r"([A-Z]\d{3}\.)?(message|hint|office)s?(\.|$)", ".".join(key))
    }
    used: set[str] = set()
    asked: dict[tuple[int, frozenset[str]], set[str]] = {}
    for rule in rules:
        for told in told_by(rule.name, functions):
            found = [places(rule, kind, told.name, tree) for kind in KINDS]
            if told.name is None:
                found = [{key for key in keys if texts[key] <= told.given} for keys in found]
            assert found[0], f"{rule.code}, line {told.line}: nothing is written of it"
            said = set[str]().union(*found)
            used |= said
            wanted = set[str]().union(*(texts[key] for key in said))
            assert wanted <= told.given, f"{rule.code}, line {told.line}"
            asked.setdefault((told.line, told.values), set()).update(wanted)
    assert [line for (line, values), wanted in asked.items() if not values <= wanted] == []
    assert used == set(texts)


def by_key(tree: object, key: tuple[str, ...]) -> object:
    for step in key:
        assert isinstance(tree, dict)
        tree = tree[step]
    return tree
