"""One list holds every code that the product prints, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import policymodel as pm
from policymodel.checks import CODES
from policymodel.codes import Code, other_codes

PACKAGE = Path(pm.__file__).parent
CODE = re.compile(r"([A-Z]\d{3})(?:\.[a-z_.]+)?")


def written() -> Iterator[str]:
    """The texts of the package that are codes, outside the rules."""
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[:2] != ("checks", "rules"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                value = node.value if isinstance(node, ast.Constant) else None
                if isinstance(value, str) and (found := CODE.fullmatch(value)):
                    yield found[1]  # the key of a text begins with the code that it words


def test_every_code_that_is_given_is_listed_and_the_other_way_round() -> None:
    assert set(written()) - set(CODES) == set(other_codes())


def test_no_code_is_listed_twice() -> None:
    assert not set(CODES) & set(other_codes())
    text = (PACKAGE / "codes.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^ {4}([A-Z]\d{3}):", text, re.MULTILINE) == list(other_codes())


@pytest.mark.parametrize("each", other_codes().values(), ids=lambda each: each.code)
def test_a_code_says_what_it_means_and_what_to_do(each: Code) -> None:
    for text in (each.group, each.title, each.meaning, each.fix):
        assert re.search("[\u4e00-\u9fff]", text.zh)
        assert re.search("[a-z]", text.en)
        assert not re.search("[\u4e00-\u9fff]", text.en)
        assert not re.search("[\u4e00-\u9fff][,;:][\u4e00-\u9fff]", text.zh)
    for sentence in (each.meaning, each.fix):
        assert (sentence.zh[-1], sentence.en[-1]) == ("。", ".")
