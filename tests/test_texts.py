"""What is said stands in the files of texts, with the braces that are filled, and nothing else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
import yaml

import policymodel as pm
from policymodel.text import Text, Texts

PACKAGE = Path(pm.__file__).parent
OF_RULES = re.compile(r"[A-Z]\d{3}\.|(message|hint)s?(\.|$)")
OF_FINDING = {"path", "file", "line"}


class Said(NamedTuple):
    """A call of a module's texts: the keys it may have, and the names of its values.

    A fault has two texts, the second where it is written, and what is in neither is of the finding.
    """

    keys: list[str]
    names: set[str]
    line: int
    is_fault: bool = False


def speaker(tree: ast.Module) -> str | None:
    """The name by which a module calls its `Texts(__file__)`."""
    for node in tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Call)
            and isinstance(node.value.func, ast.Name)
            and node.value.func.id == "Texts"
            and isinstance(node.targets[0], ast.Name)
        ):
            return node.targets[0].id
    return None


def keys_in(node: ast.expr) -> list[str]:
    """The keys that an expression may be: a constant, one or another, or all below a prefix."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*keys_in(node.body), *keys_in(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "*" for part in node.values]
        return ["".join(map(str, parts))]
    raise AssertionError(f"line {node.lineno}: a key that nobody can look up")


def is_name(node: ast.expr | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def listeners(path: Path) -> Iterator[Path]:
    """The modules that say what stands in the file of texts beside `path`, itself first."""
    yield path
    room = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    for other in sorted(PACKAGE.rglob("*.py")):
        if re.search(rf"^from {room} import .*\bsay\b", other.read_text("utf-8"), re.MULTILINE):
            yield other


def calls(tree: ast.Module, name: str) -> Iterator[Said]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            names = {word.arg for word in node.keywords if word.arg is not None}
            first, second, *_ = *node.args, None, None
            if is_name(node.func, name) and first is not None:
                yield Said(keys_in(first), names, node.lineno)
            elif is_name(first, name) and second is not None:
                yield Said(keys_in(second), names - OF_FINDING, node.lineno, is_fault=True)


def speaking() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if speaker(ast.parse(path.read_text(encoding="utf-8"))):
            yield path


def texts_below(tree: object, above: str = "") -> Iterator[tuple[str, Text]]:
    if isinstance(tree, dict):
        if tree.keys() == {"zh", "en"}:
            yield above[:-1], Text(**tree)
        else:
            for key, value in tree.items():
                yield from texts_below(value, f"{above}{key}.")


def braces(text: Text) -> set[str]:
    fields = (found[1] for said in (text.zh, text.en) for found in Formatter().parse(said))
    return {re.split(r"[.\[]", field)[0] for field in fields if field}


def matching(pattern: str, known: dict[str, Text]) -> list[str]:
    start, star, end = pattern.partition("*")
    if not star:
        return [pattern] if pattern in known else []
    return [key for key in known if key.startswith(start) and key.endswith(end)]


@pytest.mark.parametrize("path", list(speaking()), ids=lambda path: getattr(path, "stem", None))
def test_what_a_module_says_stands_beside_it_and_is_said(path: Path) -> None:
    name = speaker(ast.parse(path.read_text(encoding="utf-8"))) or ""
    trees = [ast.parse(each.read_text(encoding="utf-8")) for each in listeners(path)]
    file = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    known = dict(texts_below(file))
    said: set[str] = set()
    for call in (each for tree in trees for each in calls(tree, name)):
        for pattern in call.keys:
            ends = (".message", ".hint") if call.is_fault else ("",)
            keys = [key for end in ends for key in matching(pattern + end, known)]
            assert keys, f"line {call.line}: nothing is written under {pattern}"
            said.update(keys)
            if "*" not in pattern:
                filled = {brace for key in keys for brace in braces(known[key])}
                assert filled == call.names, f"line {call.line}: {pattern}"
    # Of a rule's own words, tests/checks/rules/test_words.py tells that they are said.
    is_of_rules = "rules" in path.parts
    assert {key for key in known if not (is_of_rules and OF_RULES.match(key))} <= said


def test_a_text_is_filled_in_each_language(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        'T1:\n  message: {zh: "没有{unit}", en: "no {unit}"}\nask: {zh: 请核对, en: look}\n',
        encoding="utf-8",
    )
    say = Texts(str(tmp_path / "a.py"))
    assert say("T1.message", unit=Text("家", "firm")) == Text("没有家", "no firm")
    assert say("ask") == Text("请核对", "look")
