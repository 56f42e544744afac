"""The sheets of a progress workbook as LibreOffice prints them: readable, full, nothing cut."""

from pathlib import Path

import pytest
from printed import printed
from progress.report.reporting import progress

from policymodel.progress.report.files import report_files
from policymodel.progress.report.workbook import progress_workbook
from policymodel.text import Lang

pytestmark = [pytest.mark.office, pytest.mark.slow]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_print_readable_full_and_whole(lang: Lang, tmp_path: Path) -> None:
    found = progress(lang)
    (out := tmp_path / "out").mkdir()
    for name, data in report_files(found, ("xlsx",)).items():
        (tmp_path / name).write_bytes(data)
    seen = {each.sheet: each for each in printed(tmp_path.glob("*.xlsx"), out)}
    sheets = [each for each in progress_workbook(found).sheets if each.layout.face == "print"]
    assert {each.name for each in sheets} <= seen.keys()
    for sheet in sheets:
        each = seen[sheet.name]
        assert each.smallest >= (8 if sheet.whole else 9), str(each)
        assert each.fill >= 0.8, str(each)
        assert (each.cut, each.bad, each.torn) == ((), (), ()), str(each)
