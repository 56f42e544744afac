"""Who is charged in a sentence that goes on with what is to be done: 市甲局牵头制定方案."""

import re

from policymodel.source.bodies import KnownNames, looks_like_name
from policymodel.source.charged import Charges, Part, merged
from policymodel.source.charges import read_charges
from policymodel.source.content import Content
from policymodel.source.duties import is_prose

# （一）市甲局。负责征地拆迁 parts a body from what it has to do.
_CLAUSE = re.compile("(?:[^，,；;。]|。(?=负责|牵头))+")
# 负责人, 负责同志 and 牵头单位 are who they are said of.
_ACTS = re.compile("[:：。]?[ ]*(?P<does>牵头|负责|配合)(?!人|同志|任|单位|部门|领导|的|会同)")
_FOLLOWS = 3  # characters in which 市甲局负责解释 is told
# 支持市甲局牵头 says what others do.
_OTHERS = re.compile("支持|推动|鼓励|推进|依托|协调|督促|要求|引导|加快|建立|完善|明确|由")


def read_acting(passage: Content, known: KnownNames) -> Charges | None:
    """Return whom clauses charge, each of which begins with names and what these have to do.

    >>> from policymodel.source.content import content
    >>> text = "市甲局牵头制定方案，市乙局负责保障资金"
    >>> [each.role for each in read_acting(content(text, 0, len(text)), KnownNames()).parts]
    ['lead', 'responsible']
    """
    parts: list[Part] = []
    for clause in _CLAUSE.finditer(passage.text):
        found = _acting(passage, *clause.span(), known)
        if found is None:
            return None
        parts += found.parts
    return Charges(parts=merged(parts)) if parts else None


def _acting(passage: Content, start: int, end: int, known: KnownNames) -> Charges | None:
    text = passage.text
    found = _ACTS.search(text, start, end)
    if found is None or found.start() == start or is_prose(text[found.end() : end][:_FOLLOWS]):
        return None
    told, does = found.start(), slice(*found.span("does"))
    words = text[start:told] + text[does]
    places = [*passage.places[start:told], *passage.places[does]]
    says = read_charges(Content(words, places), known)
    if says is None or says.others:
        return None
    names = [name.text for part in says.parts for name in part.names]
    is_plain = all(name in known or looks_like_name(name) for name in names)
    return says if is_plain and not _OTHERS.match(text, start) else None
