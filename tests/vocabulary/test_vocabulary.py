"""The words in the YAML files are the public vocabularies, whole and in order."""

import re
from pathlib import Path

import pytest
import yaml

from policymodel import vocabulary
from policymodel.sheets.responsibility import matrix
from policymodel.vocabulary import (
    COMPARATORS,
    ORGANIZATION_KINDS,
    ROLES,
    SIDES,
    TARGET_KINDS,
    Term,
    Vocabulary,
    terms,
)

FOLDER = Path(vocabulary.__file__).parent
PUBLIC = {name: getattr(vocabulary, name) for name in vocabulary.__all__ if name.isupper()}
# Read once more, by the loader in Python, which knows types: nothing may look like one.
WRITTEN = {
    name: rows
    for file in FOLDER.glob("*.yaml")
    for name, rows in yaml.safe_load(file.read_text(encoding="utf-8")).items()
}


def test_every_list_is_public_and_every_public_list_is_written() -> None:
    assert {name.lower() for name in PUBLIC} == set(WRITTEN)


def test_no_file_repeats_a_list_of_another() -> None:
    heads = re.findall(
        r"^(\w+):$",
        "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.yaml")),
        re.MULTILINE,
    )
    assert sorted(heads) == sorted(WRITTEN)


@pytest.mark.parametrize("name", PUBLIC)
def test_terms_are_as_written(name: str) -> None:
    words: Vocabulary[Term] = PUBLIC[name]
    rows = WRITTEN[name.lower()]
    assert words.codes == tuple(row["code"] for row in rows)
    for term, row in zip(words, rows, strict=True):
        assert re.fullmatch("[a-z][a-z0-9_]*", term.code)
        assert term.zh == row["zh"]
        assert term.en == row["en"]
        assert term.zh.strip()
        assert term.en.strip()


def test_every_kind_of_organization_has_a_short_heading() -> None:
    file = Path(matrix.__file__).with_suffix(".yaml")
    kinds = yaml.safe_load(file.read_text(encoding="utf-8"))["kinds"]
    assert tuple(kinds) == ORGANIZATION_KINDS.codes
    assert all(len(each["zh"]) <= 4 for each in kinds.values())


def test_columns_of_their_own_have_their_types() -> None:
    assert COMPARATORS["exactly"].sign == "="
    assert COMPARATORS["exactly"].words == ("全部", "恰好", "正好", "等于", "=")
    assert ROLES["lead"].heading.zh == "牵头单位"
    assert all(each.side in SIDES for each in vocabulary.INSTRUMENTS)
    assert len({role.mark for role in ROLES}) == len(tuple(ROLES))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"code": "a", "zh": "甲", "en": "A"}, {"code": "a", "zh": "乙", "en": "B"}], "twice"),
        ([{"code": "a", "zh": "甲"}], "en"),
        ([{"code": "a", "zh": "甲", "en": "one", "two": ""}], "two"),
    ],
)
def test_a_slip_in_a_file_is_named(
    rows: list[dict[str, str]], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(terms._LISTS, "trial", rows)
    with pytest.raises(ValueError, match=f"trial: .*{said}"):
        terms.vocabulary("trial", Term)


def test_a_word_is_suggested_by_code_and_by_label() -> None:
    for word, code in (("levle", "level"), ("增速", "growth_rate"), ("x", None)):
        assert TARGET_KINDS.suggest(word) == code
