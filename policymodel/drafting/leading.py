"""Who leads a leading group, and where its office is: what a plan tells of one besides its name.

Posts are told, and no persons: 副市长 of 由副市长张三任组长, and nothing of 由张三任组长.
"""

import re
from collections.abc import Iterator

from policymodel.drafting.posts import post_in
from policymodel.source.bodies import looks_like_name
from policymodel.source.headings import packed

_GROUP = "(?:领导小组|工作小组|工作组|指挥部|专班|委员会|联席会议)"
_POST = (
    "(?P<post>(?:第一|常务|执行|联合|双)?副?"
    "(?:总指挥长?|指挥长|组长|总?召集人|主任委员|(?P<office>主任)))"
)
_WHO = "(?P<who>[^，,。；;：:由任为]{2,40}?)"
_LEADS = re.compile(
    f"{_WHO}(?:担任|兼任|任|为){_GROUP}?(?:办公室)?{_POST}(?=[，,。；;、）)]|$)"
    f"|{_POST.replace('<post>', '<named>').replace('<office>', '<named_office>')}"
    f"(?:由|[:：]){_WHO.replace('<who>', '<holder>')}(?=(?:担任|兼任|任)?(?:[，,。；;）)]|$))"
)
_OFFICE = re.compile(
    "办公室[，,]?[（(]?设(?:在|于|(?=[省市县区州旗]))(?P<where>[^，,。；;（()）]{2,24})"
)
_SIGN = "、"
# 分管副市长, 市委书记; what else stands before such a post may be who holds it: 张三副市长.
_BEARER = re.compile(
    "(?P<before>.*?)(?:常务)?副?(?:[省市县区州盟旗镇乡]长|书记|秘书长|主席)(?:[（(][^()（）]*[)）])?$"
)
_OF_POST = re.compile(
    "(?:[一-鿿]{0,12}(?:[省市县区州盟旗镇乡级]|党委|政府|党组|工委|[局委厅办]))?"
    "(?:常务|分管|主管|联系|主要|有关|相关|负责|的)*"
)


def told_of_leaders(text: str) -> str | None:
    """Return who leads a group and where its office is, as the text of an item tells it.

    >>> told_of_leaders("由分管副市长任组长，办公室设在市甲局，主任由市甲局局长兼任。")
    '组长：分管副市长；办公室设在市甲局；办公室主任：市甲局局长'
    """
    words = packed(text)
    told = sorted([*_leaders(words), *_offices(words)])
    return "；".join(dict.fromkeys(said for _, said in told)) or None


def _leaders(words: str) -> Iterator[tuple[int, str]]:
    for found in _LEADS.finditer(words):
        post = found["post"] or found["named"]
        of_office = found["office"] or found["named_office"]
        holders = _posts(found["who"] or found["holder"])
        if holders is not None:
            office = "办公室" if of_office and "办公室" in words[: found.end()] else ""
            yield found.start(), f"{office}{post}：{holders}"


def _posts(holders: str) -> str | None:
    """Return the posts of those who hold one; None where any may be told by name.

    >>> _posts("区委常委、副区长张三同志"), _posts("市委、市政府分管领导"), _posts("张三")
    ('区委常委、副区长', '市委、市政府分管领导', None)
    """
    *others, last = holders.split(_SIGN)
    post = post_in(last)
    named = _BEARER.match(post or "")
    if post is None or (named and not _OF_POST.fullmatch(named["before"])):
        return None
    told = [
        each if each.endswith("常委") or looks_like_name(each) else _posts(each) for each in others
    ]
    return None if None in told else _SIGN.join([*filter(None, told), post])


def _offices(words: str) -> Iterator[tuple[int, str]]:
    for found in _OFFICE.finditer(words):
        yield found.start(), f"办公室设在{found['where']}"
