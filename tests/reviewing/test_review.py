"""A plan goes out as a review workbook and comes back: a changed cell is a changed scalar."""

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from reviewed import TEXT, cell_of, reviewed, typed
from strategies import plans

import policymodel as pm
from policymodel.export.xlsx import render
from policymodel.intake.workbook import workbook_of
from policymodel.model import Organization, Plan, Source, Span
from policymodel.model.fields import shapes
from policymodel.model.measure import BY_ROLE
from policymodel.model.places import places
from policymodel.reading import plan_to_tree
from policymodel.reviewing.changes import Reviewed, read_review
from policymodel.reviewing.fields import Field, fields_of
from policymodel.reviewing.questions import read_questions
from policymodel.reviewing.rows import FORMS, PartRow, part_rows, value_of
from policymodel.reviewing.workbook import review_workbook
from policymodel.sheets.sheet import Input
from policymodel.text import Lang

LANGS: tuple[Lang, ...] = ("zh", "en")


def test_every_field_of_the_model_has_a_cell() -> None:
    """What the model gains, the review gains: no field is lost on the way."""
    listed = {name: form for form in FORMS.sheets for name in form.parts}
    for cls in {type(place.part) for place in places(_every(), object)} - set(BY_ROLE):
        if cls is Source:
            continue
        form = listed[cls.__name__]
        for field in fields_of(cls):
            assert form.is_list or field.key in form.columns, (cls, field.key)
            assert FORMS.heading(field.key).zh
        kept = {field.path[0] for field in fields_of(cls)}
        for name, made in shapes(cls).items():
            is_part = (
                made.kind is None or made.kind is Span or hasattr(made.kind, "__attrs_attrs__")
            )
            assert name in kept or name == "id" or is_part, (cls, name)


def _every() -> Plan:
    return pm.read_plan(TEXT)


@pytest.mark.parametrize("lang", LANGS)
def test_headings_of_a_sheet_are_told_apart(lang: Lang) -> None:
    for form in FORMS.sheets:
        heads = [FORMS.heading(key, *form.parts).get(lang) for key in form.columns]
        assert len(set(heads)) == len(heads)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["chengde", "dezhou", "maiji", "taian"])
def test_an_unchanged_workbook_changes_nothing(name: str, lang: Lang) -> None:
    text = pm.write_plan(pm.load(name))
    back = reviewed(text, lang=lang)
    assert (back.changes, back.refused, back.text) == ((), (), text)


@settings(max_examples=25)
@given(plans(), st.sampled_from(LANGS))
def test_what_was_made_comes_back_as_it_was(plan: Plan, lang: Lang) -> None:
    text = pm.write_plan(plan)
    back = read_review(workbook_of(render(review_workbook(plan, lang=lang)), "r.xlsx"), text)
    assert (back.changes, back.refused, back.text) == ((), (), text)


def _other(row: PartRow, field: Field, draw: Any) -> Any:
    """Something else that a field can hold, as people type it, and as the file then has it."""
    now = value_of(row.part, field)
    if field.codes is not None and field.kind == "code":
        code = draw(st.sampled_from([each for each in field.codes.codes if each != now]))
        return field.codes.label(code), code
    if field.kind == "number":
        return Decimal("4321.5"), "4321.5"
    if field.kind == "whole":
        return 2051, "2051"
    if field.kind == "flag":
        return ("否", "false") if now else ("是", "true")
    if field.kind == "text" and not field.points:
        return "另一种说法", "另一种说法"
    return None


@settings(max_examples=25, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.data())
def test_a_changed_cell_is_a_changed_scalar_or_is_named(data: st.DataObject) -> None:
    plan = data.draw(plans())
    cells = [(row, field) for row in part_rows(plan, "zh") for field in fields_of(row.cls)]
    row, field = data.draw(st.sampled_from(cells))
    other = _other(row, field, data.draw)
    if other is None or (row.cls is Organization and field.key == "name"):
        return  # a new name goes with all duties, which has a test of its own
    said, written = other
    text, heading = pm.write_plan(plan), FORMS.heading(field.key, row.cls.__name__).zh
    try:
        back = reviewed(text, typed((row.label, heading, said)))
    except LookupError:
        assert field.key in FORMS.rare  # nobody has it, so it has no column
        return
    if back.refused:
        assert back.text == text
        assert all("!" in found.message.zh for found in back.refused)
        return
    assert len(back.changes) == 1
    assert _set(plan_to_tree(plan), row, field, written) == _plain(
        plan_to_tree(pm.read_plan(back.text))
    )


YEARS = ("year", "base_year")


def _set(tree: Any, row: PartRow, field: Field, value: str) -> Any:
    here = tree
    for step in row.path:
        here = here[step]
    here[field.path[0]] = value
    place = f"{field.key}_at"
    if field.key in YEARS and place in here:  # where the old one stood, the new one does not
        here[place] = None
    return _plain(tree)


def _plain(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _plain(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_plain(item) for item in tree]
    return str(tree).lower() if isinstance(tree, bool) else None if tree is None else str(tree)


def test_only_what_is_changed_changes_in_the_file() -> None:
    back = reviewed(
        TEXT, typed(("指标1·目标值1", "数值", 13), ("指标1·目标值1", "原文表述", "13个以上"))
    )
    assert back.refused == ()
    assert back.text == TEXT.replace("value: 12,", "value: 13,").replace("12个以上", '"13个以上"')
    assert [(each.about, each.before, each.after) for each in back.changes] == [
        ("指标1·目标值1（万吨级泊位）的数值", "12", "13"),
        ("指标1·目标值1（万吨级泊位）的原文表述", "12个以上", "13个以上"),
    ]


def test_organizations_move_between_roles_and_words_between_codes() -> None:
    back = reviewed(
        TEXT,
        typed(
            ("任务1", "牵头单位", "市发改委、市交通局"),
            ("任务1", "配合单位", "云州港务集团"),
            ("任务2", "责任单位", "市交通局"),
            ("单位3", "种类", "企业"),
            ("指标1", "方向", None),
        ),
    )
    assert back.refused == ()
    plan = pm.read_plan(back.text)
    assert plan.measure("m1").assignments == (
        ("lead", "市发改委"), ("lead", "市交通局"), ("support", "云州港务集团"),
    )  # fmt: skip
    assert plan.measure("m2").assignments == (("responsible", "市交通局"),)
    assert plan.organizations[2].kind == "enterprise"
    assert "# 云州是虚构的城市" in back.text


def test_a_new_name_goes_with_all_that_the_organization_is_charged_with() -> None:
    back = reviewed(TEXT, typed(("单位2", "名称", "市发展和改革委员会")))
    assert back.refused == ()
    plan = pm.read_plan(back.text)
    assert ("support", "市发展和改革委员会") in plan.measure("m1").assignments
    changed, followed = back.changes
    assert changed.cell == "单位与别名!B6"
    assert followed.cell == ""
    assert followed.about == "任务1（扩建港区）的配合单位"
    assert followed.after == "市发展和改革委员会\n云州港务集团"


def test_who_might_be_charged_can_be_proposed_where_the_document_charges_nobody() -> None:
    back = reviewed(TEXT, typed(("任务2", "牵头单位（建议）", "市交通局")))
    assert back.refused == ()
    assert pm.read_plan(back.text).measures[1].proposed[0].organizations == ("市交通局",)
    charged = TEXT.replace(
        "title: 开通航线\n", "title: 开通航线\n    responsibilities: {lead: [市交通局]}\n"
    )
    with pytest.raises(LookupError):
        reviewed(charged, typed(("任务2", "牵头单位（建议）", "市交通局")))


def test_a_row_is_taken_out_only_where_it_is_said() -> None:
    def change(book: Any) -> None:
        cell_of(book, "指标1·目标值2", "处理").value = "删除"
        cell_of(book, "非目标数字1", "处理").value = "删除"
        sheet = book["单位与别名"]
        sheet.delete_rows(6)  # a row that is missing is no deletion

    back = reviewed(TEXT, change)
    assert back.refused == ()
    plan = pm.read_plan(back.text)
    assert [target.id for target in plan.indicators[0].targets] == ["berths.2030"]
    assert [each.words for each in plan.not_targets] == ["20个"]
    assert len(plan.organizations) == 3
    assert back.missing == ("单位2",)


def test_rows_and_sheets_that_are_missing_are_told() -> None:
    """Who deletes a row means something by it, and hears that nothing came of it."""

    def change(book: Any) -> None:
        del book["单位与别名"]
        del book["保障措施"]  # it has no rows
        book["指标与目标"].delete_rows(7, 2)

    back = reviewed(TEXT, change)
    assert (back.text, back.changes, back.refused) == (TEXT, (), ())
    assert back.missing == ("指标1·目标值1", "指标1·目标值2", "单位与别名")
    assert reviewed(TEXT).missing == ()


def test_the_columns_may_stand_in_any_order_and_rows_too() -> None:
    def change(book: Any) -> None:
        sheet = book["单位与别名"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=7)]
        line = sheet["A3"].value
        del book["单位与别名"]
        moved = book.create_sheet("单位与别名")
        moved.append([line])
        for cells in (rows[0], *rows[:0:-1]):
            moved.append(cells[::-1])
        heads = [cell.value for cell in moved[2]]
        assert moved.cell(5, heads.index("编号") + 1).value == "单位1"
        moved.cell(5, heads.index("备注") + 1).value = "牵头处室为港航处"

    back = reviewed(TEXT, change)
    assert back.refused == ()
    assert pm.read_plan(back.text).organizations[0].remark == "牵头处室为港航处"


@pytest.mark.parametrize(
    ("entries", "code", "said"),
    [
        ([("指标1·目标值1", "数值", "十二左右")], "W004", "不是数字"),
        ([("指标1·目标值1", "年份", "明年")], "W004", "不是整数"),
        ([("指标1·目标值1", "比较", "不低于等于")], "W004", "不在可选的词中"),
        ([("文件", "成文日期", "春天")], "W004", "不是日期"),
        ([("单位1", "名称", None)], "W004", "“名称”不能空着"),
        ([("单位1", "种类", "委办局")], "W004", "可选的有：党委机构、"),
        ([("文件", "成文日期", "2029-02-30")], "W004", "不是日期"),
        ([("任务1", "牵头单位", "市海洋局")], "W005", "市海洋局"),
        ([("任务1", "处理", "作废")], "W004", "“作废”"),
        ([("任务1", "编号", "任务9")], "W003", "“任务9”"),
        ([("任务2", "编号", "任务1")], "W003", "两次"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_taken(
    entries: list[tuple[str, str, Any]], code: str, said: str
) -> None:
    good = ("任务2", "标题", "开通新航线")
    back = reviewed(TEXT, typed(good, *entries))
    assert back.text == TEXT
    assert [found.code for found in back.refused] == [code]
    assert said in back.refused[0].message.zh
    assert "!" in back.refused[0].message.zh


@pytest.mark.parametrize(
    ("entry", "way"),
    [
        (
            ("任务1", "牵头单位", "市海洋局，市财政局"),
            "请核对名称，或在“单位”中列出该单位。改好后再读回",
        ),
        (
            ("指标1·目标值1", "比较", "约"),
            "请对照文件改正比较词；单独的数和“达到”读作不低于。改好后再读回",
        ),
    ],
)  # fmt: skip
def test_what_would_make_the_plan_wrong_has_the_way_out_of_its_rule(
    entry: tuple[str, str, Any], way: str
) -> None:
    """In the words of the workbook; only that it was wrong was said."""
    refused = reviewed(TEXT, typed(entry)).refused
    hints = [each.hint.zh for each in refused if each.hint]
    assert hints
    assert all(each.startswith(way) for each in hints), hints


def test_the_review_of_another_plan_or_an_older_one_is_refused() -> None:
    plan = pm.read_plan(TEXT)
    book = workbook_of(render(review_workbook(plan)), "r.xlsx")
    other = read_review(book, TEXT.replace("id: yunzhou", "id: linzhou"))
    assert [found.code for found in other.refused] == ["W001"]
    changed = TEXT.replace("title: 开通航线", "title: 开通远洋航线")
    late = read_review(book, changed)
    assert ([found.code for found in late.refused], late.text) == (["W002"], changed)
    none = openpyxl.Workbook()
    out = io.BytesIO()
    none.save(out)
    empty = read_review(workbook_of(out.getvalue(), "x.xlsx"), TEXT)
    assert [found.code for found in empty.refused] == ["W001"]


QUESTIONS = """\
questions:
  - number: 1
    asks: {zh: “16个”是不是目标？, en: 'Is "16" a target?'}
    rule: doubt.number
    at: [10, 13]
    words: 到2035年⟦20个⟧
    choices:
      - {zh: 是历史数, en: history, path: not_targets, part: {words: 20个, why: history}}
      - {zh: 不是目标, en: no target}
  - number: 2
    asks: {zh: 行政区划代码是多少？, en: Which code?}
    rule: place-code
    path: jurisdiction.code
    at: [0, 2]
    words: ⟦云州⟧市
  - number: 4
    asks: {zh: “市港航局”是不是“市交通局”？, en: Are they one?}
    rule: alike
    at: [0, 2]
    words: ⟦云州⟧市
"""


def answered(*answers: tuple[str, str]) -> Reviewed:
    plan = pm.read_plan(TEXT)
    made = render(review_workbook(plan, questions=read_questions(QUESTIONS)))
    book = openpyxl.load_workbook(io.BytesIO(made))
    typed(*((label, "答复", said) for label, said in answers))(book)
    out = io.BytesIO()
    book.save(out)
    return read_review(workbook_of(out.getvalue(), "r.xlsx"), TEXT, questions=QUESTIONS)


def test_answers_settle_questions() -> None:
    back = answered(("问题1", "是历史数"), ("问题2", "330900"), ("指标1·目标值2", "已核实"))
    assert back.refused == ()
    plan = pm.read_plan(back.text)
    assert [(each.words, each.why, each.doubt) for each in plan.not_targets] == [
        ("“一港三区”", "slogan", None),
        ("20个", "history", None),
    ]
    assert plan.jurisdiction.code == "330900"
    assert plan.indicators[0].targets[1].doubt is None
    assert back.questions is not None
    assert "number: 4" in back.questions
    assert "number: 1\n" not in back.questions
    assert "number: 2" not in back.questions


def test_a_question_is_answered_by_what_is_offered() -> None:
    back = answered(("问题1", "大概是"))
    assert [found.code for found in back.refused] == ["W004"]
    assert (back.text, back.questions) == (TEXT, QUESTIONS)
    done = answered(("问题1", "不是目标"), ("问题2", "330900"), ("问题4", "已核实"))
    assert done.refused == ()
    assert done.questions is not None
    assert read_questions(done.questions) == ()


def test_only_cells_to_be_changed_are_open_and_lists_offer_what_may_stand_there() -> None:
    workbook = review_workbook(_every())
    book = openpyxl.load_workbook(io.BytesIO(render(workbook)))
    for sheet in workbook.sheets:
        written = book[sheet.name]
        assert written.protection.sheet
        for number, row in enumerate(sheet.rows):
            for place, cell in enumerate(row.cells, start=1):
                one = written.cell(sheet.layout.first_row + number, place)
                assert one.protection.locked is not isinstance(cell, Input)
    offered = {
        str(rule.sqref): rule.formula1
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
    }
    assert offered
    for formula in offered.values():
        name, area = formula.split("!")
        words = [row[0].value for row in book[name.strip("'")][area.replace("$", "")]]
        assert all(words)


def test_members_and_leads_can_be_filled_in_where_they_are_wanted() -> None:
    """Names for several have members; where several are charged alike, a lead may be proposed."""
    text = TEXT.replace(
        "lead: [市交通局], support: [市发改委, 云州港务集团]", "joint: [市交通局, 各有关部门]"
    ).replace("云州港务集团, kind: enterprise", "各有关部门, kind: group")
    changes = typed(
        ("单位3", "成员", "市交通局、市发改委"), ("任务1", "牵头单位（建议）", "市交通局")
    )
    back = reviewed(text, changes)
    assert [each.message.zh for each in back.refused] == []
    plan = pm.read_plan(back.text)
    assert plan.organizations[2].members == ("市交通局", "市发改委")
    assert plan.measure("m1").proposed_assignments == (("lead", "市交通局"),)
    with pytest.raises(LookupError):
        reviewed(TEXT, typed(("单位3", "成员", "市交通局")))
