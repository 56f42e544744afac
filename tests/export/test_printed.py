"""Workbooks as LibreOffice prints them: readable, full pages, nothing cut."""

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from printed import Printed, printed
from workbooks import REAL, every_workbook

import policymodel as pm
from policymodel.export.xlsx import render
from policymodel.sheets.responsibility.workbook import build_responsibility
from policymodel.sheets.sheet import Column, Layout, Row, Sheet, Workbook
from policymodel.sheets.targets.workbook import build_targets
from policymodel.text import Lang, Text

pytestmark = [pytest.mark.office, pytest.mark.slow]

# What stays in the office, whatever a sheet says of itself.
_OFFICE = {"cover", "findings", "data", "projection", "charts"}


def issued(lang: Lang) -> dict[str, Sheet]:
    """The sheets for issue of the plans, by the name of file and sheet."""
    found = {}
    for name in REAL:
        for build in (build_responsibility, build_targets):
            book = build(pm.load(name), lang=lang)
            found |= {
                f"{name}-{book.key} {sheet.name}": sheet
                for sheet in book.sheets
                if sheet.purpose == "issue" and sheet.key not in _OFFICE
            }
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("fonts", ["safe", "gongwen"])
def test_sheets_for_issue_print_readable_full_and_whole(
    lang: Lang, fonts: str, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    found = printed(every_workbook(tmp_path / "made", lang=lang, fonts=fonts), tmp_path / "out")
    sheets = issued(lang)
    seen = {each.workbook.partition("/")[2] + " " + each.sheet: each for each in found}
    assert sheets.keys() <= seen.keys()
    for name, sheet in sheets.items():
        check(seen[name], whole=sheet.whole)


def check(each: Printed, *, whole: bool) -> None:
    assert each.smallest >= (8 if whole else 9), str(each)
    assert each.fill >= 0.8, str(each)
    assert not each.cut, str(each)
    assert not each.bad, str(each)
    assert not each.torn, str(each)
    assert each.pages, str(each)


def small(tmp_path: Path, *rows: tuple[str, str]) -> Path:
    columns = (
        Column(key="a", title=Text("单位", "a"), width=8, names=True),
        Column(key="b", title=Text("乙", "b"), width=8, kind="number"),
    )
    layout = Layout(face="print", columns=columns)
    made = tuple(Row(cells=row) for row in rows)
    sheet = Sheet(key="s", name="表", title="表", layout=layout, rows=made)
    book = Workbook(key="t", title="表", lang="zh", sheets=(sheet,), created=date(2020, 1, 1))
    file = tmp_path / "small.xlsx"
    file.write_bytes(render(book))
    return file


def changed(file: Path, name: str, part: str, old: str, new: str) -> Path:
    """Write a workbook in which something of a part is otherwise."""
    target = file.with_name(f"{name}.xlsx")
    with zipfile.ZipFile(file) as read, zipfile.ZipFile(target, "w") as written:
        for each in read.namelist():
            data = read.read(each)
            if each.endswith(part):
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            written.writestr(each, data)
    return target


def test_what_is_cut_small_or_badly_broken_is_seen(tmp_path: Path) -> None:
    """The script that measures finds a fault of each kind where one was made."""
    (tmp_path / "out").mkdir()
    file = small(tmp_path, ("一二三四五六七八九，" * 40, "12"), ("短", "3"))
    row = re.findall(r'<row r="5"[^>]*? ht="([\d.]+)"', part_of(file, "sheet1.xml"))[0]
    files = [
        file,
        changed(file, "low", "sheet1.xml", f'ht="{row}"', 'ht="30"'),
        changed(file, "tiny", "sheet1.xml", "<pageSetup ", '<pageSetup scale="40" '),
        changed(file, "broken", "sharedStrings.xml", "九，", "九\n，"),
    ]
    good, low, tiny, broken = printed(files, tmp_path / "out")
    assert (good.cut, good.bad) == ((), ())
    assert good.smallest > 9
    assert low.cut == ("A5(low)",)
    assert tiny.smallest < 5
    assert broken.bad == ("A5",)


def test_words_and_names_that_are_torn_are_seen(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    file = small(tmp_path, ("市发改委、市科学技术局", "2"), ("新能源的 buildings", "3"))
    (width,) = re.findall(r'<col min="1" max="1" width="([^"]+)"', part_of(file, "sheet1.xml"))
    narrow = changed(file, "narrow", "sheet1.xml", f'width="{width}"', 'width="9"')
    good, bad = printed([file, narrow], tmp_path / "out")
    assert good.torn == ()
    assert bad.torn == ("A5", "A6")


def part_of(file: Path, name: str) -> str:
    with zipfile.ZipFile(file) as parts:
        return next(parts.read(each).decode() for each in parts.namelist() if each.endswith(name))
