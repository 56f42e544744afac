"""Plan file text to plain values: what is refused, with which code, in which line."""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
import strategies as own
import yaml
from hypothesis import given

from policymodel.findings import Finding, PlanFileError
from policymodel.reading import yamlfaults, yamltext
from policymodel.reading.yamltext import LARGEST, decode


def parse(text: str, file: str | None = None) -> Any:
    return yamltext.parse(text, file=file).tree


def refused(text: str | bytes) -> tuple[Finding, ...]:
    with pytest.raises(PlanFileError) as caught:
        parse(text if isinstance(text, str) else decode(text, file="p.yaml"), file="p.yaml")
    assert all(found.file == "p.yaml" for found in caught.value.findings)
    return caught.value.findings


def places(text: str | bytes) -> list[tuple[str, int | None]]:
    return [(found.code, found.line) for found in refused(text)]


def composed(text: str) -> object:
    """What PyYAML's composer, which goes another way than its events, makes of a text."""

    def value(node: yaml.Node) -> object:
        if isinstance(node, yaml.MappingNode):
            return {key.value: value(item) for key, item in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [value(item) for item in node.value]
        assert isinstance(node, yaml.ScalarNode)
        nulls = ("", "~", "null", "Null", "NULL")
        return None if not node.style and node.value in nulls else node.value

    root = yaml.compose(text, Loader=yaml.CBaseLoader)
    return value(root)


def as_text(tree: object) -> object:
    """A tree of Python values as the texts that JSON writes for its scalars."""
    if isinstance(tree, dict):
        return {key: as_text(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_text(value) for value in tree]
    return tree if tree is None or isinstance(tree, str) else json.dumps(tree)


def test_scalars_keep_their_text() -> None:
    text = (
        "a: NO\nb: 12:30\nc: 0x1f\nd: 1.10\ne: true\nf: 2025-03-01\ng: ~\nh: [x, {y: '1'}]\n"
        "i: 0339800\nj: 123456789012.123456\nk: 1e400\nl: 'null'\nm:\n"
    )
    assert parse(text) == {
        "a": "NO",
        "b": "12:30",
        "c": "0x1f",
        "d": "1.10",
        "e": "true",
        "f": "2025-03-01",
        "g": None,
        "h": ["x", {"y": "1"}],
        "i": "0339800",
        "j": "123456789012.123456",
        "k": "1e400",
        "l": "null",
        "m": None,
    }


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: {c, d}\n",
        "a: {b: 1, }\nc: {}\n",
        "# x: y\na: 1  # b: c\n# 'a: 2'\n",
        'a: "b: c"\nb: "{a, a}"\n',
        "a: |\n  a: 1\n  a: 2\nb: 1\n",
        "a: R&D & x\nb: 5*3 !\nc: what? yes\n",
        "a: '<<'\nb: <<\n",
        '"1": a\n"null": b\n',
        "---\na: 1\n...\n",
        "%YAML 1.2\n---\na: 1\n",
        "a: 1\r\nb: 2\r\n",
        "a:" + " " * 80 + "b\n" + " " * 80 + "c\n",
        "# " + "-" * 60 + "\na: 1\n",
        "a: {b: 'it''s, {', c: \"\\\"}\\\"\"}\n",
    ],
)
def test_what_only_looks_wrong_is_read(text: str) -> None:
    assert parse(text) == composed(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("F009", 1)]),
        ("# 只有注释\n", [("F009", 1)]),
        ("---\n", [("F009", 1)]),
        ("null\n", [("F009", 1)]),
        ("a: 1\nb: 2\na: 3\n", [("F004", 3)]),
        ("a: 1\na: 2\na: 3\n", [("F004", 2), ("F004", 3)]),
        ("x:\n  - {a: 1, b: 2,\n     a: 3}\n", [("F004", 3)]),
        ("{a, a: 1}\n", [("F004", 1)]),
        ("{a: 1, b: {c: 1}, a}\n", [("F004", 1)]),
        ('{k: 1, "\\"}\\"", k: 2}\n', [("F004", 1)]),
        ('{"[", b, "]": 1, b: 2, "x:y": 3}\n', [("F004", 1)]),
        ('{"a,b", "a,b": 1}\n', [("F004", 1)]),
        ('{a:b, k: 1, "x": 2, k: 3}\n', [("F008", 1), ("F004", 1)]),
        ('["s\n , ", {b, b: 1}, "x"]\n', [("F004", 2)]),
        ('{a: x\n - "y, b, b: 1, c: "\n - ", d: x "\n}\n', [("F004", 2)]),
        ("[{k: 'x, \"', b, c: 'y \"z', b: 2}]\n", [("F004", 1)]),
        ('"k, ": {b, b: 1, c: x}  # "\n', [("F004", 1)]),
        ("{a: 1, 'x # y': 2, a: 3}\n", [("F004", 1)]),
        ('{a: "x\n  # y", b: 1, a: 2}\n', [("F004", 2)]),
        ("[{a}, {b: 1, b: 2}]\n", [("F004", 1)]),
        ("a: 1\n'a': 2\n\"a\": 3\n", [("F004", 2), ("F004", 3)]),
        ("? a\n: 1\n? a\n: 2\n", [("F004", 3)]),
        ("# a: 1\na: 1\n# b\na: 2\n", [("F004", 4)]),
        ("a: 1\nb: &x 2\n", [("F005", 2)]),
        ("a: &x 1\nb: *x\n", [("F005", 1), ("F005", 2)]),
        ("*x : 1\n", [("F005", 1)]),
        ("a: 1\nb: !!str 2\n", [("F005", 2)]),
        ("a:\n  - !x {b: 1}\n", [("F005", 2)]),
        ("a: 1\n<<: {b: 2}\n", [("F005", 2)]),
        ("a: " + "[" * 50 + "]" * 50, [("F006", 1)]),
        ("".join(" " * i + "a:\n" for i in range(60)), [("F006", 51)]),
        ("- " * 60 + "a\n", [("F006", 1)]),
        ("a: 1\n---\nb: 2\n", [("F007", 2)]),
        ("a: 1\n...\nb: 2\n", [("F003", 3)]),
        ("a:\n  2025: 30\n", [("F008", 2)]),
        ("a: 1\ntrue: 2\n", [("F008", 2)]),
        ("a: {value: 1,200, unit: 家}\n", [("F008", 1)]),
        ("a:\n  - {words: 达到1,200家}\n", [("F008", 2)]),
        ("~: 1\n", [("F008", 1)]),
        ("a: 1\n[b, c]: 2\n", [("F008", 2)]),
        ("{{a: 1}: 2}\n", [("F008", 1)]),
        ("{[a]\n: 2}\n", [("F008", 1), ("F003", 2)]),
        ("? [a]\n: 2\n", [("F008", 1)]),
        ("a: \x07\nb: c\u200bd\n", [("F002", 1), ("F002", 2)]),
        ("a: 1\nb: \ud800\n", [("F002", 2)]),
        ("a: \x85\nb: \u2028\nc: \xad\n", [("F002", 1), ("F002", 2), ("F002", 3)]),
        ("a: 1\rb: 2\r\n", [("F002", 1), ("F003", 1)]),
        ("a: 1\nb\ufeff: 2\n", [("F002", 2)]),
        ("\ufeff\ufeffa: 1\n", [("F002", 1), ("F002", 1)]),
        ("%YAML 9.9\n---\na: 1\n", [("F005", 1)]),
        ("a: {x: 1}\nb: {&k x: 2}\n", [("F005", 2)]),
        ("a: 1\n? [b,\n  c]\n: 2\na: 3\nd: 4\nd: 5\n", [("F008", 2), ("F004", 5), ("F004", 7)]),
        ("a: \u061c\nb: \u180e\nc: \uffff\n", [("F002", 1), ("F002", 2), ("F002", 3)]),
    ],
)
def test_every_fault_has_its_code_and_line(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a:\n\t- b\n", 2, "not with tabs"),
        ("\ta: 1\n", 1, "not with tabs"),
        ("a: 1\n名称：b\nc: 2\n", 3, "full-width “：”"),
        ("a: 1\nb:2\nc: 3\n", 3, "a space after the colon"),
        ("a: {b: 1，c: 2}\n", 1, "full-width “，”"),
        ("a: 1\nb: @c\n", 2, "needs quotes"),
        ("a: x: y\n", 1, "text with “: ”"),
        ("a: 'it's'\n", 1, "quotes go around the whole text"),
        ('a: "b" c\n', 1, "check indentation"),
        ("a: [1, 2\nb: 3\n", 2, "check indentation"),
        ("a: [1, 2\n", 1, "check indentation"),
        ("a: 1\n  b: 2\n", 2, "check indentation"),
        ("a:\n  - b\n c: 1\n", 3, "check indentation"),
        ('a: "b\n', 1, "check indentation"),
        ("[", 1, "check indentation"),
        ("a: - b\n", 1, "check indentation"),
        ("%x\n", 1, "check indentation"),
    ],
)
def test_syntax_faults_name_the_slip(text: str, line: int, hint: str) -> None:
    (found,) = refused(text)
    assert (found.code, found.line) == ("F003", line)
    assert found.hint is not None
    assert hint in found.hint.en


def test_a_bracket_left_open_is_named_by_its_line() -> None:
    (found,) = refused("a:\n  b: [1,\n    2\nc: 3\n")
    assert found.line == 4
    assert "line 2" in found.message.en
    assert "第 2 行" in found.message.zh


def test_all_faults_come_at_once_in_the_order_of_lines() -> None:
    text = "a: &x 1\nb: \u200b\na: 2\n3: !t c\nd: [\n"
    assert places(text) == [
        ("F005", 1),
        ("F002", 2),
        ("F004", 3),
        ("F008", 4),
        ("F005", 4),
        ("F003", 5),
    ]


def test_a_repeated_key_names_both_lines_and_its_path() -> None:
    (found,) = refused("list:\n  - {a: 1}\n  - b: 1\n    c: 2\n    b: 3\n")
    assert (found.path, found.line) == ("list[1].b", 5)
    assert "line 3" in found.message.en
    assert "第 3 行" in found.message.zh


def test_a_key_that_comes_three_times_names_the_first_line() -> None:
    text = "x:\n  - a: {y: 1}\n    b: 2\n    b: 3\n    a: 4\n    a: 5\n"
    found = [(fault.line, fault.message.en[-9:]) for fault in refused(text)]
    assert found == [(4, "in line 3"), (5, "in line 2"), (6, "in line 2")]


def test_the_list_of_faults_has_an_end() -> None:
    assert len(refused("a: 1\n" * 1000)) == yamlfaults.MOST_FAULTS
    assert len(refused("a: \u200b\n" * 1000)) == yamlfaults.MOST_FAULTS


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("a: 1\nb: 承德\n".encode("gbk"), 2, "GBK"),
        ("a: 承德\n".encode("utf-16"), 1, "UTF-16"),
        ("a: 承德\n".encode("utf-16-be"), 1, "UTF-16"),
        (b"a: 1\nb: \xff\xff\n", 2, "0xff"),
    ],
)
def test_other_encodings_are_named(data: bytes, line: int, words: str) -> None:
    (found,) = refused(data)
    assert (found.code, found.line) == ("F002", line)
    assert words in found.message.en
    assert words in found.message.zh
    assert found.hint is not None
    assert "save as UTF-8" in found.hint.en


def test_a_byte_order_mark_at_the_start_is_no_fault() -> None:
    assert decode("\ufeffa: 1\n".encode()) == "a: 1\n"
    assert decode(b"a: 1\n") == "a: 1\n"
    assert places("\ufeffa: 1\n") == [("F002", 1)]  # a second one, when the first is gone


def bomb(levels: int) -> str:
    names = [f"n{i}" for i in range(levels)]
    rows = (f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise(names))
    return "n0: &n0 x\n" + "".join(rows)


def merge_bomb(levels: int) -> str:
    rows = (f"n{i + 1}: &n{i + 1} {{<<: [{f'*n{i}, ' * 9}]}}\n" for i in range(levels))
    return "n0: &n0 {x: 1}\n" + "".join(rows)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (lambda: bomb(30), "F005"),
        (lambda: merge_bomb(60), "F005"),
        (lambda: "[" * 100_000, "F006"),
        (lambda: "[{a: " * 20_000, "F006"),
        (lambda: "[\n" * 50_000, "F006"),
        (lambda: "".join(" " * i + "a:\n" for i in range(1_900)), "F006"),
        (lambda: "".join(" " * i + "-\n" for i in range(1_900)), "F006"),
        (lambda: "- " * 50_000, "F006"),
        (lambda: "? " * 50_000, "F008"),
        (lambda: ": " * 50_000, "F003"),
        (lambda: "- ? " * 20_000, "F008"),
        (lambda: "-  ?   " * 10_000, "F008"),
        (lambda: "".join(f"{'  ' * i}- ? a\n" for i in range(500)), "F003"),
        (lambda: "a: |\n  x\n" + "- " * 50_000, "F003"),
        (lambda: "".join(f"{' ' * i}a:\n" for i in range(10_000))[:LARGEST], "F006"),
        (lambda: "- " * (LARGEST // 2), "F001"),
        (lambda: "{a: " * (LARGEST // 4), "F001"),
        (lambda: "a\n" * (LARGEST // 2), "F001"),
        (lambda: "文" * LARGEST, "F001"),
        (lambda: "x" * (LARGEST + 1), "F001"),
        (lambda: "? a\n" * 40_000, "F004"),
        (lambda: "".join(f"a{i}: 1\n" for i in range(50_000)) + "a0: 1\n", "F004"),
        (lambda: "? ? a\n" * 20_000, "F008"),
        (lambda: "".join(f"{i}: 1\n" for i in range(50_000)), "F008"),
        (lambda: "[" + ("{" + "[" * 40 + "]" * 40 + "\n: 1},\n") * 1_500 + "]", "F008"),
        (lambda: 'a: "' + "x" * (LARGEST - 10), "F003"),
        (lambda: "x" * (LARGEST - 10) + ": 1", "F003"),
        (lambda: '["' * 50_000, "F003"),
        (lambda: "\t" * LARGEST, "F003"),
        (lambda: " " * LARGEST, "F009"),
        (lambda: "\0" * LARGEST, "F002"),
        (lambda: "\u200b" * (LARGEST // 3), "F002"),
        (lambda: "---\n" * 50_000, "F007"),
    ],
)
def test_hostile_texts_are_refused(text: Callable[[], str], code: str) -> None:
    assert code in {found.code for found in refused(text())}


def test_files_too_large_are_refused_before_they_are_decoded() -> None:
    assert places(b"\xff" * (LARGEST + 1)) == [("F001", None)]
    with pytest.raises(PlanFileError, match="F001"):
        decode(b"\xff" * (LARGEST + 1))


def test_fifty_levels_are_read() -> None:
    tree: object = "x"
    for _ in range(50):
        tree = [tree]
    assert parse(json.dumps(tree)) == tree
    assert places(json.dumps([tree])) == [("F006", 1)]


@given(own.YAML_TREES)
def test_json_is_read_as_it_is(tree: object) -> None:
    for indent in (None, 1):
        assert parse(json.dumps(tree, indent=indent, ensure_ascii=False)) == as_text(tree)


@given(own.YAML_TREES)
def test_what_another_writer_writes_is_read_as_it_is(tree: object) -> None:
    texts = as_text(tree)
    written = yaml.dump(texts, Dumper=yaml.CSafeDumper, allow_unicode=True)
    assert parse(written) == texts


@given(own.yaml_texts())
def test_texts_without_fault_are_read_as_the_composer_reads_them(text: str) -> None:
    assert parse(text) == composed(text)


@given(own.yaml_texts(repeat_key=True))
def test_a_repeated_key_is_found_wherever_it_is(text: str) -> None:
    assert "F004" in {found.code for found in refused(text)}


@given(own.yaml_texts())
def test_every_value_has_the_line_that_the_composer_gives_it(text: str) -> None:
    parsed = yamltext.parse(text)

    def look(node: yaml.Node, path: tuple[str | int, ...]) -> None:
        assert parsed.line_of(path) == node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                look(value, (*path, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for place, value in enumerate(node.value):
                look(value, (*path, place))

    look(yaml.compose(text, Loader=yaml.CBaseLoader), ())


def test_lines_are_those_of_the_values() -> None:
    parsed = yamltext.parse(
        "id: x\n"
        "\n"
        "indicators:\n"
        "  # 注释\n"
        "  - id: a\n"
        "    targets:\n"
        "      - {value: 3,\n"
        "         unit: 家}\n"
        "  -\n"
        "    id: b\n"
        "note: >\n"
        "  long\n"
        "  text\n"
    )
    for path, line in {
        (): 1,
        ("id",): 1,
        ("indicators",): 5,
        ("indicators", 0): 5,
        ("indicators", 0, "targets", 0, "value"): 7,
        ("indicators", 0, "targets", 0, "unit"): 8,
        ("indicators", 1): 10,
        ("note",): 11,
    }.items():
        assert parsed.line_of(path) == line


def test_the_line_of_what_is_missing_is_that_of_what_encloses_it() -> None:
    parsed = yamltext.parse("a: 1\nb:\n  - c: 1\n\n  - d: 2\n")
    assert parsed.line_of(("b", 1, "e", "f")) == 5
    assert parsed.line_of(("b", 7)) == 3
    assert parsed.line_of(("z",)) == 1


def test_the_pure_python_parser_tells_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without libyaml."""
    texts = ("a: 1\nb: [x, {c: 1.10}]\n", "a: 1\na: 2\n", "a: &x 1\nb: *x\n", "[" * 99)

    def told(text: str) -> object:
        try:
            return parse(text)
        except PlanFileError as error:
            return [(found.code, found.line) for found in error.findings]

    expected = [told(text) for text in texts]
    monkeypatch.setattr(yamltext, "Loader", yaml.SafeLoader)
    assert [told(text) for text in texts] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a: {value: 1,200}\n",
        "a: {value: 12,345,678, unit: 元}\n",
        "a: {words: 达到1,200家以上}\n",
        "a: {words: 达到200家,力争300家}\n",
        "a: {name: 市甲局（市乙局,市丙局）, kind: department}\n",
        "a: {title: 建码头, 护海岸, number: 1}\n",
    ],
)
def test_a_comma_that_ends_a_value_is_told_as_one(text: str) -> None:
    with pytest.raises(PlanFileError) as error:
        parse(text)
    assert {found.code for found in error.value.findings} == {"F008"}
    hint = error.value.findings[0].hint
    assert hint is not None
    assert "a comma ends the value" in hint.en


@pytest.mark.parametrize("text", ["a: {id: b, value:200}\n", "a: {id：b}\n", "a: {x: 1, id:b}\n"])
def test_a_key_that_runs_into_its_value_is_told_as_one(text: str) -> None:
    with pytest.raises(PlanFileError) as error:
        parse(text)
    [found] = error.value.findings
    assert found.hint is not None
    assert (found.code, "half-width colon" in found.hint.en) == ("F008", True)


def test_commas_that_part_or_are_quoted_are_sound() -> None:
    text = 'a: {value: "1,200", at: [1,200]}\nb: 达到1,200家\nc: {x: 1, "y" : 2}\n'
    assert parse(text) == {
        "a": {"value": "1,200", "at": ["1", "200"]},
        "b": "达到1,200家",
        "c": {"x": "1", "y": "2"},
    }
