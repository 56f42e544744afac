"""The review page in a real browser: both ways, by mouse and by keys, filtered and on paper."""

from collections.abc import Iterator
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import attrs
import pytest
from chromium import Browser, as_file, browser
from pypdf import PdfReader
from reviewpages import DRAFT, QUESTION, READINGS
from source.yunzhou import SOURCE, span
from workbooks import REAL

import policymodel as pm
from policymodel.analysis.index import PlanIndex
from policymodel.folding import fold
from policymodel.model import Document, Jurisdiction, Organization, Plan, Span
from policymodel.reviewing.page import review_page
from policymodel.reviewing.page.addresses import Addresses
from policymodel.source import SourceFolder, SourceText
from policymodel.text import Lang

pytestmark = pytest.mark.browser

_ADDRESSES = Addresses(PlanIndex(DRAFT))
TARGET = _ADDRESSES.by_path["indicators[1].targets[0]"]
WORDS = span("突破1.2亿吨")
_CURRENT = "document.querySelector('#list [aria-current]').closest('li').id"
_MARKED = "[...document.querySelectorAll('#document .main')].map(e => e.textContent).join('')"
_SEEN = "[...document.querySelectorAll('#list li.item:not(.out)')].map(e => e.id)"
_FOCUS = "document.activeElement.id || document.activeElement.closest('li')?.id"


@pytest.fixture(scope="module")
def tab() -> Iterator[Browser]:
    with browser() as found:
        yield found


def opened(tab: Browser, folder: Path, lang: Lang = "zh", hash_: str = "") -> Browser:
    page = review_page(DRAFT, SOURCE, readings=READINGS, questions=[QUESTION], lang=lang)
    tab.size(1280, 800)
    tab.open(as_file(page, folder) + hash_)
    return tab


def typed(tab: Browser, words: str) -> None:
    """Search for words, and wait until the list is narrowed."""
    tab.run(f"document.getElementById('search').value = {words!r}")
    tab.run("document.getElementById('filters').requestSubmit()")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_opens_without_a_word_and_is_the_text(tab: Browser, tmp_path: Path, lang: Lang) -> None:
    opened(tab, tmp_path, lang)
    assert tab.run("document.getElementById('document').textContent") == SOURCE.text
    assert tab.said == []


def test_a_place_leads_to_its_facts(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path).click(f"#c{WORDS.start}")
    assert tab.run(_CURRENT) == TARGET
    assert tab.run("location.hash") == f"#c{WORDS.start}"
    told = tab.run("[...document.querySelectorAll('#here a')].map(e => e.hash.slice(1))")
    assert told[0] == TARGET
    assert len(told) == len(tab.run(f"document.getElementById('c{WORDS.start}').dataset.f").split())
    tab.click("#here li:last-child a")
    assert tab.run(_CURRENT) == told[-1]


def test_a_fact_leads_to_its_place(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path).click(f"#{TARGET} .go")
    assert tab.run(_CURRENT) == TARGET
    assert tab.run(_MARKED) == SOURCE.at(WORDS)
    assert tab.run("location.hash") == f"#{TARGET}"
    tab.wait(
        "(() => { const b = document.querySelector('#document .main').getBoundingClientRect();"
        " return b.top > 0 && b.bottom < innerHeight; })()"
    )
    year = tab.run("[...document.querySelectorAll('#document .also')].map(e => e.textContent)")
    assert year == ["2027年"]


def test_keys_are_enough(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    tab.run(f"document.getElementById('c{WORDS.start}').focus()")
    tab.press("Enter")
    assert tab.run(_FOCUS) == TARGET
    tab.press("Enter")
    assert tab.run(_FOCUS) == f"c{WORDS.start}"
    tab.press("j")
    further = tab.run(_FOCUS)
    assert int(further[1:]) > WORDS.start
    tab.press("ArrowUp")
    assert tab.run(_FOCUS) == f"c{WORDS.start}"
    ring = tab.run("getComputedStyle(document.activeElement).outlineStyle")
    assert ring == "solid"
    tab.press("Escape")
    assert tab.run("document.querySelectorAll('[aria-current]').length") == 0


def test_tab_walks_through_a_few_stops(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    stops = []
    for _ in range(40):
        tab.press("Tab")
        stops.append(tab.run("document.activeElement.closest('article, #list, form')?.id"))
    assert {"document", "filters", "list"} <= set(stops)
    # However many facts there are, one link of each pane is in the way.
    assert stops.count("document") <= 2 * 2


def test_a_fact_is_walked_through_by_keys(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    tab.run(f"document.querySelector('#{TARGET} .go').focus()")
    tab.press("ArrowRight")
    assert tab.run("document.activeElement.className") == "place"
    tab.press("ArrowLeft")
    tab.press("k")
    assert tab.run(_FOCUS) != TARGET


def test_filters_narrow_both_sides(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    everything = len(tab.run(_SEEN))
    tab.run("document.querySelector('input[value=likely]').click()")
    tab.wait(f"{_SEEN}.length < {everything}")
    assert set(tab.run(_SEEN)) == {TARGET, _ADDRESSES.by_path["indicators[1]"]}
    assert not tab.run(f"document.getElementById('c{WORDS.start}').classList.contains('off')")
    sure = span("２４个以上").start
    assert tab.run(f"document.getElementById('c{sure}').classList.contains('off')")
    tab.click("button[type=reset]")
    tab.wait(f"{_SEEN}.length === {everything}")
    assert tab.run("document.querySelectorAll('#document .off').length") == 0


def test_questions_alone_can_be_seen(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path).click(".only input")
    tab.wait(f"{_SEEN}.length < 20")
    seen = tab.run(_SEEN)
    assert seen[0] == "q1"
    assert set(seen) - {"q1"} <= {
        _ADDRESSES.by_path[place.path]
        for place in PlanIndex(DRAFT).every
        if place.path in _ADDRESSES.by_path
    }


def test_kinds_can_be_chosen(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    tab.run("document.querySelector('input[value=organizations]').click()")
    tab.wait(f"{_SEEN}.every((id) => id[0] === 'o')")
    assert len(tab.run(_SEEN)) == len(DRAFT.organizations)


def test_words_are_found_in_the_list_and_in_the_text(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    typed(tab, "24个")  # full-width in the document
    assert _ADDRESSES.by_path["indicators[0].targets[0]"] in tab.run(_SEEN)
    assert TARGET not in tab.run(_SEEN)
    assert tab.run("CSS.highlights.get('search').size") == 1
    typed(tab, "无此一词")
    assert tab.run(_SEEN) == []
    assert tab.run("document.getElementById('status').textContent").startswith("没有")


def test_an_address_opens_its_place(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path, hash_=f"#{TARGET}")
    assert tab.run(_MARKED) == SOURCE.at(WORDS)
    opened(tab, tmp_path, hash_=f"#c{WORDS.start + 1}")  # nothing begins there
    assert tab.run(_CURRENT) == TARGET
    tab.run("location.hash = '#q1'")
    tab.wait(f"{_CURRENT} === 'q1'")
    assert tab.run(_MARKED) == SOURCE.at(QUESTION.at)


@pytest.mark.parametrize("width", [360, 700, 1280])
def test_nothing_reaches_beyond_the_window(tab: Browser, tmp_path: Path, width: int) -> None:
    opened(tab, tmp_path).size(width, 700)
    for box in ("document.documentElement", "document.getElementById('list')"):
        assert tab.run(f"{box}.scrollWidth <= {box}.clientWidth")


def barriers(tab: Browser) -> object:
    """What axe calls serious or critical."""
    tab.run((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8") + ";0")
    return tab.run(
        "axe.run().then((done) => done.violations"
        ".filter((each) => ['serious', 'critical'].includes(each.impact))"
        ".map((each) => [each.id, each.nodes.map((node) => node.html.slice(0, 99))]))"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_is_shut_out(tab: Browser, tmp_path: Path, lang: Lang) -> None:
    opened(tab, tmp_path, lang).click(f"#c{WORDS.start}")
    assert barriers(tab) == []


@pytest.mark.parametrize("name", REAL)
def test_real_plans_open(tab: Browser, tmp_path: Path, sources: Path, name: str) -> None:
    plan = pm.load(name)
    source = SourceFolder(sources).find(plan)
    tab.size(1280, 800)
    tab.open(as_file(review_page(plan, source), tmp_path))
    assert tab.run("document.getElementById('document').textContent") == source.text
    assert tab.said == []
    if name == "chengde":  # it takes long
        assert barriers(tab) == []


def test_it_is_printed_whole_on_a4(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path)
    typed(tab, "无此一词")  # what is hidden on the screen is printed all the same
    pdf = PdfReader(BytesIO(tab.printed()))
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pdf.pages} == {(595, 842)}
    # Fonts map some characters to forms that only look like them.
    text = fold("".join("".join(page.extract_text().split()) for page in pdf.pages))
    assert fold("二〇二四年三月五日") in text
    assert f"单位{len(DRAFT.organizations)}" in text  # and not how many are seen
    assert QUESTION.choices[0].says.zh in text
    assert "只看问题" not in text


def test_strange_characters_do_no_harm(tab: Browser, tmp_path: Path) -> None:
    text = "甲\u202e乙</script><script>alert(1)</script>\n\r\x0b\ue0b1\U001001b0丙\u2028丁<!--\n\n"
    place = Jurisdiction(name="云州市", level="city")
    source = SourceText(text)
    body = Organization(name="甲", kind="other", at=Span(0, 3))
    plan = Plan(
        id="x",
        document=Document(title="</title><script>alert(1)</script>", source=source.source),
        jurisdiction=place,
        organizations=(body,),
    )
    tab.open(as_file(review_page(plan, source), tmp_path))
    assert tab.run("document.getElementById('document').textContent") == text
    assert tab.said == []
    assert tab.run("document.scripts.length") == 1
    # A control of direction turns nothing round that stands behind it.
    assert tab.run(
        "(() => { const b = (n) => { const r = new Range(); r.selectNode(n);"
        " return r.getBoundingClientRect().x; };"
        " const [first, second] = document.querySelectorAll('#document p:first-child > a, "
        "#document p:first-child > a .odd'); return b(first) <= b(second); })()"
    )
    tab.click("#c0")
    assert tab.run(_CURRENT) == "o1"


def test_a_plan_without_places_opens(tab: Browser, tmp_path: Path) -> None:
    plan = attrs.evolve(
        DRAFT,
        **dict.fromkeys(("indicators", "measures", "goals", "mechanisms", "sections"), ()),
    )
    plan = Plan(
        id="x",
        document=Document(title=plan.document.title),
        jurisdiction=plan.jurisdiction,
        organizations=tuple(attrs.evolve(each, at=None) for each in plan.organizations),
    )
    tab.open(as_file(review_page(plan, SOURCE), tmp_path))
    tab.click("#o1 .go")
    assert tab.run(_CURRENT) == "o1"
    assert tab.said == []
