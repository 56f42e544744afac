"""Which indicators are shares of a whole, by concept and by name."""

import re

from policymodel.model import Indicator

_CONCEPTS = frozenset({"rd_intensity", "industrial_rd_intensity", "science_progress_contribution"})
# 占比, 比重, 占……的比例, and what ends in 率; but 生产率 is money per head, 增长率 is a growth
# rate, and some rates pass 100 % in good order (完成率, 毛入学率) or are per 1,000 or 100,000.
_SHARE = re.compile(r"占比|比重|百分比|占.*比例|(?:率|比例)(?:[(（].*[)）])?$")
_NOT_SHARE = re.compile(
    r"(?:生产|产出|增长|增|容积|周转|杠杆|负债|充足|拨备覆盖|毛入学|完成|产销|收益|回报|利润|报酬"
    r"|投资|出生|死亡|发生|发案|伤亡|发病|患病|流行|感染|自然增长|事故|频|功|汇|利|费|税|速|转速|分辨|曝光|弹性"
    r"|效|比特|斜|曲|倍|保值增值|满载|毛入园|自给)(?:率|比例)|增速"
    r"|(?:师生|生师|医护|床护|床医|供需|供求|收支|投入产出|配套?|放大|杠杆|户籍|分担)比例"
)


def is_share(indicator: Indicator) -> bool:
    """Return whether an indicator is a part of a whole, which lies between 0 and 100 %.

    >>> [is_share(Indicator(id="a", name=name)) for name in ("产值占比", "全员劳动生产率")]
    [True, False]
    """
    concept = indicator.concept or ""
    if concept in _CONCEPTS or concept.endswith("_share"):
        return True
    return bool(_SHARE.search(indicator.name)) and not passes_whole(indicator)


def passes_whole(indicator: Indicator) -> bool:
    """Return whether an indicator in percent may pass 100 % in good order, by its name."""
    return _NOT_SHARE.search(indicator.name) is not None
