"""How a target is stated: kinds, comparators, commitment, attribute, direction, accumulation."""

from attrs import frozen

from policymodel.vocabulary.terms import Term, Vocabulary


@frozen
class Comparator(Term):
    """How the reached value is to be compared with the stated one.

    Attributes:
        sign: how a table shows it before (or, for about, after) the number.
        words: what documents print for it; the first match in a target's printed words
            decides. Bare numbers and 达到 are read as at least, for judging.
    """

    sign: str
    words: tuple[str, ...] = ()


COMPARATORS = Vocabulary(
    "comparator",
    (
        Comparator(
            "at_least", "不低于", "at least", "≥",
            ("以上", "不低于", "不少于", "不小于", "至少", "≥"),
        ),
        Comparator("more_than", "超过", "more than", ">", ("突破", "超过", "高于", "大于", "多于")),
        Comparator(
            "at_most", "不高于", "at most", "≤",
            ("以内", "以下", "不超过", "不高于", "不大于", "控制在", "≤"),
        ),
        Comparator("less_than", "低于", "less than", "<", ("低于", "小于", "少于")),
        Comparator("exactly", "等于", "exactly", "=", ("全部", "恰好")),
        Comparator("about", "约", "about", "≈", ("左右", "约", "上下", "大约")),
        Comparator("between", "介于", "between", "~", ("—", "–", "~", "至", "-")),
    ),
)  # fmt: skip

TARGET_KINDS = Vocabulary(
    "target kind",
    (
        Term("level", "水平值", "level reached by the year"),
        Term("increment", "增量", "increase over the start"),
        Term("growth_rate", "增速", "average growth rate"),
        Term("per_year", "每年量", "amount in each year"),
        Term("total", "累计量", "total over the period"),
        Term("relative", "相对目标", "relative to a benchmark"),
        Term("milestone", "里程碑", "milestone, reached or not"),
        Term("qualitative", "定性目标", "qualitative"),
    ),
)

COMMITMENTS = Vocabulary(
    "commitment",
    (
        Term("binding", "约束性", "binding"),
        Term("expected", "预期性", "expected"),
        Term("stated", "直接表述", "stated"),
        Term("aspirational", "力争、争取", "aspirational"),
    ),
)

ATTRIBUTES = Vocabulary(
    "attribute",
    (
        Term("binding", "约束性", "binding"),
        Term("expected", "预期性", "expected"),
        Term("unstated", "未注明", "unstated"),
    ),
)

DIRECTIONS = Vocabulary(
    "direction",
    (
        Term("increase", "越大越好", "increase"),
        Term("decrease", "越小越好", "decrease"),
        Term("maintain", "保持", "maintain"),
        Term("none", "无方向", "none"),
    ),
)

ACCUMULATIONS = Vocabulary(
    "accumulation",
    (
        Term("running_level", "期末水平", "running level: the last value counts"),
        Term("per_period", "分期量", "per period: the values of the periods sum to the whole"),
        Term("cumulative", "累计值", "cumulative: running totals"),
    ),
)

NOT_TARGET_REASONS = Vocabulary(
    "reason",
    (
        Term("page_furniture", "网页附加信息", "page furniture: adverts, phones, counters"),
        Term("slogan", "口号和工作思路代号", "slogan or numbered watchword"),
        Term("plan_name", "规划、工程、计划或会议名称", "name of a plan, programme or event"),
        Term("proper_name", "机构、产品或技术名称", "name of a body, product or technology"),
        Term("reference", "引用的文件或文号", "a document referred to, or its number"),
        Term("heading", "编号", "number of a heading, row or paragraph"),
        Term("date", "日期或期间", "date or period"),
        Term("history", "历史数据", "history, already achieved"),
        Term("scope_count", "列举事项的个数", "count of the things listed"),
        Term("policy_parameter", "政策参数", "parameter of a policy: rate, ceiling, threshold"),
        Term("condition", "适用条件", "condition of application"),
        Term("duration", "时长", "length of time"),
        Term("other", "其他", "other"),
    ),
)
