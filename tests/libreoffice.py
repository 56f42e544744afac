"""A real spreadsheet program, run without a screen: what it computes, and what it prints.

LibreOffice keeps the cached values of an .xlsx unless OOXMLRecalcMode is 0: without that
setting a recalculation test proves nothing. Each run has a profile of its own.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


# Fonts that workbooks name and that are not there become those of the same kind that are.
_LIKE = {
    "Noto Serif CJK SC": ("宋体", "仿宋", "仿宋_GB2312", "楷体", "楷体_GB2312", "方正小标宋简体"),
    "Noto Sans CJK SC": ("黑体",),
}


def needed() -> str:
    """Return the program's path, or skip the test and say why."""
    if PROGRAM is None:
        pytest.skip("LibreOffice is not installed: no spreadsheet program to compare with")
    return PROGRAM


def convert(files: Iterable[Path], ending: str, folder: Path) -> dict[Path, Path]:
    """Open each file, recalculate it, and save it as `ending` in `folder`."""
    program = needed()
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")
    out = folder / ending
    out.mkdir()
    fonts = folder / "fonts.conf"
    fonts.write_text(_fonts(), encoding="utf-8")
    files = list(files)
    subprocess.run(
        [
            program,
            "--headless",
            f"-env:UserInstallation={profile.as_uri()}",
            "--convert-to",
            ending,
            "--outdir",
            str(out),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=600,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )
    return {file: out / f"{file.stem}.{ending}" for file in files}


def _fonts() -> str:
    """Return settings of fonts: without them, Chinese text falls to Japanese glyphs."""
    rules = (
        f'<match><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{like}</string></edit></match>'
        for like, names in _LIKE.items()
        for name in names
    )
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    return f"{head}<fontconfig>{system}{''.join(rules)}</fontconfig>"
