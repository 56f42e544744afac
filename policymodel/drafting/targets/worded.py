"""Targets in words alone: 显著提升, 超过全省平均水平, 建成创新中心."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from policymodel.drafting.targets import grammar
from policymodel.drafting.targets.prose import Reader
from policymodel.drafting.targets.statements import Statement
from policymodel.drafting.targets.subjects import Subject, is_name, subject_in
from policymodel.drafting.targets.texts import Prose
from policymodel.folding import POINTS
from policymodel.model.words import CommitmentCode, ComparatorCode
from policymodel.quantities.comparators import comparators_in

_CLAUSE = re.compile(r"[^，,；;。：:！？\n\t（()）]+")
_CODES: tuple[ComparatorCode, ...] = ("more_than", "less_than", "at_least")
_SAID = re.compile(r"(?:实现)?(?:年均|达到|增长|提高|持续|显著|突破|超过|[0-9])")
_REMARK, _FAR = re.compile("[（(][^（()）。；]{1,20}[）)]$"), 60
_LONGEST, _SHORTEST, _AHEAD = 40, 4, 4
_SEEN_TO = re.compile("(?:做到|确保)(?=[^、，]{2})")
_URGED = re.compile("(?:力争|争取|确保|努力|推动|将|把|使|让)+(?=[\u4e00-\u9fff]{2})")
_BEGINS = re.compile(
    rf"[ \u3000]*(?:(?P<number>[（(]?[0-9一二三四五六七八九十]{{1,3}}[)）{POINTS}、]|[①-⑳])"
    "|[—–―●◆■•·-]{1,2})"
    r"[ \u3000]*"
)


def read_worded(prose: Prose, reader: Reader, *, states: bool = False) -> Iterator[Statement]:
    """Yield what a passage of goals or measures states without a number.

    Args:
        prose: the passage.
        reader: what reads its numbers, and knows which years govern a place.
        states: whether it states facts in numbers, whatever its section is there for.
    """
    purpose = prose.passage.purpose
    if purpose not in ("goals", "measures") and not states:
        return
    compares, of_all = (
        grammar.pattern(each).search(prose.text) is not None for each in ("benchmark", "of_all")
    )
    for start, end in _clauses(prose):
        made = _relative(prose, reader, start, end) if compares else None
        if made is None and _is_aimed(prose, start):
            made = _qualitative(prose, reader, start, end) or _reached(prose, reader, start, end)
        made = made or _of_all(prose, reader, start, end, of_all=of_all)
        if made is None and end - start <= _LONGEST and purpose in ("goals", "measures"):
            made = _milestone(prose, reader, start, end)
        if made is not None and is_name(made.name):
            yield made


def _clauses(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield where the words of clauses begin and end, but for titles and words too short."""
    counted = [(each.start, each.end) for each in prose.amounts]
    begin = _BEGINS.match(prose.text)
    for found in _CLAUSE.finditer(prose.text):
        start, end = found.span()
        end = start + len(found.group().rstrip(" 　—"))
        if begin is not None and start <= begin.end() and _is_title(prose, begin, start, end):
            continue
        if counted:
            start = _behind_numbers(prose.text, start, end, counted)
        if end - start >= _SHORTEST:
            yield start, end


def _behind_numbers(text: str, start: int, end: int, counted: Sequence[tuple[int, int]]) -> int:
    """Return where words begin behind the numbers of a clause: 甲20家、乙实现零的突破."""
    inside = [behind for at, behind in counted if start <= at < end]
    if not inside:
        return start
    comma = text.find("、", inside[-1], end)
    return comma + 1 if comma >= 0 and "、" not in text[comma + 1 : end] else end


def _is_aimed(prose: Prose, start: int) -> bool:
    """Whether a clause says what is to be reached: of a goal, or behind 到2025年 of a measure."""
    if prose.passage.purpose == "goals":
        return True
    if not prose.horizons:
        return False
    low, _ = prose.sentence(start)
    return any(each.role == "horizon" for each in prose.years_before(low, start + _AHEAD))


def _is_title(prose: Prose, begin: re.Match[str], start: int, end: int) -> bool:
    """Whether a clause is the title of its item: 3.建设码头。加快…"""
    if prose.text[:start].strip(" 　") not in begin.group().strip(" 　"):
        return False
    behind = prose.text[end:].lstrip(" 　—")
    stops = behind[:1] in ("。", "：", ":") and behind[1:].strip() != ""
    return stops or ("。" not in prose.text and begin["number"] is not None)


def _relative(prose: Prose, reader: Reader, start: int, end: int) -> Statement | None:
    for found in grammar.pattern("benchmark").finditer(prose.text, start, end):
        if prose.text[found.end() : end].strip():
            continue
        low = found.start()
        low = _with_lead(prose.text, start, low)
        begin = _before_remark(prose.text, start) if low == start else start
        subject = subject_in(prose.text, prose.behind_years(begin, low), low)
        if subject is None and found["of"]:
            subject = Subject(*found.span("of"))  # 完成省下达的货船淘汰任务
        subject = subject or _earlier(prose, start)
        if subject is None and prose.passage.purpose == "goals":
            subject = Subject(*found.span("mark"))
        if subject is None:
            return None
        codes = comparators_in(found["word"])
        code = next((c for c in _CODES if c in codes), None)
        code = code or ("at_least" if found["word"] == "达到" else None)
        made = _made(prose, reader, subject, low, end, "relative")
        return evolve(made, comparator=code, benchmark=found["mark"])
    return None


def _before_remark(text: str, start: int) -> int:
    """Return where a clause begins whose subject has a remark: 茶园比例（%）｜完成省下达目标."""
    remark = _REMARK.search(text, max(start - _FAR, 0), start)
    if remark is None:
        return start
    clauses = list(_CLAUSE.finditer(text, max(remark.start() - _FAR, 0), remark.start()))
    return clauses[-1].start() if clauses and clauses[-1].end() == remark.start() else start


def _with_lead(text: str, start: int, low: int) -> int:
    """Return where the words that lead to `low` begin: 力争, 继续."""
    words = grammar.pattern("word_leads")
    while low > start:
        lead = words.search(text, max(start, low - 6), low)
        if lead is None or lead.end() != low:
            break
        low = lead.start()
    return low


def _qualitative(prose: Prose, reader: Reader, start: int, end: int) -> Statement | None:
    found = grammar.pattern("states").search(prose.text, start, end)
    if found is None or found.end() != end:
        return None
    subject = subject_in(prose.text, prose.behind_years(start, found.start()), found.start())
    if subject is None or subject.end - subject.start < _SHORTEST:
        return None
    kind = "milestone" if "零的突破" in found.group() else "qualitative"
    return _made(prose, reader, subject, found.start(), end, kind)


def _of_all(
    prose: Prose, reader: Reader, start: int, end: int, *, of_all: bool
) -> Statement | None:
    """Return what a clause of a measure says of all there is, or of a figure without a number.

    Whether its passage speaks `of_all` at all is known.
    """
    # Few clauses end as all do that say a state.
    is_state = grammar.pattern("state_ends").search(prose.text, start, end) is not None
    made = _covered(prose, reader, start, end) if is_state else None
    if made is None and of_all and grammar.pattern("of_all").search(prose.text, start, end):
        made = _reached(prose, reader, start, end, "all_gone", "all_do", "bottom_line")
    if made is None and is_state and (made := _qualitative(prose, reader, start, end)):
        return made if grammar.pattern("measured").search(made.name) else None
    return made


def _covered(prose: Prose, reader: Reader, start: int, end: int) -> Statement | None:
    """Return 养老服务全覆盖, 应保尽保 of a clause that ends so."""
    found = grammar.pattern("covers").search(prose.text, start, end)
    if found is None:
        return None
    low = prose.behind_years(start, found.start())
    subject = subject_in(prose.text, low, found.start())
    if subject is None and found["of"] and len(found["of"]) > 1:
        subject = Subject(*found.span("of"))  # 实现企业转型全覆盖
    subject = subject or _earlier(prose, start)
    if subject is not None and subject.end - subject.start < _SHORTEST <= found.start() - low:
        subject = Subject(low, found.start())  # 回收 of 回收网点 is no verb
    if subject is not None and (said := _SEEN_TO.match(prose.text, subject.start, subject.end)):
        subject = evolve(subject, start=said.end())  # 做到优惠政策应知尽知
    if subject is None or found.end() != end:
        return None
    return _made(prose, reader, subject, found.start(), end, "qualitative")


def _reached(
    prose: Prose,
    reader: Reader,
    start: int,
    end: int,
    *keys: str,
) -> Statement | None:
    """Return 基本建成现代港口体系 of a goal that names its year."""
    low = prose.behind_years(start, end)
    while low < end and prose.text[low] in " 　—":
        low += 1
    for key in keys or ("reached", "all_gone", "all_do"):
        found = grammar.pattern(key).match(prose.text, low, end)
        if found is None or found.end() != end:
            continue
        if _needs_no_year(key, found) or reader.governing(start).year is not None:
            break
    else:
        return None
    if key != "reached" and grammar.pattern("indefinite").search(found["what"]):
        return None
    begin, stop = found.span("what")
    if (urged := _URGED.match(prose.text, begin, stop)) is not None:
        begin = urged.end()
    subject = Subject(begin, stop)
    return _made(prose, reader, subject, found.start("verb"), end, "qualitative")


def _needs_no_year(key: str, found: re.Match[str]) -> bool:
    """Whether words say what is to come at last: 打造成为茶叶集散地, 守牢安全底线."""
    verb = found["verb"]
    of_all = key == "all_do" and verb.startswith(("全部", "一律"))
    at_last = key == "reached" and ("成为" in verb or verb.startswith(("基本", "初步")))
    return key == "bottom_line" or of_all or at_last


def _milestone(prose: Prose, reader: Reader, start: int, end: int) -> Statement | None:
    """Return 建成创新中心: a verb of setting up, and the name of one thing that is set up."""
    text, (nouns, last_signs) = prose.text, grammar.milestone_nouns()
    if text[end - 1] not in last_signs or nouns.search(text, start, end) is None:
        return None  # as most clauses end
    low = prose.behind_years(start, end)
    while low < end and (found := grammar.openings().match(text, low, end)) and found.end() < end:
        low = found.end()
    verb = grammar.milestone_verbs().match(text, low)
    if verb is None or grammar.pattern("indefinite").search(text, low, end):
        return None
    noun = nouns.search(text, verb.end(), end)
    if noun is None or noun.end() != end or end - verb.end() < _SHORTEST:
        return None
    subject = Subject(verb.end(), end)
    return _made(prose, reader, subject, low, end, "milestone")


def _earlier(prose: Prose, start: int) -> Subject | None:
    """Return the subject of the clause before: 经费年均增长10%以上，力争达到全省平均水平."""
    low, _ = prose.sentence(start)
    if start - 1 <= low:
        return None
    begin = max(prose.clause_start(start - 1), low)
    words = _SAID.search(prose.text, begin, start - 1)
    high = words.start() if words else start - 1
    return subject_in(prose.text, prose.behind_years(begin, high), high)


def _made(
    prose: Prose, reader: Reader, subject: Subject, start: int, end: int, kind: str
) -> Statement:
    low, _ = prose.sentence(start)
    strives: CommitmentCode = "stated"
    begin = max(low, min(start - 8, prose.clause_start(start)))
    if grammar.pattern("strives_for").search(prose.text, begin, end):
        strives = "aspirational"
    return Statement(
        rule=f"words.{kind}",
        sureness="likely",
        name="".join(prose.printed(subject.start, subject.end).split("\n")),
        name_at=prose.span(subject.start, subject.end),
        words="".join(prose.printed(start, end).split("\n")),
        at=prose.span(start, end),
        kind=kind,  # type: ignore[arg-type]
        horizon=reader.governing(start),
        commitment=strives,
        scope=subject.scope,
        passage=prose.passage,
    )
