"""A year of an invented city's reporting: ledgers out, filled in, read back, judged, reported.

python examples/year_of_reporting.py year

Each quarter every organization gets a ledger, a clerk types into it, and what was typed is read
into a store. In the third quarter a clerk types a word where a number belongs; the ledger is
refused and corrected. In the fourth a wrong number is read in, and taken back.
"""

import sys
from datetime import datetime
from pathlib import Path

import openpyxl

import policymodel as pm
from policymodel.progress.files import apply_ledgers, ledger_files, undo
from policymodel.progress.judging import Rules
from policymodel.progress.judging.rules import read_rules
from policymodel.progress.period import ReportingPeriod
from policymodel.progress.report import progress_of
from policymodel.progress.report.files import report_files
from policymodel.progress.report.table import headline_lines, silent_lines, status_rows
from policymodel.progress.store import Store, open_store

PLAN = Path(__file__).parent / "plans" / "yanhu"
HEADING_ROW = 4
ID = "编号（勿改）"
WEIGHTS = "weights: {clean_buses: 30, waiting: 20, chargers: 30, lanes: 20}"

# By quarter, when ledgers were read in, and by organization what was typed into which row. The
# police report nothing in the second quarter.
YEAR = {
    "2025-Q1": ("2025-04-03T10:00+08:00", {
        "市交通运输局": {
            "target:clean_buses.2026": {"本期完成值": "70%", "填报人": "周宁"},
            "target:waiting.2026": {"本期完成值": 11.6, "存在问题": "东部新区线网没有调整"},
            "target:transfer.built": {"状态": "未启动"},
            "measure:buses@市交通运输局": {"状态": "推进中", "进度": "45%", "完成情况": "到车90辆"},
            "measure:lines@市交通运输局": {"状态": "推进中", "进度": "30%"},
            "measure:priority@市交通运输局": {"状态": "推进中", "进度": "40%"},
        },
        "市公安局": {"measure:priority@市公安局": {"状态": "推进中", "进度": "35%"}},
        "市发展改革委": {
            "target:chargers.2025": {"本期完成值": 1650},
            "target:chargers.2026": {"本期完成值": 1650},
            "measure:charging@市发展改革委": {"状态": "达到序时进度"},
        },
        "市城管局": {
            "target:lanes.yearly": {"本期完成值": 3.5},
            "measure:walking@市城管局": {"状态": "推进中", "进度": "36%"},
        },
    }),
    "2025-Q2": ("2025-07-02T15:30+08:00", {
        "市交通运输局": {
            "target:clean_buses.2026": {"本期完成值": "71.5%"},
            "target:waiting.2026": {"本期完成值": "11.2分钟", "下步措施": "9月调整东部新区线网"},
            "target:transfer.built": {"状态": "欠进度", "存在问题": "用地手续没有办完"},
            "measure:buses@市交通运输局": {"状态": "推进中", "进度": "52%"},
            "measure:lines@市交通运输局": {"状态": "欠进度", "进度": "40%"},
            "measure:priority@市交通运输局": {"状态": "推进中", "进度": "48%"},
        },
        "市发展改革委": {
            "target:chargers.2025": {"本期完成值": "约1800个"},
            "target:chargers.2026": {"本期完成值": "约1800个"},
            "measure:charging@市发展改革委": {"状态": "达到序时进度"},
        },
        "市城管局": {
            "target:lanes.yearly": {"本期完成值": 9},
            "measure:walking@市城管局": {"状态": "推进中", "进度": "50%"},
        },
    }),
    "2025-Q3": ("2025-10-10T09:00+08:00", {
        "市交通运输局": {
            "target:clean_buses.2026": {"本期完成值": "74%"},
            "target:waiting.2026": {"本期完成值": 10.1},
            "target:transfer.built": {"状态": "推进中"},
            "measure:buses@市交通运输局": {"状态": "推进中", "进度": "60%"},
            "measure:lines@市交通运输局": {"状态": "推进中", "进度": "75%"},
            "measure:priority@市交通运输局": {"状态": "推进中", "进度": "55%"},
        },
        "市公安局": {
            "measure:priority@市公安局": {
                "状态": "推进中", "进度": "50%", "需协调事项": "请市财政局落实信号灯改造资金",
            },
        },
        "市发展改革委": {
            "target:chargers.2025": {"本期完成值": 1960},
            "target:chargers.2026": {"本期完成值": 1960},
            "measure:charging@市发展改革委": {"状态": "推进中", "进度": "70%"},
        },
        "市城管局": {
            "target:lanes.yearly": {"本期完成值": "许多"},
            "measure:walking@市城管局": {"状态": "推进中", "进度": "58%"},
        },
    }),
    "2025-Q4": ("2026-01-08T11:20+08:00", {
        "市交通运输局": {
            "target:clean_buses.2026": {"本期完成值": "75%"},
            "target:waiting.2026": {"本期完成值": 9.8},
            "target:transfer.built": {"状态": "基本完成", "下步措施": "2026年3月验收"},
            "measure:buses@市交通运输局": {"状态": "推进中", "进度": "68%"},
            "measure:lines@市交通运输局": {"状态": "已完成", "进度": "100%"},
            "measure:priority@市交通运输局": {"状态": "推进中", "进度": "63%"},
        },
        "市公安局": {"measure:priority@市公安局": {"状态": "推进中", "进度": "61%"}},
        "市发展改革委": {
            "target:chargers.2025": {"本期完成值": 2060},
            "target:chargers.2026": {"本期完成值": 2060},
            "measure:charging@市发展改革委": {"状态": "推进中", "进度": "78%"},
        },
        "市城管局": {
            "target:lanes.yearly": {"本期完成值": 212},
            "measure:walking@市城管局": {"状态": "推进中", "进度": "69%"},
        },
    }),
}  # fmt: skip
Typed = dict[str, dict[str, object]]


def main(folder: str = "year") -> None:
    plan, out = pm.load(str(PLAN)), Path(folder)
    rules = read_rules(WEIGHTS)
    out.mkdir(parents=True, exist_ok=True)
    with open_store(out / "progress.sqlite3", create=True) as store:
        for code, (at, typed) in YEAR.items():
            period = ReportingPeriod.of(code)
            print(f"\n{period.label.zh}")
            ledgers = send_out(plan, store, period, out / code)
            for organization, rows in typed.items():
                fill_in(ledgers[organization], rows)
            when = datetime.fromisoformat(at)
            read_back(plan, store, [ledgers[each] for each in typed], when)
            if code == "2025-Q3":
                corrected = {"target:lanes.yearly": {"本期完成值": 14}}
                fill_in(ledgers["市城管局"], corrected)
                read_back(plan, store, [ledgers["市城管局"]], when)
            if code == "2025-Q4":
                take_back(plan, store, ledgers["市城管局"], when)
            judge(plan, store, period, rules)
        report(plan, store, out, rules)


def send_out(plan: pm.Plan, store: Store, period: ReportingPeriod, folder: Path) -> dict[str, Path]:
    """Write a ledger for each organization; return where, by its name."""
    folder.mkdir(exist_ok=True)
    files = ledger_files(plan, period, log=store.batches(plan.id), by_organization=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    print(f"  发出台账{len(files)}份")
    return {name.rsplit("-", 1)[1].removesuffix(".xlsx"): folder / name for name in files}


def fill_in(path: Path, typed: Typed) -> None:
    """Do what a clerk does: open the ledger, type into some of its cells, save it."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        columns = {cell.value: cell.column for cell in sheet[HEADING_ROW]}
        if ID not in columns:
            continue
        for row in range(HEADING_ROW + 1, sheet.max_row + 1):
            for heading, value in typed.get(sheet.cell(row, columns[ID]).value, {}).items():
                sheet.cell(row, columns[heading], value)
    book.save(path)


def read_back(plan: pm.Plan, store: Store, ledgers: list[Path], at: datetime) -> None:
    """Read ledgers into the store, each whole or not at all."""
    for each in apply_ledgers(plan, store, ledgers, by="市发展改革委综合处", at=at):
        refused = each.reading.refused if each.reading else ()
        for one in refused:
            print(f"  {each.name}没有读入：{one.place} {one.said.zh}")
        if each.applied:
            count = len(each.merged.taken) if each.merged else 0
            print(f"  {each.name}读入{count}处，记录第{each.applied}号")


def take_back(plan: pm.Plan, store: Store, ledger: Path, at: datetime) -> None:
    """Take a wrong number back, by facts that say what was before, and read in the right one."""
    number = store.batches(plan.id)[-1].number
    undo(plan, store, number, by="市发展改革委综合处", at=at)
    print(f"  第{number}号记录有误（212应为21.2），已撤销")
    fill_in(ledger, {"target:lanes.yearly": {"本期完成值": 21.2}})
    read_back(plan, store, [ledger], at)


def judge(plan: pm.Plan, store: Store, period: ReportingPeriod, rules: Rules) -> None:
    """Print how the plan stands at the end of a period."""
    found = progress_of(plan, store.batches(plan.id), period=period, rules=rules)
    if found is None:
        raise AssertionError("a period is given")
    for lamp, name, about, actual, way, reason in status_rows(found)[1:]:
        print(f"    {lamp}  {name}（{about}）{actual}  {way}  {reason}")
    for line in (*headline_lines(found), *silent_lines(found)):
        print(f"  {line}")


def report(plan: pm.Plan, store: Store, folder: Path, rules: Rules) -> None:
    """Write the report on the whole year's last quarter in all its forms."""
    last = ReportingPeriod.of(list(YEAR)[-1])
    found = progress_of(plan, store.batches(plan.id), period=last, rules=rules)
    if found is None:
        raise AssertionError("a period is given")
    print("\n年末报告")
    for name, data in report_files(found, ("xlsx", "json", "html")).items():
        (folder / name).write_bytes(data)
        print(f"  {name}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
