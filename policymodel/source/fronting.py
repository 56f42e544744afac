"""The lines of a document's front where a copy ran them together: title, number, addressees, day.

What parts them stands on both sides of a break: a number behind 文件 or 的通知, those addressed up
to a colon, a sentence, a day behind who signed, and a title printed before or beside its text.
"""

import re
from collections.abc import Iterator

_GENRE = "(?:方案|计划|意见|规划|纲要|要点|措施|办法|清单|通知|决定)"
_YEARS = "(?:[(（][^()（）]{1,20}[)）])?"
_NUMBER = re.compile(
    rf"(?:文件|{_GENRE})(?P<number>[\u4e00-\u9fff]{{2,10}}[〔\[［][12][0-9]{{3}}[〕\]］]第?[0-9]{{1,4}}号)"
)
_ADDRESSED = re.compile(
    "(?:通知|意见|决定|号)(?P<to>(?:(?!通知)[^。；;：:《》]){0,12}各[^。；;：:《》]{2,200}[：:])"
)
_SENTENCE = re.compile("。(?![”）)])")
_DAY = "[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日"
_PUBLIC = "(?:[(（]此件[^()（）]{2,12}[)）])?"
_SIGNED = re.compile(rf"(?<=。)[\u4e00-\u9fff \u3000]{{4,120}}?{_DAY}{_PUBLIC}")
_ISSUED = re.compile(r"(?:印发|下发|转发|发布)《?(?P<title>[^《》。；;]{6,60}?)》?的?通知")
# A title before the words with which its text begins: …行动方案｜为贯彻落实….
_TITLED = re.compile(
    rf"[^，,。；;：:]{{4,60}}?{_GENRE}{_YEARS}"
    rf"(?=根据|按照|依据|依照|近年来|当前|结合|围绕|针对|以习近平|本{_GENRE}|为(?:了|深入|全面|贯彻|认真|进一步|加快|加强|推[进动]"
    r"|落实|切实|有效|做好|规范|促进|提[高升]|扎实|确保|着力|改善|保障|解决|打造|实现|巩固))"
)


# … or before a sentence on what it names: 绿色消费实施方案｜绿色消费是….
_THEMED = re.compile(
    r"[^，,。；;：:]{0,30}?(?P<theme>[\u4e00-\u9fff]{4,10})"
    rf"[^，,。；;：:]{{0,20}}?{_GENRE}{_YEARS}(?=(?P=theme))"
)
_ENDS_NOTICE = re.compile("的通知$")
_ENDS_ADDRESSED = re.compile("[^。；;：:《》]{0,12}各[^。；;：:《》]{2,200}[：:]")
_ENDS_TITLE = re.compile(f"[^，,。；;：:]{{4,60}}{_GENRE}{_YEARS}")
_GOES_ON = re.compile(f"[的》”（(]|(?:的)?{_GENRE}")


def ends_front_line(held: str, after: str, *, is_first: bool) -> bool:
    """Return whether a line of a front ends with `held`, though it is as long as those that go on:
    a notice's title, those addressed, a title over its text.

    Args:
        held: the line, without what broke it.
        after: the next one.
        is_first: whether nothing stands before.

    >>> ends_front_line("关于印发《港口方案》的通知", "各县政府：", is_first=False)
    True
    >>> ends_front_line("云川市港口建设方案", "的通知", is_first=True)
    False
    """
    if _ENDS_NOTICE.search(held) or _ENDS_ADDRESSED.fullmatch(held):
        return True
    if is_first and _ENDS_TITLE.fullmatch(held):
        return not _GOES_ON.match(after)
    found = _TITLED.match(held + after)
    return found is not None and found.end() == len(held)


def front_places(text: str, start: int, end: int) -> list[int]:
    """Return where the lines of a front begin that stands in [start, end), but for the first.

    >>> text = "云川市政府文件云政发〔2031〕2号关于印发《港口方案》的通知各县政府：请落实。"
    >>> [text[place : place + 4] for place in front_places(text, 0, len(text))]
    ['云政发〔', '关于印发', '各县政府', '请落实。']
    """
    places = {place for place in _told(text, start, end) if start < place < end}
    titles = {_title_end(text, place, end) for place in (start, *places)}
    named = _ISSUED.search(text, start, end)
    if named is not None:
        again = re.compile(rf"[“《]?{re.escape(named['title'])}{_YEARS}")
        titles |= {found.end() for place in places if (found := again.match(text, place, end))}
    return sorted(places | {place for place in titles if start < place < end})


def _told(text: str, start: int, end: int) -> Iterator[int]:
    if (number := _NUMBER.search(text, start, end)) is not None:
        yield from number.span("number")
    if (to := _ADDRESSED.search(text, start, end)) is not None:
        yield from to.span("to")
    for pattern in (_SENTENCE, _SIGNED):
        yield from (found.end() for found in pattern.finditer(text, start, end))


def _title_end(text: str, place: int, end: int) -> int:
    found = _TITLED.match(text, place, end) or _THEMED.match(text, place, end)
    return found.end() if found else place
