"""Bodies of a place whose name begins like a word of sentences: 会同县教育局, 将乐县教育局.

Who reads 会同 (together with) or 将 there tears the name. The place of a document tells it, and
what follows the place up to where names end is then a name that is known.
"""

import re
from collections.abc import Iterator

from policymodel.source.sentences import begins_like_word

_PLACE = re.compile("[^省市州盟]{1,8}[县区旗市]$")  # of 甲州将乐县 the last
_BODY = (
    "[\u4e00-\u9fff]{0,10}?(?:局|政府办公室|政府办|政府|委员会|委(?![\u4e00-\u9fff]{1,3}[部办局委会])"
    "|办公室|办|中心|公司|联合会|[妇残侨]联|部(?!门))"
)


def bodies_of_place(text: str, place: str) -> Iterator[str]:
    """Yield the names that begin with `place`, where that begins like a word of sentences.

    >>> text = "将乐县教育局牵头，会同将乐县委宣传部、县财政局开展"
    >>> list(bodies_of_place(text, "将乐县")), list(bodies_of_place(text, "云川县"))
    (['将乐县教育局', '将乐县委宣传部'], [])
    """
    found = _PLACE.search(place)
    if found is not None and begins_like_word(found[0]):
        for name in re.finditer(re.escape(found[0]) + _BODY, text):
            yield name[0]
