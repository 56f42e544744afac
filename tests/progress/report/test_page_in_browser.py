"""The page of a progress report in a real browser: read, walked through by keys, printed."""

import re
from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from chromium import Browser, as_file, browser
from progress.report.reporting import progress
from pypdf import PdfReader

from policymodel.folding import fold
from policymodel.progress.report.page import progress_page
from policymodel.text import Lang

pytestmark = pytest.mark.browser

LANGS: tuple[Lang, ...] = ("zh", "en")


@pytest.fixture(scope="module")
def tab() -> Iterator[Browser]:
    with browser() as found:
        yield found


def opened(tab: Browser, folder: Path, lang: Lang = "zh") -> Browser:
    tab.size(1280, 800)
    tab.open(as_file(progress_page(progress(lang)), folder))
    return tab


@pytest.mark.parametrize("lang", LANGS)
def test_it_opens_without_a_word(tab: Browser, tmp_path: Path, lang: Lang) -> None:
    opened(tab, tmp_path, lang)
    assert tab.said == []  # no fault, nothing refused by its own policy, nothing asked for
    assert tab.run("document.querySelectorAll('figure > svg').length") == 6
    assert tab.run("getComputedStyle(document.querySelector('td.red')).backgroundColor") == (
        "rgb(244, 176, 168)"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_is_shut_out(tab: Browser, tmp_path: Path, lang: Lang) -> None:
    opened(tab, tmp_path, lang)
    tab.run((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8") + ";0")
    found = "axe.run().then((done) => done.violations.map((each) => [each.id, each.impact]))"
    assert tab.run(found) == []


def test_keys_lead_to_every_section_and_move_wide_tables(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path).size(420, 700)
    stops = []
    for _ in range(30):
        tab.press("Tab")
        here = "document.activeElement"
        stops.append(tab.run(f"{here}.hash || {here}.closest('section')?.id || ''"))
    sections = tab.run("[...document.querySelectorAll('section')].map((each) => each.id)")
    assert stops[0] == "#main"
    assert stops[1 : len(sections) + 1] == [f"#{each}" for each in sections]
    assert set(sections) <= set(stops)
    tab.run("document.querySelector('#targets .scroll').focus()")
    tab.press("ArrowRight")
    tab.wait("document.querySelector('#targets .scroll').scrollLeft > 0")


@pytest.mark.parametrize("wide", [320, 768, 1280])
def test_nothing_reaches_beyond_the_window(tab: Browser, tmp_path: Path, wide: int) -> None:
    opened(tab, tmp_path).size(wide, 700)
    box = "document.documentElement"
    assert tab.run(f"{box}.scrollWidth <= {box}.clientWidth")


def test_texts_of_charts_can_be_read_on_a_telephone(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path).size(390, 700)
    tall = tab.run(
        "Math.min(...[...document.querySelectorAll('figure > svg text')]"
        ".map((text) => text.getBoundingClientRect().height))"
    )
    assert tall >= 10


def test_texts_of_charts_stay_in_them(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    beyond = tab.run(
        "[...document.querySelectorAll('figure > svg')].flatMap((svg) => {"
        " const box = svg.getBoundingClientRect();"
        " return [...svg.querySelectorAll('text')].filter((text) => {"
        "  const b = text.getBoundingClientRect();"
        "  return b.left < box.left - 1 || b.right > box.right + 1; })"
        " .map((text) => text.textContent); })"
    )
    assert beyond == []


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_printed_whole_on_a4(tab: Browser, tmp_path: Path, lang: Lang) -> None:
    opened(tab, tmp_path, lang)
    pages = PdfReader(BytesIO(tab.printed())).pages
    for page in pages:
        assert [round(float(each)) for each in page.mediabox[2:]] == [842, 595]
    # PDF readers give radicals for characters, and blanks where lines are broken.
    text = re.sub(r"\s", "", fold("".join(page.extract_text() for page in pages)))
    found = progress(lang)
    for each in found.targets:
        assert fold(each.name) in text
    # What would be cut off at the right is squeezed instead.
    assert tab.run("document.documentElement.scrollWidth <= innerWidth")
