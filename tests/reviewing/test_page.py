"""The review page: every character of the document once, every fact where it stands, in words."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from payloads import PAYLOADS
from reviewpages import DRAFT, QUESTION, READINGS, Page
from source.yunzhou import PLAN, SOURCE, span
from strategies import plans, wild_plans
from workbooks import REAL

import policymodel as pm
from policymodel.analysis.index import PlanIndex
from policymodel.findings import SourceError
from policymodel.model import Document, Goal, Jurisdiction, Measure, Organization, Plan, Span
from policymodel.model.fields import shapes
from policymodel.model.places import places
from policymodel.reviewing.page import review_page
from policymodel.reviewing.page.addresses import Addresses
from policymodel.source import SourceFolder, SourceText, coverage
from policymodel.source.facts import facts
from policymodel.text import Lang

LANGS: tuple[Lang, ...] = ("zh", "en")
_REPLACED = re.compile("[\0\ud800-\udfff]")
# What is seen of no plan: what identifies parts to programs.
_UNSEEN = ("sha256", "language", "section")


def held_to(plan: Plan, text: str) -> tuple[Plan, SourceText]:
    """The plan, as if its spans counted in `text`."""
    source = SourceText(text)
    return attrs.evolve(plan, document=attrs.evolve(plan.document, source=source.source)), source


def bare(text: str) -> str:
    return "".join(text.split())


def assert_marked(plan: Plan, source: SourceText, page: Page) -> None:
    """The pane is the text, and each item's pieces are the characters that its facts cite."""
    assert page.document == _REPLACED.sub("\ufffd", source.text)
    addresses = Addresses(PlanIndex(plan))
    wanted: dict[str, set[int]] = {}
    for fact in facts(plan):
        if fact.at is not None and source.at(fact.at) is not None:
            address = addresses.at(fact.full_path)
            assert address is not None, fact.full_path
            wanted.setdefault(address, set()).update(range(fact.at.start, fact.at.end))
    asked = {item: at for item, at in page.held.items() if item[0] not in "qn"}
    assert asked == wanted


def assert_whole(page: Page) -> None:
    """Ids are unique, every link leads somewhere, and nothing runs but the page's own script."""
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    assert page.tags["script"] == page.tags["style"] == page.tags["title"] == 1
    assert not any(name.startswith("on") or name in ("style", "src") for name, _ in page.attributes)


def real(name: str, sources: Path) -> tuple[Plan, SourceText]:
    plan = pm.load(name)
    return plan, SourceFolder(sources).find(plan)


# ---- every fact where it stands


@pytest.mark.parametrize("lang", LANGS)
def test_an_invented_plan_is_marked_where_it_stands(lang: Lang) -> None:
    page = Page(review_page(PLAN, SOURCE, lang=lang))
    assert_marked(PLAN, SOURCE, page)
    assert_whole(page)


@pytest.mark.parametrize("name", REAL)
def test_real_plans_are_marked_where_they_stand(name: str, sources: Path) -> None:
    plan, source = real(name, sources)
    for lang in LANGS:
        page = Page(review_page(plan, source, lang=lang))
        assert_marked(plan, source, page)
        assert_whole(page)


_CHARACTERS = st.sampled_from("到二〇2年。，\n\n \t<&'\"\u202e\u2028\ue0b1\r\x0b\U001001b0甲")


@given(plans(), st.text(_CHARACTERS, min_size=1, max_size=60), st.integers(1, 80))
def test_any_plan_is_marked_in_any_text(plan: Plan, words: str, times: int) -> None:
    plan, source = held_to(plan, words * times)
    page = Page(review_page(plan, source, readings=READINGS, questions=[QUESTION]))
    assert_marked(plan, source, page)
    assert_whole(page)


@given(wild_plans(), st.sampled_from(LANGS))
def test_no_plan_is_too_wild(plan: Plan, lang: Lang) -> None:
    plan, source = held_to(plan, "到2025年,达到30家。\n" * 3)
    page = Page(review_page(plan, source, lang=lang))
    assert page.document == source.text
    assert_whole(page)


def test_pieces_that_overlap_hold_all_that_stands_there() -> None:
    text = "一二三四五六七八"
    bodies = [
        Organization(name=name, kind="department", at=Span(*at))
        for name, at in (("甲", (0, 5)), ("乙", (3, 8)), ("丙", (3, 5)), ("丁", (3, 5)))
    ]
    plan, source = held_to(attrs.evolve(_empty("重叠"), organizations=tuple(bodies)), text)
    html = review_page(plan, source)
    assert re.findall(r'<a id="(c\d)" class="[^"]*" href="#(o\d)" data-f="([^"]*)"', html) == [
        ("c0", "o1", "o1"),
        ("c3", "o3", "o3 o4 o1 o2"),  # the narrowest first
        ("c5", "o2", "o2"),
    ]
    page = Page(html)
    assert "many" in page.looks[3]
    assert "many" not in page.looks[0] + page.looks[5]


def test_the_beginning_of_a_measure_is_there_to_be_clicked() -> None:
    text = "\n  3.建设码头。建成若干泊位。\n后文"
    measure = Measure(id="m", number="3", title="建设码头", at=Span(0, 17))
    plan, source = held_to(attrs.evolve(_empty("码头"), measures=(measure,)), text)
    html = review_page(plan, source)
    assert re.search(r'<a id="c3" class="handle head" href="#m1"[^>]*>3\.建设码头</a>', html)
    assert "<p>后文</p>" in html


def test_a_year_leads_first_to_what_is_said_there() -> None:
    year = span("2024—2027年")
    page = Page(review_page(PLAN, SOURCE))
    html = review_page(PLAN, SOURCE)
    (ids,) = re.findall(rf'id="c{year.start}" [^>]*data-f="([^"]*)"', html)
    assert ids.split()[0] in ("y1", "a1")
    assert page.looks[span("2027年", "总体目标").start][0] == "time"


def test_headings_are_headings() -> None:
    html = review_page(PLAN, SOURCE)
    found = re.findall(r"<(h\d)(?: class=\"\w*\")?>(?:<[^>]*>)*([一二三四]、[^<]*)", html)
    assert {level for level, _ in found} == {"h3"}
    assert "一、总体目标" in {words.strip() for _, words in found}


# ---- the whole plan, in words


def words_in(plan: Plan) -> Iterator[str]:
    """Every text of a plan that is for people."""
    for path, part, _ in places(plan, object):
        kind: Any = type(part)
        if path.startswith("suppressions"):
            yield part.reason
            continue
        for name, made in shapes(kind).items():
            value = getattr(part, name)
            if made.kind is str and made.rule is None and name not in _UNSEEN and value:
                yield from (value if isinstance(value, tuple) else (value,))


def identifiers(plan: Plan) -> set[str]:
    """What the plan calls its parts for programs."""
    return {name for _, name in PlanIndex(plan).ids}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["yunzhou", *REAL])
def test_the_list_holds_the_whole_plan(name: str, lang: Lang, request: Any) -> None:
    plan, source = PLAN, SOURCE
    if name != "yunzhou":
        plan, source = real(name, request.getfixturevalue("sources"))
    page = Page(review_page(plan, source, lang=lang))
    said = bare(page.listed)
    missing = {
        each for each in words_in(plan) if bare(each) not in said and each not in identifiers(plan)
    }
    assert missing == set()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["yunzhou", *REAL])
def test_nothing_is_said_in_the_words_of_programs(name: str, lang: Lang, request: Any) -> None:
    plan, source = PLAN, SOURCE
    if name != "yunzhou":
        plan, source = real(name, request.getfixturevalue("sources"))
    page = Page(review_page(plan, source, lang=lang, questions=[QUESTION], readings=READINGS))
    assert re.findall(r"\b[a-z]+_[a-z_]+\b|\bNone\b|\[\d+\]", page.shown) == []
    tokens = set(re.findall(r"[A-Za-z0-9_.-]+", page.shown))
    plain = {each for each in identifiers(plan) if not each.isdigit()}
    assert tokens & {each for each in plain if not re.fullmatch("[a-z]+", each)} == set()
    if lang == "zh":
        assert tokens & plain == set()


def test_a_target_is_said_in_full() -> None:
    page = Page(review_page(PLAN, SOURCE))
    own = page.own[Addresses(PlanIndex(PLAN)).by_path["indicators[1].targets[0]"]]
    assert "突破1.2亿吨" in own
    assert "2027年" in own
    assert "读作＞1.2亿吨" in own.replace(" ", "")


@pytest.mark.parametrize("lang", LANGS)
def test_questions_stand_first_with_their_choices(lang: Lang) -> None:
    html = review_page(DRAFT, SOURCE, readings=READINGS, questions=[QUESTION], lang=lang)
    page = Page(html)
    own = page.own["q1"]
    assert QUESTION.asks.get(lang) in own
    assert all(choice.says.get(lang) in own for choice in QUESTION.choices)
    assert html.index('id="q1"') < html.index('id="a1"')
    assert page.held["q1"] == set(range(QUESTION.at.start, QUESTION.at.end))
    assert "question" in page.looks[QUESTION.at.start]
    assert "3691" not in {page.own[each] for each in page.own if each.startswith("n")}


def test_sureness_is_the_least_of_what_is_said_of_an_item() -> None:
    html = review_page(DRAFT, SOURCE, readings=READINGS)
    addresses = Addresses(PlanIndex(DRAFT))
    sure, likely = (addresses.by_path[each.path] for each in READINGS[:2])
    assert f'<li id="{sure}" class="item number" data-s="sure">' in html
    assert f'<li id="{likely}" class="item number" data-s="likely">' in html
    page = Page(html)
    assert "likely" in page.looks[READINGS[1].at.start]
    assert "≈ 较可能" in page.own[likely]
    undoubted = _empty("题")
    assert ' data-s="' not in review_page(*held_to(undoubted, "文字"))


def test_what_nothing_accounts_for_is_told() -> None:
    bare_plan = attrs.evolve(PLAN, not_targets=(), indicators=())
    page = Page(review_page(bare_plan, SOURCE))
    left = coverage(bare_plan, SOURCE).numbers_left
    assert left
    for at in left:
        assert "unread" in page.looks[at.start]
    held = set().union(*(at for item, at in page.held.items() if item.startswith("n")))
    assert held >= {n for at in left for n in range(at.start, at.end)}


def test_a_document_that_nobody_reads_is_not_said_to_be_unaccounted_for() -> None:
    plan, source = held_to(attrs.evolve(_empty("Plan"), language="en"), "By 2025, 30 firms.")
    assert 'class="unread"' not in review_page(plan, source, lang="en").split("</header>")[1]


# ---- whatever it holds

_STRANGE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>--><img src=x onerror=alert(1)>",
    '" onfocus="alert(1)" x="',
    "$title ${policy} $$ {{x}} %s",
    "a\u2028b\u2029c",
    "\u202e倒\u2066x\u2069",
    "甲\ue0b1乙\U001001b0\0\x1b\x85\ud800\ufffe\r终",
    "&lt;b&gt; &#13; &amp;",
)


@pytest.mark.parametrize("payload", [*_STRANGE, *PAYLOADS], ids=ascii)
def test_text_is_text(payload: str) -> None:
    # Neither a plan nor its file may hold what nobody sees; a document may.
    fit = "".join(c for c in payload if c.isprintable()) or "题"
    plan = attrs.evolve(
        _empty(fit),
        organizations=(Organization(name=fit, kind="other", note=fit, at=Span(1, 2)),),
    )
    plan, source = held_to(plan, f"甲{payload}\n{payload}")
    for lang in LANGS:
        page = Page(review_page(plan, source, lang=lang))
        assert_marked(plan, source, page)
        assert_whole(page)
        assert bare(fit) in bare(page.own["o1"])


def test_odd_characters_are_told_and_stay() -> None:
    plan, source = held_to(_empty("题"), "一\ue0b1二\u202e三")
    html = review_page(plan, source)
    assert '<bdi class="odd" data-u="U+E0B1">\ue0b1</bdi>' in html
    assert '<bdi class="odd" data-u="U+202E">\u202e</bdi>' in html
    assert "原文有 2 个看不见或无法辨认的字符" in Page(html).shown


def test_the_name_of_the_page_holds_no_elements() -> None:
    plan, source = held_to(_empty("方\ue0b1案<b>"), "文字")
    html = review_page(plan, source)
    assert "<title>方⟨U+E0B1⟩案&lt;b&gt; – 方案核对</title>" in html
    assert '<h1>方<bdi class="odd" data-u="U+E0B1">\ue0b1</bdi>案&lt;b&gt; <small>' in html


def test_the_policy_lets_nothing_in() -> None:
    html = review_page(PLAN, SOURCE)
    page = Page(html)
    (policy,) = (value for _, value in page.attributes if (value or "").startswith("default-src"))
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in (policy or "")
    assert (policy or "").startswith("default-src 'none'; ")
    assert not re.search(r"https?:|//[a-z]|@import|url\(", page.raw["style"] + page.raw["script"])


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_plan_is_the_same_page(lang: Lang) -> None:
    made = [
        review_page(DRAFT, SOURCE, readings=READINGS, questions=[QUESTION], lang=lang)
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert "\r" not in made[0]


# ---- what there may not be


def test_a_plan_without_places_is_shown() -> None:
    plan = attrs.evolve(_empty("题"), organizations=(Organization(name="甲局", kind="department"),))
    page = Page(review_page(plan, SourceText("任何文字。\n第二段。")))
    assert page.document == "任何文字。\n第二段。"
    assert "甲局" in page.own["o1"]
    assert "尚未标明" not in page.shown
    assert_whole(page)


def test_a_place_that_is_missing_among_others_is_told() -> None:
    bodies = (
        Organization(name="甲局", kind="department", at=Span(0, 2)),
        Organization(name="乙局", kind="department"),
    )
    plan, source = held_to(attrs.evolve(_empty("题"), organizations=bodies), "甲局和乙局")
    page = Page(review_page(plan, source))
    assert "尚未标明在原文何处" in page.own["o2"]
    assert "尚未标明在原文何处" not in page.own["o1"]


def test_an_empty_text_is_shown() -> None:
    plan, source = held_to(_empty("题"), "")
    assert Page(review_page(plan, source)).document == ""


def test_places_in_another_text_are_refused() -> None:
    with pytest.raises(SourceError) as refused:
        review_page(PLAN, SourceText("另一份文字"))
    assert [each.code for each in refused.value.findings] == ["V001"]
    unnamed = attrs.evolve(PLAN, document=attrs.evolve(PLAN.document, source=None))
    with pytest.raises(SourceError):
        review_page(unnamed, SOURCE)


def test_places_beyond_the_text_are_left_out() -> None:
    body = Organization(name="甲局", kind="department", at=Span(3, 900))
    plan, source = held_to(attrs.evolve(_empty("题"), organizations=(body,)), "短文")
    assert Page(review_page(plan, source)).held == {}


def test_no_tree_is_too_deep() -> None:
    goal = Goal(id="g0", title="最下")
    for number in range(1, 1500):
        goal = Goal(id=f"g{number}", title=f"第{number}层", goals=(goal,))
    plan, source = held_to(attrs.evolve(_empty("题"), goals=(goal,)), "文字")
    assert "最下" in Page(review_page(plan, source)).own["g1500"]


def test_a_question_may_be_about_anything() -> None:
    asked = [
        attrs.evolve(QUESTION, path=path, at=at)
        for path in ("", "nowhere[9]", "measures[0].responsibilities.lead", "document.title")
        for at in (span("2027年"), Span(10**6, 10**6 + 1))
    ]
    page = Page(review_page(PLAN, SOURCE, questions=asked))
    assert_whole(page)
    assert "的责任单位括号" in page.own["q5"]
    assert page.own["q7"].endswith("文件名称")


def _empty(title: str) -> Plan:
    place = Jurisdiction(name="云州市", level="city")
    return Plan(id="yunzhou", document=Document(title=title), jurisdiction=place)
