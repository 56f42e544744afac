"""Workbooks for the tests: of the installed plans, and one with a lie in it."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import openpyxl

import policymodel as pm
from policymodel.export.pages import lay_out
from policymodel.export.pictures import is_picture
from policymodel.export.styles import FONTS
from policymodel.sheets.sheet import Column, Layout, Row, Sheet, Workbook
from policymodel.text import Text

_BLANK = re.compile(r"\s+")
_HALF = str.maketrans("，；：？！（）。‘’-–", ",;:?!().“”——")
_NUMBER = re.compile(rb"(<f>[^<]*</f><v>)([\d.]+)(</v>)")
REAL = ("chengde", "dezhou", "maiji", "taian")


def every_workbook(folder: Path, **options: object) -> list[Path]:
    """Write both workbooks of the four installed plans."""
    made: list[Path] = []
    for name in REAL:
        plan = pm.load(name)
        chosen = pm.Options(findings=pm.check(plan), **options)  # type: ignore[arg-type]
        made += pm.export_plan(plan, folder, options=chosen)
    return made


def planted(folder: Path) -> Path:
    """Write a workbook in which one formula's cached value is wrong, and no other."""
    (folder / "lie").mkdir()
    true = next(
        path
        for path in pm.export_plan(pm.load("maiji"), folder / "lie")
        if "responsibility" in path.name
    )
    target = folder / "planted.xlsx"
    changed = False
    with zipfile.ZipFile(true) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet") and not changed:
                lie = re.sub(
                    rb"(<f>[^<]*</f><v>)([\d.]+)(</v>)", rb"\g<1>987654\g<3>", data, count=1
                )
                changed, data = lie != data, lie
            new.writestr(name, data)
    assert changed, "no formula with a number to lie about"
    return target


def bare(text: str) -> str:
    """Return what of a text is the same in a print face: there breaks and full-width marks come."""
    return _BLANK.sub("", text).translate(_HALF)


def as_printed(workbook: Workbook) -> Workbook:
    """Return a workbook with the rows as they are written: later pages say whose they are."""
    fonts = FONTS["safe"]
    sheets = (
        each
        if each.layout.face == "data" or is_picture(each)
        else attrs.evolve(each, rows=lay_out(each, workbook.lang, fonts).rows)
        for each in workbook.sheets
    )
    return attrs.evolve(workbook, sheets=tuple(sheets))


def read(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def book(*sheets: Sheet, created: date = date(2021, 11, 4)) -> Workbook:
    return Workbook(key="t", title="试验", lang="zh", sheets=sheets, created=created)


def sheet(*rows: tuple[Any, ...], name: str = "表", **more: Any) -> Sheet:
    width = len(rows[0]) if rows else 1
    columns = tuple(
        Column(key=f"c{place}", title=Text(f"列{place}", f"column {place}"))
        for place in range(width)
    )
    layout = Layout(face=more.pop("face", "data"), columns=more.pop("columns", columns))
    made = tuple(Row(cells=row) for row in rows)
    return Sheet(key=name, name=name, title=name, layout=layout, rows=made, **more)
