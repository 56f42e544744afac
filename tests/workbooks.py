"""Workbooks for the tests: of the installed plans, and one with a lie in it."""

import re
import zipfile
from pathlib import Path

import policymodel as pm
from policymodel.export.punctuation import full_width

_BLANK = re.compile(r"\s+")
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
    return _BLANK.sub("", full_width(text))
