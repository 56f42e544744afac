"""Edits of a plan file's text: what is asked for, and not one byte more."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import strategies as own
import yaml
from hypothesis import given
from hypothesis import strategies as st

from policymodel.findings import PlanFileError
from policymodel.reading import yamltext
from policymodel.reading.editor import Editor

PLANS = sorted(Path(__file__).parents[2].glob("plugins/*/plan.yaml"))

COMMENTED = """\
# 说明
id: a  # 简称

document:
  title: "题"   # 标题
  # 关于发文机关
  issuers:
    - 甲
    - 乙  # 第二
  note: |
    一
    二

indicators:
  - id: x
    unit: 家
  -
    id: y
    targets: [{value: 1.10, at: [1, 2]}, {value: 2}]
# 完
"""


def composed(text: str) -> Any:
    """The values of a text as PyYAML itself reads them, every scalar as text."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - text alone


def paths(tree: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every place below `tree`, with its value."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, value in steps:
        yield (*above, step), value
        if isinstance(value, dict | list):
            yield from paths(value, (*above, step))


def changed(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return sorted((line for line in lines if line[0] in "+-"), key=lambda line: line[0] == "+")


def test_a_key_is_renamed_and_all_else_stays() -> None:
    editor = Editor(COMMENTED)
    editor.rename(("document", "note"), "remark")
    editor.rename(("indicators", 1, "targets", 0, "at"), "span")
    assert changed(COMMENTED, editor.text()) == [
        "-   note: |",
        "-     targets: [{value: 1.10, at: [1, 2]}, {value: 2}]",
        "+   remark: |",
        "+     targets: [{value: 1.10, span: [1, 2]}, {value: 2}]",
    ]


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (("id",), "b", ["- id: a  # 简称", "+ id: b  # 简称"]),
        (("document", "title"), "书",
         ['-   title: "题"   # 标题', '+   title: "书"   # 标题']),
        (("document", "issuers", 0), "丙: 丁", ["-     - 甲", '+     - "丙: 丁"']),
        (("document", "note"), "三", ["-   note: |", "-     一", "-     二", "+   note: 三"]),
        (("indicators", 0, "unit"), 7, ["-     unit: 家", "+     unit: 7"]),
    ],
)  # fmt: skip
def test_a_scalar_is_replaced(path: tuple[Any, ...], value: str | int, lines: list[str]) -> None:
    editor = Editor(COMMENTED)
    editor.replace(path, value)
    assert changed(COMMENTED, editor.text()) == lines


@pytest.mark.parametrize(
    ("path", "after", "lines"),
    [
        ((), None, ["+ new: 1"]),
        ((), "id", ["+ new: 1"]),
        ((), "document", ["+ new: 1"]),
        ((), "indicators", ["+ new: 1"]),
        (("document",), "title", ["+   new: 1"]),
        (("document",), "note", ["+   new: 1"]),
        (("indicators", 0), None, ["-   - id: x", "+   - new: 1", "+     id: x"]),
        (("indicators", 1), None, ["+     new: 1"]),
        (("indicators", 0), "unit", ["+     new: 1"]),
    ],
)
def test_a_key_is_inserted(path: tuple[Any, ...], after: str | None, lines: list[str]) -> None:
    editor = Editor(COMMENTED)
    editor.insert(path, "new", 1, after=after)
    assert changed(COMMENTED, editor.text()) == lines


@pytest.mark.parametrize(
    ("path", "value", "after", "lines"),
    [
        (("document",), [3, 5], "title", ["+   new: [3, 5]"]),
        (("indicators", 1, "targets", 1), [3, 5], "value",
         ["-     targets: [{value: 1.10, at: [1, 2]}, {value: 2}]",
          "+     targets: [{value: 1.10, at: [1, 2]}, {value: 2, new: [3, 5]}]"]),
        (("document",), {"a": "1", "b": 2}, "title", ['+   new: {a: "1", b: 2}']),
        ((), [{"a": "甲: 乙"}, {"b": 2}], "indicators",
         ["+ new:", '+   - {a: "甲: 乙"}', "+   - {b: 2}"]),
    ],
)  # fmt: skip
def test_lists_and_mappings_are_inserted(
    path: tuple[Any, ...], value: Any, after: str, lines: list[str]
) -> None:
    editor = Editor(COMMENTED)
    editor.insert(path, "new", value, after=after)
    assert changed(COMMENTED, editor.text()) == lines


def test_what_is_added_at_one_place_stands_by_depth_and_in_order() -> None:
    editor = Editor("a:\n  b:\n    c: 1\n")
    for path, key, after in (((), "z", "a"), (("a",), "y", "b"), (("a", "b"), "w", "c")):
        editor.insert(path, key, [1, 2], after=after)
        editor.insert(path, f"{key}{key}", 3, after=after)
    assert editor.text() == (
        "a:\n  b:\n    c: 1\n    w: [1, 2]\n    ww: 3\n  y: [1, 2]\n  yy: 3\nz: [1, 2]\nzz: 3\n"
    )


def test_a_scalar_may_become_a_list() -> None:
    editor = Editor('a: "到2025年"  # 年份\nb: {c: 到2025年, d: 1}\n')
    editor.replace(("a",), [1, 6])
    editor.replace(("b", "c"), [7, 9])
    assert editor.text() == "a: [1, 6]  # 年份\nb: {c: [7, 9], d: 1}\n"


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_list_that_becomes_empty_stands_on_the_line_of_its_key(indent: str) -> None:
    editor = Editor(f"a:\n{indent}- {{x: 1}}\n{indent}- {{x: 2}}\n# 以下\nb: 3\n")
    editor.replace(("a",), [])
    assert editor.text() == "a: []\n# 以下\nb: 3\n"


@pytest.mark.parametrize(
    ("text", "path", "lines"),
    [
        (COMMENTED, ("document", "issuers"), ["+     - x: 1"]),
        (COMMENTED, ("indicators",), ["+   - x: 1"]),
        ("targets:\n  - {a: 1}\n", ("targets",), ["+   - {x: 1}"]),  # is a fact, on one line
        ("a: [1, 2]\n", ("a",), ["- a: [1, 2]", "+ a: [1, 2, {x: 1}]"]),
    ],
)
def test_an_item_is_added(text: str, path: tuple[Any, ...], lines: list[str]) -> None:
    editor = Editor(text)
    editor.append(path, {"x": 1})
    assert changed(text, editor.text()) == lines


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "a:  # 表\n- 1  # 一\n- 2\nb: 3\n",
            "a:  # 表\n- 0\n- 1  # 一\n- 15\n- 16\n- 2\n- 9\nb: 3\n",
        ),
        ("a: [1, 2]  # 表\nb: 3\n", "a: [0, 1, 15, 16, 2, 9]  # 表\nb: 3\n"),
    ],
)
def test_items_are_added_before_others(text: str, said: str, line_break: str) -> None:
    editor = Editor(text.replace("\n", line_break))
    for number, value in ((1, 15), (0, 0), (1, 16), (7, 9)):
        editor.insert_item(("a",), number, value)
    assert editor.text() == said.replace("\n", line_break)


def test_a_part_with_parts_is_added_on_lines_of_its_own() -> None:
    editor = Editor("indicators:\n  # 第一\n  - id: x\n    name: 甲\n")
    value = {"id": "z", "name": "乙", "targets": [{"id": "z.1", "kind": "level"}]}
    editor.insert_item(("indicators",), 1, value)
    assert editor.text() == (
        "indicators:\n  # 第一\n  - id: x\n    name: 甲\n  - id: z\n    name: 乙\n"
        "    targets:\n      - {id: z.1, kind: level}\n"
    )


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (("id",), ["- id: a  # 简称"]),
        (("document", "title"), ['-   title: "题"   # 标题']),
        (("document", "issuers", 1), ["-     - 乙  # 第二"]),
        (("document", "note"), ["-   note: |", "-     一", "-     二"]),
        (("indicators", 0), ["-   - id: x", "-     unit: 家"]),
        (("indicators", 0, "id"), ["-   - id: x", "-     unit: 家", "+   - unit: 家"]),
        (("indicators", 1, "id"), ["-     id: y"]),
    ],
)
def test_a_part_is_deleted(path: tuple[Any, ...], lines: list[str]) -> None:
    editor = Editor(COMMENTED)
    editor.delete(path)
    assert changed(COMMENTED, editor.text()) == lines


@pytest.mark.parametrize(
    "text",
    [
        "{a: 1, b: 2}\n",
        '{"a": "1", "b": [2, 3]}\n',
        '{\n  "a": 1,\n  "b": 2\n}\n',
        "a: 1\r\nb:\r\n- 2\r\n",
        "---\na: 1\nb: 2",
        "a:\nb: ~\n",
    ],
)
def test_other_forms_of_a_file_are_edited_too(text: str) -> None:
    editor = Editor(text)
    editor.insert((), "new", 1)
    editor.insert((), "last", "文字: 一", after="b")
    editor.rename(("a",), "c")
    editor.replace(("a",), "二")
    new = composed(editor.text())
    before = composed(text)
    assert list(new) == ["new", "c", "b", "last"]
    assert new == {"new": "1", "c": "二", "b": before["b"], "last": "文字: 一"}
    assert ("\r\n" in text) == ("\r\n" in editor.text())
    assert editor.text().count("\n") == editor.text().count("\r\n") or "\r" not in text


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_there_and_back_is_the_same_file(path: Path) -> None:
    """Every key of a real plan renamed, and one put behind each; then undone."""
    text = path.read_text(encoding="utf-8")
    editor = Editor(text)
    mappings = {place[:-1] for place, _ in paths(editor.tree) if isinstance(place[-1], str)}
    for place, value in paths(editor.tree):
        if isinstance(place[-1], str):
            editor.rename(place, f"{place[-1]}_")
        if isinstance(value, dict):
            editor.insert(place, "new", "文字", after=list(value)[-1])
    there = Editor(editor.text())
    assert {place[:-1] for place, _ in paths(there.tree) if place[-1] == "new"} == {
        tuple(f"{step}_" if isinstance(step, str) else step for step in place)
        for place in mappings - {()}
    }
    for place, _ in paths(there.tree):
        if place[-1] == "new":
            there.delete(place)
        elif isinstance(place[-1], str):
            there.rename(place, place[-1][:-1])
    assert there.text() == text


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_every_value_of_a_real_plan_can_be_replaced(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    editor = Editor(text)
    for place, value in paths(editor.tree):
        if isinstance(value, str):
            editor.replace(place, value + "、2.0")
    new = dict(paths(composed(editor.text())))
    for place, value in paths(composed(text)):
        if isinstance(value, str):
            assert new[place] == value + "、2.0"


@given(own.yaml_texts(), st.data())
def test_an_edit_is_made_whole_or_not_at_all(text: str, data: st.DataObject) -> None:
    tree = yamltext.parse(text).tree
    if not isinstance(tree, dict | list) or not tree:
        return
    place, _ = data.draw(st.sampled_from(list(paths(tree))))
    editor = Editor(text, file="plan.yaml")
    before = composed(text)
    holder = before
    for step in place[:-1]:
        holder = holder[step]
    act = data.draw(st.sampled_from(["rename", "replace", "delete", "insert"]))
    try:
        if act == "rename":
            editor.rename(place, "新 名")
            found = composed(editor.text())
            items = [("新 名" if key == place[-1] else key, item) for key, item in holder.items()]
            holder.clear()
            holder.update(items)
        elif act == "replace":
            editor.replace(place, "x: y")
            found = composed(editor.text())
            holder[place[-1]] = "x: y"
        elif act == "insert":
            editor.insert(place[:-1], "新", "#", after=place[-1])
            found = composed(editor.text())
            holder["新"] = "#"
        else:
            editor.delete(place)
            found = composed(editor.text())
            del holder[place[-1]]
    except PlanFileError as error:
        found = [(fault.code, fault.file) for fault in error.findings]
        before = [("F106", "plan.yaml")]
    assert found == before


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: 1\n", lambda e: e.rename(("b",), "c")),
        ("a: 1\nb: 2\n", lambda e: e.rename(("a",), "b")),
        ("a: [1]\n", lambda e: e.rename(("a", 0), "b")),
        ("a: [1]\n", lambda e: e.replace(("a",), "b")),
        ("a: [1]\n", lambda e: e.replace(("a", 1), "b")),
        ("a: 1\n", lambda e: e.insert((), "a", 2)),
        ("a: 1\n", lambda e: e.insert(("a",), "b", 2)),
        ("a: {}\n", lambda e: e.insert(("a",), "b", 2)),
        ("a: []\n", lambda e: e.append(("a",), 2)),
        ("a: 1\n", lambda e: e.append(("a",), 2)),
        ("a: 1\n", lambda e: e.delete(("a",))),
        ("a:\n- b\n", lambda e: e.delete(("a", 0))),
        ("a: 1\n", lambda e: e.delete(())),
        ("a: {b: 1}\n", lambda e: (e.delete(("a",)), e.rename(("a", "b"), "c"))),
    ],
)
def test_what_cannot_be_edited_alone_is_refused(text: str, edit: Any) -> None:
    def edited() -> str:
        editor = Editor(text)
        edit(editor)
        return editor.text()

    with pytest.raises(PlanFileError, match="F106"):
        edited()


def test_a_faulty_file_is_not_edited() -> None:
    with pytest.raises(PlanFileError, match="F004"):
        Editor("a: 1\na: 2\n")
