"""Ledgers out and back: nothing changes on the way, and formulas judge as the library does."""

import random
import unicodedata
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import libreoffice
import openpyxl
import pytest
from export.test_recalculation import differences, formulas
from hypothesis import given
from progress.ledgers import (
    QUARTER,
    TARGETS,
    TASKS,
    difference,
    fill,
    heading,
    ledger,
    read,
    rows,
    saved,
)
from targetplans import invented, target_plans
from workbooks import REAL

import policymodel as pm
from policymodel.export.xlsx import render
from policymodel.intake.workbook.reading import workbook_of
from policymodel.model import Plan
from policymodel.progress.files import ledger_files
from policymodel.progress.judging import Rules, TargetReport, TaskReport, judge_target, judge_task
from policymodel.progress.ledger.ledger import ledger_workbook, reporting_organizations
from policymodel.progress.ledger.mark import Mark
from policymodel.progress.ledger.reading import read_ledger
from policymodel.progress.ledger.rows import LedgerRows
from policymodel.progress.ledger.words import lamp_text
from policymodel.progress.log import standing
from policymodel.progress.observation import Amount, Batch, Observation, When
from policymodel.text import Lang
from policymodel.vocabulary import REPORT_STATUSES

LANGS: tuple[Lang, ...] = ("zh", "en")


def plans() -> list[Plan]:
    return [invented(), *(pm.load(name) for name in REAL)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.id)
def test_a_ledger_that_nobody_touched_says_nothing(plan: Plan, lang: Lang, tmp_path: Path) -> None:
    path = ledger(plan, tmp_path, lang=lang)
    (found,) = read(plan, path)
    assert difference(found) == []
    path.write_bytes(saved(path))
    (found,) = read(plan, path)
    assert difference(found) == []
    assert found.reading is not None
    assert len(found.reading.silent) == len(LedgerRows(plan=plan, lang=lang).targets) + len(
        LedgerRows(plan=plan, lang=lang).tasks
    )


@given(target_plans())
def test_a_ledger_of_any_plan_comes_back_as_it_was(plan: Plan) -> None:
    for lang in LANGS:
        ((name, data),) = ledger_files(plan, QUARTER, lang=lang).items()
        reading = read_ledger(workbook_of(data, name), plan, {})
        assert reading.refused == []
        assert reading.notes == []
        assert reading.reported == []
        assert reading.missing == []


@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.id)
def test_each_organization_gets_what_it_reports_and_no_row_is_lost(
    plan: Plan, tmp_path: Path
) -> None:
    files = ledger_files(plan, QUARTER, by_organization=True)
    assert len(files) == len(reporting_organizations(plan))
    seen: set[str] = set()
    for number, data in enumerate(files.values()):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(data)
        (found,) = read(plan, path)
        assert found.reading is not None
        assert not found.reading.refused
        assert not found.reading.notes
        seen |= {subject.key for subject in found.reading.silent}
    made = LedgerRows(plan=plan, lang="zh")
    assert seen == {row.subject.key for row in (*made.targets, *made.tasks)}


TYPED: dict[str, list[Any]] = {
    "状态": ["推进中", "按序时", "已完成", "取消", "待定", "Done", "未启动", "完成。", None],
    "数据截至": [date(2023, 6, 30), date(2023, 3, 31), "6月底", "2023年5月", None, "20230430"],
    "进度": [0, 0.25, 0.5, 1, "约40%", "完成80%", "八成", None],
    "预计完成": [date(2024, 12, 31), "12月底前", "四季度", "长期", None],
    "备注": ["一切正常", "=1+1", "多行\n文字", "'引号", None, "同比增长5%"],
    "完成情况": ["建成3座", None], "填报人": ["张三", "李四、王五"],
    "填报日期": [date(2023, 7, 1), "7月1日"], "存在问题": ["无", "资金不足"],
    "数据来源": ["统计局", None],
}  # fmt: skip


def values_of(row: Any) -> list[Any]:
    """Numbers below, at and above a target, and in words."""
    target, indicator = row.target, row.indicator
    unit = target.unit or indicator.unit
    if target.value is None:
        return [None]
    start = float(indicator.baselines[0].value) if indicator.baselines else 0.0
    end = float(target.value)
    parts = [start, end, start + (end - start) / 2, start + (end - start) * 0.9, end * 1.2, 0, -1]
    if unit == "%":
        return [round(part / 100, 8) for part in parts] + ["约80%", None]
    words = [f"约{end:g}", f"{end:g}以上", "12余"]
    return [round(part, 6) for part in parts] + words + [None, f"{end:g}{unit or ''}"]


def filled(plan: Plan, path: Path, seed: int, given_: dict[str, list[Any]] = TYPED) -> None:
    """Type something into most cells of a ledger."""
    drawn, typed = random.Random(seed), dict[tuple[str, str, str], Any]()  # noqa: S311
    made = LedgerRows(plan=plan, lang="zh")
    numbers = {row.subject.key: values_of(row) for row in made.targets}
    book = openpyxl.load_workbook(path)
    for name in (TARGETS["zh"], TASKS["zh"]):
        if name not in book.sheetnames:
            continue
        columns = heading(book[name])[1]
        for key in rows(book[name]):
            for column, choices in given_.items():
                if column in columns:
                    typed[name, key, column] = drawn.choice(choices)
            if "本期完成值" in columns:
                typed[name, key, "本期完成值"] = drawn.choice(numbers[key])
    fill(path, {place: value for place, value in typed.items() if value is not None})


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("plan", plans(), ids=lambda plan: plan.id)
def test_what_was_taken_is_written_and_read_again_as_the_same(
    plan: Plan, seed: int, tmp_path: Path
) -> None:
    path = ledger(plan, tmp_path)
    filled(plan, path, seed)
    (first,) = read(plan, path)
    assert first.reading is not None
    assert first.merged is not None
    assert len(first.merged.taken) > 20
    log = (Batch(kind="read", at="", by="", observations=first.merged.taken, number=1),)
    (again,) = read(plan, path, log=log)  # the very same file brings nothing
    assert again.merged is not None
    assert again.merged.taken == ()
    assert again.merged.conflicts == ()
    second = ledger(plan, tmp_path, log=log, name="second.xlsx")
    (found,) = read(plan, second, log=log)
    assert found.reading is not None
    assert found.reading.reported == []
    assert found.reading.refused == []
    assert found.reading.emptied == []
    assert standing(log)


def as_typed(key: str) -> str:
    """Return an id whatever width print gives its signs."""
    return unicodedata.normalize("NFKC", key)


def judgement(plan: Plan, key: str, log: tuple[Batch, ...]) -> str:
    """The lamp that the library gives a row, from what was taken."""
    made, holds, day = LedgerRows(plan=plan, lang="zh"), standing(log), QUARTER.last_day

    def value(subject: Any, field: Any) -> Any:
        return holds.get((QUARTER.code, subject, field))

    for row in made.targets:
        if as_typed(row.subject.key) == as_typed(key):
            as_of = value(row.subject, "as_of")
            at = as_of.last if isinstance(as_of, When) and as_of.last else day
            report = TargetReport(
                day=at, value=value(row.subject, "value"), status=value(row.subject, "status")
            )
            told = judge_target(plan, row.indicator, row.target, report, day)
            return lamp_text(told.status, Rules(), "zh")
    (task,) = (row for row in made.tasks if as_typed(row.subject.key) == as_typed(key))
    rate = value(task.subject, "rate")
    given_ = TaskReport(
        day=day, status=value(task.subject, "status"), rate=rate.value if rate else None
    )
    return lamp_text(judge_task(plan, task.charged, given_, day).status, Rules(), "zh")


TO_BE_READ = "文字，读回时核对"
NUMBERS_ONLY = {
    "状态": [*(term.zh for term in REPORT_STATUSES), None, None],
    "数据截至": [date(2023, 6, 30), date(2023, 1, 31), date(2022, 12, 31), None, None],
    "进度": [0, 0.1, 0.25, 0.4, 0.5, 0.75, 0.99, 1, None],
}


@pytest.mark.office
def test_formulas_judge_what_is_typed_as_the_library_does(tmp_path: Path) -> None:
    libreoffice.needed()
    made: dict[Path, Plan] = {}
    for plan in plans():
        for seed in range(6):
            path = ledger(plan, tmp_path, name=f"{plan.id}-{seed}.xlsx")
            filled(plan, path, seed, NUMBERS_ONLY if seed < 4 else TYPED)
            made[path] = plan
    computed = libreoffice.convert(made, "xlsx", tmp_path / "out")
    compared, read_later, wrong = 0, 0, []
    for path, plan in made.items():
        (found,) = read(plan, path)
        assert found.reading is not None
        refused = {told.place.rsplit("!", 1)[1] for told in found.reading.refused}
        assert found.merged is not None
        log = (Batch(kind="read", at="", by="", observations=found.merged.taken, number=1),)
        book = openpyxl.load_workbook(computed[path], data_only=True)
        for name in (TARGETS["zh"], TASKS["zh"]):
            if name not in book.sheetnames:
                continue
            sheet, columns = book[name], heading(book[name])[1]
            for key, row in rows(sheet).items():
                if any(sheet.cell(row, c).coordinate in refused for c in columns.values()):
                    continue
                shown = sheet.cell(row, columns["评判"]).value
                if shown == TO_BE_READ:
                    read_later += 1
                    continue
                compared += 1
                told = judgement(plan, key, log)
                if shown != told:
                    typed = [sheet.cell(row, columns[c]).value for c in columns if c != "目标"]
                    wrong.append(f"{path.name} {key}: {shown} instead of {told}: {typed}")
    assert wrong == []
    assert compared > 1000
    assert read_later > 50


@pytest.mark.office
def test_formulas_of_ledgers_are_what_a_spreadsheet_program_computes(tmp_path: Path) -> None:
    libreoffice.needed()
    files: list[Path] = []
    for plan in plans():
        files += [
            ledger(plan, tmp_path, lang=lang, name=f"{plan.id}-{lang}.xlsx") for lang in LANGS
        ]
        path = ledger(plan, tmp_path, name=f"{plan.id}-typed.xlsx")
        filled(plan, path, 7)
        (found,) = read(plan, path)
        assert found.merged is not None
        log = (Batch(kind="read", at="", by="", observations=found.merged.taken, number=1),)
        files.append(ledger(plan, tmp_path, log=log, name=f"{plan.id}-again.xlsx"))
    computed = libreoffice.convert(files, "xlsx", tmp_path / "out")
    assert sum(len(formulas(path)) for path in files) > 1000
    assert [each for path in files for each in differences(path, computed[path])] == []


@pytest.mark.office
def test_a_ledger_that_another_program_saved_says_nothing(tmp_path: Path) -> None:
    libreoffice.needed()
    files = {
        ledger(plan, tmp_path, lang=lang, name=f"{plan.id}-{lang}.xlsx"): plan
        for plan in plans()
        for lang in LANGS
    }
    for path, back in libreoffice.convert(files, "xlsx", tmp_path / "out").items():
        (found,) = read(files[path], back)
        assert difference(found) == [], path.name


def test_amounts_too_long_for_a_cell_stand_there_as_text() -> None:
    plan = invented()
    row = LedgerRows(plan=plan, lang="zh").targets[0]
    long = Amount(value=Decimal("1234567890123.4567"), unit="%")
    fact = Observation(period=QUARTER.code, subject=row.subject, field="value", value=long)
    log = (Batch(kind="read", at="", by="", observations=(fact,), number=1),)
    book = ledger_workbook(plan, QUARTER, log=log)
    (sheet,) = (each for each in book.sheets if each.key == "targets")
    cell = sheet.rows[0].cells[sheet.layout.index("value")]
    assert cell.value == "1234567890123.4567%"  # type: ignore[union-attr]


@pytest.mark.parametrize("lang", LANGS)
def test_each_printed_sheet_says_who_reports_and_no_list_of_words_is_printed(lang: Lang) -> None:
    plan = invented()
    for who in (*reporting_organizations(plan, lang), None):
        book = ledger_workbook(plan, QUARTER, organization=who, lang=lang)
        lines = [sheet.line for sheet in book.sheets if sheet.key in ("targets", "tasks")]
        assert lines
        assert all((who or "") in line for line in lines)
        assert {Mark.of(line) for line in lines} == {Mark.of(book.sheets[0].line)}
        assert [sheet.key for sheet in book.sheets if sheet.hidden] == ["choices"]
        saved = openpyxl.load_workbook(BytesIO(render(book)))
        states = [sheet.sheet_state for sheet in saved.worksheets]
        assert states == ["visible"] * (len(states) - 1) + ["hidden"]
