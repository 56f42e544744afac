"""What a number is about: the words that lead to it, and the subject before or behind it."""

import re

from attrs import frozen

from policymodel.drafting.targets import grammar

_JOINS = "、和及与并,，以 \t\u3000—–-·•●◆■"
_SHORTEST = 5
# No subject has more around it, and what has more is not read for ever.
_MOST_TRIMMED, _MOST_STRIPPED = 8, 8
_BLANK = " \t\u00a0\u3000"
_BETWEEN_VERBS = "与和、及并"
_TRAILING = re.compile(
    r"(?:原则上|力争|争取|确保|努力|分别|均|较|将|累计|共|至少|(?<![需主重摘纲首概])要"
    r"|(?<=[核价比估型设])中|[与和同][^，。；]{2,12}?(?:基本|大体)?(?:同步|持平|相当|一致))$"
)
_IDEOGRAPH = re.compile("[\u4e00-\u9fff“A-Za-z0-9《]")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,3}?[0-9.,]+[%‰]?")  # 达到85 names nothing
_LOST = re.compile(r"由\s")  # 由 个增至 个: a page lost its numbers
_BESIDE = re.compile(r"[（(][^（）()]{1,6}[）)]")
_QUOTED = re.compile(
    r"[^，,。；;：:“”\n]{0,12}(?P<mark>“[^”\n]{1,30}”)(?P<behind>[\u4e00-\u9fff]{0,40})"
)
_ASIDE = re.compile(r"[（(][A-Za-z0-9]{1,8}[）)](?=[\u4e00-\u9fff])")
_CUT_QUOTE = re.compile(r"[^“]*”(?:为主题的?|的|等)?(?=[\u4e00-\u9fff]{4})")
_PAREN = re.compile(r"[（(](?!境[）)]$)(?![省市州县区旗镇乡、]+[）)]$)[^（）()]{0,40}[）)]$")


@frozen
class Lead:
    """The words that stand directly before a number.

    Attributes:
        start: where they begin.
        tokens: the words, the nearest to the number first.
    """

    start: int
    tokens: tuple[str, ...]

    def has(self, *lists: str) -> bool:
        """Whether a word of one of the lists is among them."""
        return any(token in grammar.words(*lists) for token in self.tokens)

    @property
    def compares(self) -> bool:
        return any(token in grammar.comparing() for token in self.tokens)


def lead_to(text: str, low: int, start: int) -> Lead:
    """Return the words that lead to the number at `start`, none of them before `low`.

    >>> lead_to("企业数量力争达到30家", 0, 8).tokens
    ('达到', '力争')
    """
    known, longest = grammar.leads()
    tokens: list[str] = []
    at = start
    while True:
        end = _before_blanks(text, low, at)
        token = next(
            (
                text[end - length : end]
                for length in range(min(longest, end - low), 0, -1)
                if text[end - length : end] in known
            ),
            None,
        )
        if (
            token in grammar.words("noun_verbs")
            and text[end - len(token) - 1 : end - len(token)] == "总"
        ):
            return Lead(at, tuple(tokens))  # 总投资 is a name
        if token is None:
            joined = _joined_verb(text, low, end, tokens)
            if joined is None:
                return Lead(at, tuple(tokens))
            token, end = joined
        tokens.append(token)
        at = end - len(token)


def _before_blanks(text: str, low: int, at: int) -> int:
    while at > low and text[at - 1] in _BLANK:
        at -= 1
    return at


def _joined_verb(text: str, low: int, end: int, tokens: list[str]) -> tuple[str, int] | None:
    """Return the verb before 与 in 引进与培养5个, and where it ends."""
    verbs = grammar.words("making_verbs", "doing_verbs")
    if not tokens or tokens[-1] not in verbs or end <= low or text[end - 1] not in _BETWEEN_VERBS:
        return None
    for length in (4, 3, 2):
        if end - 1 - length >= low and text[end - 1 - length : end - 1] in verbs:
            return text[end - 1 - length : end - 1], end - 1
    return None


def is_name(words: str) -> bool:
    """Return whether words may name what is measured, and are no clause or a piece of one.

    >>> is_name("老旧码头"), is_name("由市甲局统一招聘"), is_name("能效由65")
    (True, False, False)
    """
    is_each = grammar.pattern("each").fullmatch(words)  # 每个港区达到1座: of what?
    return not is_each and grammar.pattern("no_name").match(words) is None


@frozen
class Subject:
    """Where a subject stands, without what restricts it or makes it.

    Attributes:
        start, end: its place.
        scope: what it is restricted to, as 省级以上.
        verb: the verb that was taken off its beginning.
    """

    start: int
    end: int
    scope: str | None = None
    verb: str | None = None


def subject_in(text: str, low: int, high: int) -> Subject | None:
    """Return the subject that stands in [low, high), before its number; None if there is none.

    >>> text = "引进培育市级以上创新平台"
    >>> found = subject_in(text, 0, len(text))
    >>> text[found.start : found.end], found.scope, found.verb
    ('创新平台', '市级以上', '引进培育')
    """
    end = _trimmed_end(text, low, high)
    if (done := grammar.pattern("done_to").fullmatch(text, low, end)) is not None:
        return Subject(*done.span("what"))  # 对老旧码头逐座改造
    start = _without_phrase(text, low, end)
    if (cut := _CUT_QUOTE.match(text, start, end)) is not None:
        start = cut.end()  # …，推动绿色发展”为主题的示范区
    return _stripped(text, start, end)


def _trimmed_end(text: str, low: int, end: int) -> int:
    trimmed = 0
    while end > low and trimmed < _MOST_TRIMMED:
        window = text[max(low, end - 42) : end]
        if text[end - 1] in "的:：" + _JOINS:
            end -= 1
        elif found := _TRAILING.search(window) or _PAREN.search(window) or _aside(window):
            end -= len(found.group())
            trimmed += 1
        else:
            break
    return end


def _aside(window: str) -> re.Match[str] | None:
    """Return what is compared with at the end of a subject; what is all of it is no such thing:
    达到建筑能效由65%提升至75%.
    """
    found = grammar.pattern("aside").search(window)
    return found if found and window[: found.start()].strip(_JOINS) else None


def _without_phrase(text: str, low: int, end: int) -> int:
    """Return where the subject begins behind 围绕…组建 and its like."""
    start = low
    while start < end and text[start] in _JOINS:
        start += 1
    if not text.startswith(grammar.data()["prepositions"], start):
        return start
    last = start
    for found in grammar.verbs().finditer(text, start + 2, end - _SHORTEST):
        if found.group() not in grammar.words("nominal"):
            last = found.start()
    return last


def _stripped(text: str, start: int, end: int) -> Subject | None:
    scope, verb = None, None
    strippable, longest = grammar.strippable()
    if grammar.pattern("share_of_new").match(text[start:end]):
        longest = 0  # none of them
    for _ in range(_MOST_STRIPPED):
        before = start
        while start < end and text[start] in _JOINS:
            start += 1
        if (found := grammar.pattern("scope").match(text, start, end)) and found.end() < end:
            scope, start = found.group(), found.end()
        elif token := _verb_at(text, start, end, strippable, longest):
            verb, start = token, start + len(token)
        elif (found := grammar.openings().match(text, start, end)) and found.end() != end - 1:
            start = found.end()
        elif verb and (found := _BESIDE.match(text, start, end)) is not None:
            start = found.end()  # 新增（迁建）医院
        if start == before:
            break
    if end - start < 2 or not _IDEOGRAPH.match(text, start) or _LOST.match(text, start):
        return None
    if _NUMBER.fullmatch(text, start, end):
        return None
    return Subject(start, end, scope, verb)


def _verb_at(text: str, start: int, end: int, verbs: frozenset[str], longest: int) -> str | None:
    for length in range(min(longest, end - start - 2), 0, -1):
        token = text[start : start + length]
        behind = start + length
        if token not in verbs or grammar.pattern("kept_behind").match(text, behind):
            continue
        if token not in grammar.words("relative") or "的" not in text[behind:end]:
            return token
    return None


def _is_open(words: str) -> bool:
    return words.count("（") + words.count("(") > words.count("）") + words.count(")")


def subject_behind(text: str, start: int, end: int) -> Subject | None:
    """Return the subject that begins at `start`, behind its number, and ends before `end`.

    >>> text = "创新主体单位参与建设"
    >>> found = subject_behind(text, 0, len(text))
    >>> text[found.start : found.end]
    '创新主体单位'
    """
    while start < end and text[start] in _BLANK:
        start += 1
    no_subject = grammar.pattern("no_subject")
    if start < end and text[start] == "的" and not no_subject.match(text, start + 1):
        start += 1
    if start >= end or no_subject.match(text, start) or not _IDEOGRAPH.match(text, start):
        return None
    scope = None
    if (found := grammar.pattern("scope").match(text, start, end)) and found.end() < end:
        scope, start = found.group(), found.end()
    end = _trimmed_end(text, start, _behind_end(text, start, end))
    if text[start:end].endswith("等"):
        end -= 1
    is_name = end - start >= 2 and text[start:end] not in grammar.words("sizes")
    return Subject(start, end, scope) if is_name else None


def _behind_end(text: str, start: int, end: int) -> int:
    """Return where a subject ends that begins at `start`: at a stop, not within a quotation."""
    begin = start + 2
    quoted = _QUOTED.match(text, start)
    if quoted and not grammar.phrase_ends().search(text, begin, quoted.start("mark")):
        begin, end = quoted.end("mark"), max(end, quoted.end("behind"))
    stop = grammar.phrase_ends().search(text, begin, end)
    while stop and _is_within(text, start, stop):
        stop = grammar.phrase_ends().search(text, stop.end(), end)
    return stop.start() if stop else end


def _is_within(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether what would end a subject is a part of it."""
    word = stop[0]
    if word in ("）", ")"):
        return _is_open(text[start : stop.start()])  # 县（市、区）通过评估
    if word in ("（", "("):
        return _ASIDE.match(text, stop.start()) is not None  # 生态导向开发（EOD）模式
    if word in ("以上", "以下"):
        return text[stop.start() - 1] == "及"  # 地级及以上城市
    return word == "建成" and text.startswith("区", stop.end())  # 建成区
