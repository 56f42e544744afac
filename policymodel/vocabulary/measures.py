"""Words about measures and the governance of a plan."""

from attrs import frozen

from policymodel.vocabulary.terms import Term, Vocabulary


@frozen
class Instrument(Term):
    """A policy instrument.

    Attributes:
        side: supply, environment or demand: the sides from which a policy acts, after
            R. Rothwell and W. Zegveld, Industrial Innovation and Public Policy (1981).
    """

    side: str


INSTRUMENTS = Vocabulary(
    "instrument",
    (
        Instrument("talent", "人才培养与引进", "talent", "supply"),
        Instrument("funding", "资金投入", "public funding", "supply"),
        Instrument("infrastructure", "平台与基础设施", "platforms and infrastructure", "supply"),
        Instrument("technology", "科技研发支持", "support of research", "supply"),
        Instrument("information", "科技信息与服务", "information and services", "supply"),
        Instrument("planning", "目标规划", "planning and strategy", "environment"),
        Instrument("finance", "金融支持", "financial support", "environment"),
        Instrument("tax", "税收优惠", "tax incentives", "environment"),
        Instrument("regulation", "法规与管制", "regulation and reform", "environment"),
        Instrument("incentive", "评价与激励", "evaluation and incentives", "environment"),
        Instrument("publicity", "宣传与氛围", "publicity", "environment"),
        Instrument("procurement", "政府采购", "public procurement", "demand"),
        Instrument("demonstration", "示范应用", "demonstration and application", "demand"),
        Instrument("cooperation", "开放与国际合作", "cooperation and exchange", "demand"),
        Instrument("market", "市场培育", "market building", "demand"),
    ),
)

SIDES = Vocabulary(
    "side",
    (
        Term("supply", "供给面", "supply side"),
        Term("environment", "环境面", "environment side"),
        Term("demand", "需求面", "demand side"),
    ),
)

MECHANISM_KINDS = Vocabulary(
    "mechanism kind",
    (
        Term("leading_body", "组织领导", "leading body"),
        Term("coordination", "统筹协调", "coordination"),
        Term("funding", "经费保障", "funding"),
        Term("monitoring", "监测调度", "monitoring"),
        Term("evaluation", "评估", "evaluation"),
        Term("assessment", "考核督查", "assessment of officials and units"),
        Term("publicity", "宣传引导", "publicity"),
        Term("legal", "法规政策保障", "legal basis"),
        Term("tolerance", "容错免责", "tolerance of failure"),
        Term("capacity", "能力建设", "capacity building"),
    ),
)

COVERAGES = Vocabulary(
    "coverage",
    (
        Term("plan", "全文件", "the whole plan"),
        Term("topic", "专项", "one topic"),
    ),
)

COMPLETENESS = Vocabulary(
    "completeness",
    (
        Term("complete", "完整", "complete"),
        Term("truncated", "截断", "truncated: the text stops in mid-sentence"),
        Term("extract", "节选", "extract"),
    ),
)

LEVELS = Vocabulary(
    "level of jurisdiction",
    (
        Term("province", "省级", "province"),
        Term("city", "市级", "city (prefecture level)"),
        Term("county", "县(市、区)级", "county or district"),
    ),
)
