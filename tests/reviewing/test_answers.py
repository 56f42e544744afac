"""Every answer to every kind of question: the plan is as it says afterwards, the question gone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

import policymodel as pm
from policymodel import drafting
from policymodel.model import Plan
from policymodel.reviewing.changes import Reviewed

TEXT = """\
云州市港口行动方案
一、主要目标
到2030年，建成泊位12个，岸电覆盖15处，引航员保持20人左右，其中泊位达到18个。
二、重点任务
1.扩建港区。新建泊位。（市港航局牵头，市财政局配合）
2.疏浚航道。疏通主航道。（市港航管理局、市财政局落实分头）
"""


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


PLAN = f"""\
format: 2
id: yunzhou
document: {{title: 云州市, completeness: extract, title_at: [0, 3]}}
jurisdiction: {{name: 待定, level: other, doubt: 原文没有写明}}
organizations:
  - {{name: 市港航局, kind: department, at: {at("市港航局")}}}
  - {{name: 市财政局, kind: department, at: {at("市财政局")}}}
  - {{name: 市港航管理局, kind: department, at: {at("市港航管理局")}}}
indicators:
  - id: i1
    name: 泊位
    unit: 个
    targets:
      - {{id: i1.2030, kind: level, value: 12, unit: 个, year: 2030, words: 12个, at: {at("12个")}}}
    at: {at("泊位")}
measures:
  - id: m1
    number: "1"
    title: 扩建港区
    responsibilities: {{lead: [市港航局], support: [市财政局]}}
    responsibilities_at: {at("（市港航局牵头，市财政局配合）")}
    at: {at("1.扩建港区。新建泊位。（市港航局牵头，市财政局配合）")}
  - id: m2
    number: "2"
    title: 疏浚航道
    responsibilities: {{support: [市港航管理局]}}
    at: {at("2.疏浚航道。疏通主航道。（市港航管理局、市财政局落实分头）")}
not_targets:
  - {{words: 15处, why: other, doubt: 待定, at: {at("15处")}}}
  - {{words: 20人, why: other, doubt: 待定, at: {at("20人")}}}
"""
POWER = {
    "id": "i1", "name": "岸电", "unit": "处", "at": at("岸电"),
    "targets": [{
        "id": "i1.2030", "kind": "level", "comparator": "at_least", "value": 15, "unit": "处",
        "year": 2030, "words": "15处", "at": at("15处"),
    }],
}  # fmt: skip
EIGHTEEN = {"value": 18, "unit": "个", "words": "18个", "at": at("18个")}
BERTHS = POWER | {
    "name": "泊位", "unit": "个",
    "targets": [POWER["targets"][0] | EIGHTEEN],
}  # fmt: skip
NONE = {"words": "15处", "why": "other", "at": at("15处")}
IS_TARGET = {"zh": "是目标：岸电，15处", "en": "a target", "path": "indicators", "part": POWER}
NO_TARGET = {"zh": "不是目标", "en": "no target", "path": "not_targets", "part": NONE}

Check = Callable[[Plan], bool]
Question = dict[str, Any]


def asked(rule: str, path: str = "", words: str = "15处", *choices: Any) -> Question:
    texts = {"zh": f"{rule}？", "en": f"{rule}?"}
    found: Question = {"number": 1, "asks": texts, "rule": rule, "at": at(words)}
    return (
        found | ({"path": path} if path else {}) | ({"choices": list(choices)} if choices else {})
    )


def _years(start: int, end: int) -> Check:
    return lambda plan: (plan.period.start, plan.period.end) == (start, end)


def _place(name: str, level: str) -> Check:
    return lambda plan: (plan.jurisdiction.name, plan.jurisdiction.level) == (name, level)


def _code(code: str | None) -> Check:
    return lambda plan: plan.jurisdiction.code == code


def _suppressed(rule: str, place: str) -> Check:
    return lambda plan: [(each.rule, each.at) for each in plan.suppressions] == [(rule, place)]


def _is_not_target(plan: Plan) -> bool:
    return [(each.words, each.doubt) for each in plan.not_targets] == [
        ("15处", None), ("20人", "待定"),
    ]  # fmt: skip


def _has_power(plan: Plan) -> bool:
    power = plan.indicators[-1]
    named = (power.id, power.name, power.targets[0].id) == ("i2", "岸电", "i2.2030")
    return named and [each.words for each in plan.not_targets] == ["20人"]


SAME = {
    "zh": "是同一个单位",
    "en": "one",
    "path": "organizations[0].aliases",
    "part": "市港航管理局",
}
TWO = {"zh": "是两个单位", "en": "two"}
NAMES = asked("names", "organizations[2]", "市港航管理局", SAME, TWO)
NUMBER = asked("number", "not_targets[0]", "15处", {"zh": "不是目标", "en": "none"},
               {"zh": "是目标，须补录指标", "en": "some"})  # fmt: skip
BRACKET = asked("bracket", "measures", "（市港航管理局、市财政局落实分头）")
VERIFIED = asked("V044", "indicators[0].targets[0].scope", "12个")
CHARGED_SAYS = "已在“重点任务与责任单位”中填好"
NUMBER_TWO = "是目标，须补录指标"
TARGET_CASES: list[tuple[Question, str, dict[str, Any], Check]] = [
    (asked(f"doubt.{why}", "", "15处", IS_TARGET, NO_TARGET), said, {}, check)
    for why in ("target", "unit", "row", "past")
    for said, check in (("是目标：岸电，15处", _has_power), ("不是目标", _is_not_target))
]
PLACE, CODE = asked("place", "jurisdiction.name"), asked("place-code", "jurisdiction.code")
UNREAD = [
    asked("number-unread", "document.number"),
    asked("issuers-unread", "document.issuers"),
    asked("addressees-unread", "document.addressees"),
]
TITLE, PERIOD = asked("title", "document.title"), asked("period", "period")
CHARGED = {"任务2": ("配合单位", "市港航管理局、市财政局")}
# Every rule that asks, an answer, what else is filled in, and what the plan then is.
CASES: list[tuple[Question, str, dict[str, Any], Check]] = [
    (PERIOD, "2029—2030年", {}, _years(2029, 2030)),
    (PERIOD, "2030", {}, _years(2030, 2030)),
    (PERIOD, "文件没有写明", {}, lambda p: p.period.start is None),
    (TITLE, "云州市港口行动方案", {}, lambda p: p.document.title_at.end == 9),
    (asked("no-place", "jurisdiction.name"), "云州市", {}, _place("云州市", "city")),
    (PLACE, "是", {}, _place("待定", "other")),
    (PLACE, "临澜区", {}, _place("临澜区", "county")),
    (PLACE, "泰安市", {}, _code("370900")),
    (CODE, "339800", {}, _code("339800")),
    (CODE, "３３９８００", {}, _code("339800")),
    (CODE, "没有代码", {}, _code(None)),
    (UNREAD[0], "云港〔2029〕5号", {}, lambda p: p.document.number == "云港〔2029〕5号"),
    (UNREAD[0], "不是发文字号", {}, lambda p: p.document.number is None),
    (UNREAD[1], "市财政局", {}, lambda p: p.document.issuers == ("市财政局",)),
    (UNREAD[1], "不是发文机关", {}, lambda p: p.document.issuers == ()),
    (UNREAD[2], "各区政府", {}, lambda p: p.document.addressees == ("各区政府",)),
    (UNREAD[2], "不是主送机关", {}, lambda p: p.document.addressees == ()),
    (BRACKET, CHARGED_SAYS, CHARGED, lambda p: len(p.measure("m2").assignments) == 2),
    (BRACKET, "不是责任单位", {}, _suppressed("V023", "m2")),
    (NUMBER, "不是目标", {}, lambda p: [each.doubt for each in p.not_targets] == [None, "待定"]),
    (NUMBER, NUMBER_TWO, {"新增指标": None}, _has_power),
    (NAMES, "是同一个单位", {}, lambda p: [each.aliases for each in p.organizations] == [
        ("市港航管理局",), (),
    ]),
    (NAMES, "是两个单位", {}, lambda p: len(p.organizations) == 3),
    (VERIFIED, "全市", {}, lambda p: p.target("i1.2030").scope == "全市"),
    (VERIFIED, "方案没有错，不再提示", {}, _suppressed("V044", "i1.2030")),
    (VERIFIED, "已在其他工作表改正", {}, lambda p: p.suppressions == ()),
    (asked("cells-empty", "measures"), "没有责任单位", {}, lambda p: len(p.measures) == 2),
    (asked("cells-unread", "measures"), "没有责任单位", {}, lambda p: len(p.measures) == 2),
    (asked("spoken-of", "measures"), "没有责任单位", {}, lambda p: len(p.measures) == 2),
    (asked("rows-again", "measures"), "一致，或已在其他工作表改正", {}, lambda p: True),
    (asked("rows-alike", "measures"), "不是同一批任务", {}, lambda p: len(p.measures) == 2),
    (asked("columns", "measures"), "没有，或已补录", {}, lambda p: True),
    *TARGET_CASES,
    (asked("doubt.target", "", "18个", IS_TARGET | {"part": BERTHS}), "是目标：岸电，15处", {},
     lambda p: [t.id for t in p.indicators[0].targets] == ["i1.2030", "i1.2030.2"]),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    made = tmp_path / "yunzhou"
    made.mkdir()
    (made / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (made / "yunzhou.txt").write_text(TEXT, encoding="utf-8")
    pm_text = pm.anchor(made, made).text
    (made / "plan.yaml").write_text(pm_text, encoding="utf-8")
    return made


def answer(folder: Path, question: Question, said: str, more: dict[str, Any]) -> Reviewed:
    tree = {"questions": [question], "readings": []}
    (folder / "questions.yaml").write_text(yaml.dump(tree, allow_unicode=True), encoding="utf-8")
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    for row in book["待核实事项"].iter_rows(min_row=5):
        if row[0].value == "问题1":
            row[4].value = said
    for label, typed in more.items():
        if typed is None:
            _add_power(book)
        else:
            sheet = book["重点任务与责任单位"]
            heads = {cell.value: cell.column for cell in sheet[4]}
            row = next(r for r in range(5, sheet.max_row) if sheet.cell(r, 1).value == label)
            sheet.cell(row, heads[typed[0]]).value = typed[1]
    book.save("review.xlsx")
    return pm.apply_review(folder, "review.xlsx")


def _add_power(book: Any) -> None:
    sheet = book["指标与目标"]
    heads = {"".join(str(cell.value).split()): cell.column for cell in sheet[4]}
    row = next(r for r in range(5, sheet.max_row) if sheet.cell(r, 1).value == "新增指标")
    filled = {"名称": "岸电", "计量单位": "处", "种类": "水平值", "数值": 15, "年份": 2030}
    filled["原文（【】中为所指处）"] = "岸电覆盖15处"
    for heading, value in filled.items():
        sheet.cell(row, heads[heading]).value = value


def _number(case: Any) -> str:
    question, said, *_ = case
    return f"{question['rule']}-{said}"


@pytest.mark.parametrize("case", CASES, ids=_number)
def test_the_plan_is_as_the_answer_says_and_the_question_is_gone(
    folder: Path, case: tuple[Question, str, dict[str, Any], Check]
) -> None:
    question, said, more, is_so = case
    done = answer(folder, question, said, more)
    assert [each.message.zh for each in done.refused] == []
    assert is_so(pm.load(folder))
    assert yaml.safe_load((folder / "questions.yaml").read_text("utf-8"))["questions"] == []


def test_every_rule_that_asks_is_tried() -> None:
    room = Path(drafting.__file__).parent
    rules = set(yaml.safe_load((room / "asking.yaml").read_text("utf-8"))["ask"])
    told = yaml.safe_load((room / "targets" / "asking.yaml").read_text("utf-8"))["asked"]
    tried = {question["rule"] for question, *_ in CASES} - {"V044"}
    assert tried == rules | {f"doubt.{why}" for why in told}


@pytest.mark.parametrize(
    ("question", "said", "message"),
    [
        (NUMBER, "是目标，须补录指标", "还没有写这个数的目标"),
        (BRACKET, CHARGED_SAYS, None),
        (asked("period", "period"), "三年", "不是起止年份"),
        (asked("period", "period"), "2030—2025", "不是起止年份"),
        (NAMES, "大概是", "不在可选答案中"),
        (TITLE, "直接填写", "没有写出答案"),
        (CODE, "无", "“无”不是六位数字的行政区划代码"),
        (CODE, "33980", "“33980”不是六位数字的行政区划代码"),
        (CODE, "请问民政局", "不是六位数字的行政区划代码"),
        (asked("V041", "indicators[0].targets[0].kind", "12个"), "一种", "不在可选的词中"),
    ],
)
def test_an_answer_that_is_not_borne_out_is_refused(
    folder: Path, question: Question, said: str, message: str | None
) -> None:
    was = (folder / "plan.yaml").read_text("utf-8")
    if message is None:  # nobody is charged in the measure
        bare = was.replace("    responsibilities: {support: [市港航管理局]}\n", "")
        (folder / "plan.yaml").write_text(bare, "utf-8")
        was, message = bare, "还没有责任单位"
    done = answer(folder, question, said, {})
    (found,) = done.refused
    assert message in found.message.zh
    assert "待核实事项!E" in found.message.zh
    assert (folder / "plan.yaml").read_text("utf-8") == was
    assert len(yaml.safe_load((folder / "questions.yaml").read_text("utf-8"))["questions"]) == 1


def test_the_level_goes_with_the_code_and_the_code_with_the_name(folder: Path) -> None:
    """What 泰安市 was guessed to be is none of it when it is another place's plan."""
    file = folder / "plan.yaml"
    was = file.read_text("utf-8").replace("level: other", "level: city")
    file.write_text(was.replace("name: 待定", "name: 临澜市"), "utf-8")
    done = answer(folder, CODE, "339981", {})
    told = [(each.about, each.before, each.after) for each in done.changes if not each.cell]
    assert told[-1] == ("地区（临澜市）的行政层级", "市级", "县(市、区)级")
    assert (pm.load(folder).jurisdiction.code, pm.load(folder).jurisdiction.level) == (
        "339981", "county",
    )  # fmt: skip
    file.write_text(was.replace("name: 待定", 'code: "370900", name: 泰安市'), "utf-8")
    assert answer(folder, PLACE, "临澜市", {}).refused == ()
    assert _place("临澜市", "city")(pm.load(folder))
    assert pm.load(folder).jurisdiction.code is None


def test_the_head_of_a_draft_is_as_true_when_the_questions_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    made = pm.new_plan("yunzhou", "a.txt", plugins_dir="plans").folder
    heads = [each for each in (made / "plan.yaml").read_text("utf-8").splitlines() if "# " in each]
    assert heads[1] == "# 由 policymodel 起草；还没有核实的事项列在同一文件夹的 questions.yaml。"
    assert len(heads) == 2


def test_what_is_left_points_to_where_its_part_is_now(folder: Path) -> None:
    """Parts that go, or come, shift the paths by which questions and readings call others."""
    tree = {
        "questions": [NAMES, asked("number", "not_targets[1]", "20人") | {"number": 2}],
        "readings": [
            {"path": f"organizations[{n}]", "rule": "charged", "sureness": "sure", "at": [0, 2]}
            for n in range(3)
        ],
    }
    (folder / "questions.yaml").write_text(yaml.dump(tree, allow_unicode=True), encoding="utf-8")
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    for name, label in (("单位与别名", "单位2"), ("非目标数字", "非目标数字1")):
        sheet = book[name]
        heads = {cell.value: cell.column for cell in sheet[4]}
        row = next(r for r in range(5, sheet.max_row) if sheet.cell(r, 1).value == label)
        sheet.cell(row, heads["处理"]).value = "删除"
    sheet = book["重点任务与责任单位"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    sheet.cell(5, heads["配合单位"]).value = None
    book.save("review.xlsx")
    assert pm.apply_review(folder, "review.xlsx").refused == ()
    left = yaml.safe_load((folder / "questions.yaml").read_text("utf-8"))
    assert [each["path"] for each in left["questions"]] == ["organizations[1]", "not_targets[0]"]
    assert left["questions"][0]["choices"][0]["path"] == "organizations[0].aliases"
    assert [each["path"] for each in left["readings"]] == ["organizations[0]", "organizations[1]"]


def test_a_merged_name_joins_the_aliases_that_were_typed(folder: Path) -> None:
    tree = {"questions": [NAMES], "readings": []}
    (folder / "questions.yaml").write_text(yaml.dump(tree, allow_unicode=True), encoding="utf-8")
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    book["待核实事项"]["E5"] = "是同一个单位"
    sheet = book["单位与别名"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    sheet.cell(5, heads["别名"]).value = "市港口局"
    book.save("review.xlsx")
    assert pm.apply_review(folder, "review.xlsx").refused == ()
    assert pm.load(folder).organizations[0].aliases == ("市港口局", "市港航管理局")


def test_suppressions_follow_their_parts(folder: Path) -> None:
    question = asked("V053", "not_targets[1].why", "20人")
    tree = {"questions": [question], "readings": []}
    (folder / "questions.yaml").write_text(yaml.dump(tree, allow_unicode=True), encoding="utf-8")
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    book["待核实事项"]["E5"] = "方案没有错，不再提示"
    sheet = book["非目标数字"]
    heads = {cell.value: cell.column for cell in sheet[4]}
    sheet.cell(5, heads["处理"]).value = "删除"
    book.save("review.xlsx")
    assert pm.apply_review(folder, "review.xlsx").refused == ()
    assert [each.at for each in pm.load(folder).suppressions] == ["not_targets[0].why"]
    Path("review.xlsx").write_bytes(pm.review(folder))
    book = openpyxl.load_workbook("review.xlsx")
    book["非目标数字"].cell(5, heads["处理"]).value = "删除"
    book.save("review.xlsx")
    assert pm.apply_review(folder, "review.xlsx").refused == ()
    assert pm.load(folder).suppressions == ()


def test_years_that_the_document_does_not_state_are_settled_by_the_answer(folder: Path) -> None:
    assert answer(folder, PERIOD, "2027—2029", {}).refused == ()
    assert [each.path for each in pm.verify(folder) if each.path.startswith("period")] == []


def test_what_is_asked_already_is_no_doubt_beside_it(folder: Path) -> None:
    tree = {"questions": [NUMBER], "readings": []}
    (folder / "questions.yaml").write_text(yaml.dump(tree, allow_unicode=True), encoding="utf-8")
    Path("review.xlsx").write_bytes(pm.review(folder))
    sheet = openpyxl.load_workbook("review.xlsx")["待核实事项"]
    labels = [sheet.cell(row, 1).value for row in range(5, sheet.max_row)]
    assert labels == ["问题1", "地区", "非目标数字2"]
