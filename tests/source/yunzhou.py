"""An invented document of an invented city, and the plan that says exactly what it says."""

from decimal import Decimal
from typing import Any

from policymodel.model import (
    Baseline,
    Citation,
    Deadline,
    Document,
    Goal,
    Indicator,
    Jurisdiction,
    Measure,
    Mechanism,
    NotTarget,
    Organization,
    PartialDate,
    Period,
    Plan,
    Responsibility,
    Section,
    Span,
    Target,
)
from policymodel.source import SourceText

TEXT = """\
索引号:YZ000123/2024-00045 发布日期:2024-03-08 09:15
云州市人民政府
关于印发云州市数字港口建设行动方案
(2024—2027年)的通知
云政发〔2024〕12号
各县(市、区)人民政府,市政府各部门:
根据《云海省数字港口发展条例实施意见》(云海政发〔2023〕7号),制定本方案。
二〇二四年三月五日
一、总体目标
按照“3691”工作思路推进。到2027年,数字港口格局基本形成。智能泊位数量达到２４个以上,\
港口货物年吞吐量突破1.2亿吨,万元产值能耗控制在0.35吨以内。航运专业人才、持证船员分别达到3万人和500名,\
跨境航线密度力争超过全省平均水平。省级以上绿色码头实现零的突破。
主要指标
序号
类别
指标名称
单位
2023年
实际值
2027年
目标值
1
枢纽
能级
班轮航线数量
条
31*
45
2
每万人口港航企业数
家
1.8
2.6
3
集装箱铁水联运占比
12.5
18
注:标*者为2022年数
二、重点任务
(一)建设智慧码头
1.改造智能泊位。"十四五"期间每年改造泊位3—5个,其中自动化泊位不少于1个。2025年6月底前完成首批验收。\
(牵头单位:市港航局、市交通局;配合单位:市财政局、各县(市、区)政府(管委会)。)
2.建设数据中台。建成港口数据中台,接入企业约120家。(市大数据局牵头,市港航局、市口岸办配合)
(二)优化港航服务
1.壮大航运企业。新增航运企业20家左右,营业收入年均增长10%以上。\
(市商务局、市港航局按职责分工负责,各镇、街道负责落实)
2.汇聚航运人才。引进航运人才3万人。(责任单位:市人社局)
三、保障措施
成立市数字港口建设领导小组,每季度调度一次,重大事项由市港航局报告。
联系电话:0999-1234567
"""

SOURCE = SourceText(TEXT, "yunzhou.txt")


def span(words: str, after: str = "") -> Span:
    """Where `words` stands first behind the first `after`."""
    start = TEXT.index(words, TEXT.index(after) + len(after))
    return Span(start, start + len(words))


def passage(first: str, last: str) -> Span:
    """From the first `first` to the end of the next `last`."""
    start = TEXT.index(first)
    return Span(start, TEXT.index(last, start) + len(last))


def target(code: str, words: str, after: str, year: int | None = 2027, **more: Any) -> Target:
    """A level of at least so much by 2027, unless `more` says otherwise."""
    given: dict[str, Any] = {"kind": "level", "comparator": "at_least"} | more
    if "value" in given:
        given["value"] = Decimal(given["value"])
    if year is not None and "year_at" not in given:
        given["year_at"] = span("2027年", "推进。到")
    return Target(id=code, words=words, at=span(words, after), year=year, **given)


def row(number: str, name: str, base: str, value: str, unit: str, **more: Any) -> Indicator:
    """One row of the table."""
    at = span(name, "主要指标")
    base_at = span(base, name)
    starred = base.endswith("*")
    return Indicator(
        id=f"row{number}",
        number=number,
        number_at=Span(TEXT.rindex(number, 0, at.start), TEXT.rindex(number, 0, at.start) + 1),
        name=name,
        at=at,
        unit=unit,
        category=more.get("category"),
        baselines=(
            Baseline(
                value=Decimal(base.rstrip("*")),
                year=2022 if starred else 2023,
                words=base,
                at=base_at,
                year_at=span("2022年", "注:") if starred else span("2023年", "指标名称"),
            ),
        ),
        targets=(
            target(
                f"row{number}.2027",
                value,
                f"{base}\n",
                value=value,
                unit=unit,
                unit_stated=more.get("unit_stated", True),
                year_at=span("2027年", "实际值"),
            ),
        ),
    )


def indicator(code: str, name: str, unit: str | None, *targets: Target, **more: Any) -> Indicator:
    """An indicator stated in prose."""
    return Indicator(id=code, name=name, at=span(name), unit=unit, targets=targets, **more)


def charged(**roles: str) -> tuple[Responsibility, ...]:
    """Responsibilities by role, the names between blanks."""
    return tuple(
        Responsibility(role=role, organizations=tuple(names.split()))
        for role, names in roles.items()
    )


INDICATORS = (
    indicator(
        "berths",
        "智能泊位数量",
        "个",
        target("berths.2027", "２４个以上", "泊位数量", value="24", unit="个"),
    ),
    indicator(
        "cargo",
        "港口货物年吞吐量",
        "亿吨",
        target("cargo.2027", "突破1.2亿吨", "", value="1.2", unit="亿吨", comparator="more_than"),
    ),
    indicator(
        "energy",
        "万元产值能耗",
        "吨/万元",
        target(
            "energy.2027",
            "控制在0.35吨以内",
            "",
            value="0.35",
            unit="吨/万元",
            comparator="at_most",
        ),
        direction="decrease",
    ),
    indicator(
        "talent",
        "航运专业人才",
        "万人",
        target("talent.2027", "3万人", "分别达到", value="3", unit="万人"),
        target(
            "talent.m4", "3万人", "引进航运人才", value="30000", unit="人", restates="talent.2027"
        ),
    ),
    indicator(
        "sailors",
        "持证船员",
        "人",
        target("sailors.2027", "500名", "3万人和", value="500", unit="人"),
    ),
    indicator(
        "routes",
        "跨境航线密度",
        None,
        target(
            "routes.2027",
            "超过全省平均水平",
            "",
            kind="relative",
            comparator="more_than",
            benchmark="全省平均水平",
            commitment="aspirational",
        ),
    ),
    indicator(
        "green",
        "绿色码头",
        "个",
        target(
            "green.2027",
            "零的突破",
            "",
            value="1",
            unit="个",
            unit_stated=False,
            scope="省级以上",
        ),
    ),
    row("1", "班轮航线数量", "31*", "45", "条", category="枢纽能级"),
    row("2", "每万人口港航企业数", "1.8", "2.6", "家/万人", category="枢纽能级"),
    row("3", "集装箱铁水联运占比", "12.5", "18", "%", unit_stated=False, category="枢纽能级"),
    indicator(
        "rebuilt",
        "改造泊位",
        "个",
        target(
            "rebuilt.each",
            "3—5个",
            "",
            2025,
            kind="per_year",
            comparator="between",
            value="3",
            high=Decimal(5),
            unit="个",
            from_year=2021,
            year_at=span("十四五"),
        ),
        target(
            "rebuilt.automatic",
            "不少于1个",
            "",
            2025,
            kind="per_year",
            value="1",
            unit="个",
            from_year=2021,
            year_at=span("十四五"),
            subset_of="rebuilt.each",
        ),
    ),
    indicator(
        "connected",
        "接入企业",
        "家",
        target("connected.1", "约120家", "", None, value="120", unit="家", comparator="about"),
    ),
    indicator(
        "firms",
        "航运企业",
        "家",
        target(
            "firms.1",
            "20家左右",
            "",
            None,
            kind="increment",
            value="20",
            unit="家",
            comparator="about",
        ),
    ),
    indicator(
        "revenue",
        "营业收入",
        "%",
        target("revenue.1", "年均增长10%以上", "", None, kind="growth_rate", value="10", unit="%"),
    ),
)

_BRACKET_1 = "(牵头单位:市港航局、市交通局;配合单位:市财政局、各县(市、区)政府(管委会)。)"
_BRACKET_2 = "(市大数据局牵头,市港航局、市口岸办配合)"
_BRACKET_3 = "(市商务局、市港航局按职责分工负责,各镇、街道负责落实)"
_BRACKET_4 = "(责任单位:市人社局)"

MEASURES = (
    Measure(
        id="m1.1",
        number="1",
        section=("二", "(一)"),
        title="改造智能泊位",
        at=passage("1.改造智能泊位", _BRACKET_1),
        responsibilities=charged(
            lead="市港航局 市交通局", support="市财政局 各县(市、区)政府(管委会)"
        ),
        responsibilities_at=span(_BRACKET_1),
        deadlines=(Deadline(year=2025, month=6, words="2025年6月底前", at=span("2025年6月底前")),),
    ),
    Measure(
        id="m1.2",
        number="2",
        section=("二", "(一)"),
        title="建设数据中台",
        at=passage("2.建设数据中台", _BRACKET_2),
        responsibilities=charged(lead="市大数据局", support="市港航局 市口岸办"),
        responsibilities_at=span(_BRACKET_2),
    ),
    Measure(
        id="m2.1",
        number="1",
        section=("二", "(二)"),
        title="壮大航运企业",
        at=passage("1.壮大航运企业", _BRACKET_3),
        responsibilities=charged(joint="市商务局 市港航局", implement="各镇 街道"),
        responsibilities_at=span(_BRACKET_3),
    ),
    Measure(
        id="m2.2",
        number="2",
        section=("二", "(二)"),
        title="汇聚航运人才",
        at=passage("2.汇聚航运人才", _BRACKET_4),
        responsibilities=charged(responsible="市人社局"),
        responsibilities_at=span(_BRACKET_4),
    ),
    Measure(
        id="m3",
        number="三",
        title="保障措施",
        at=passage("三、保障措施", "由市港航局报告。"),
        proposed=charged(lead="市港航局"),
    ),
)

_BODIES = (
    ("市港航局", "department"),
    ("市交通局", "department"),
    ("市财政局", "department"),
    ("各县(市、区)政府(管委会)", "group"),
    ("市大数据局", "department"),
    ("市口岸办", "department"),
    ("市商务局", "department"),
    ("各镇", "group"),
    ("街道", "group"),
    ("市人社局", "department"),
    ("市数字港口建设领导小组", "leading_group"),
)

PLAN = Plan(
    id="yunzhou",
    document=Document(
        title="关于印发云州市数字港口建设行动方案(2024—2027年)的通知",
        title_at=passage("关于印发", "的通知"),
        number="云政发〔2024〕12号",
        number_at=span("云政发〔2024〕12号"),
        issuers=("云州市人民政府",),
        addressees=("各县(市、区)人民政府", "市政府各部门"),
        addressees_at=span("各县(市、区)人民政府,市政府各部门"),
        issued=PartialDate(2024, 3, 5),
        issued_at=span("二〇二四年三月五日"),
        published=PartialDate(2024, 3, 8),
        published_at=span("2024-03-08"),
        index_number="YZ000123/2024-00045",
        index_number_at=span("YZ000123/2024-00045"),
        based_on=(
            Citation(
                title="云海省数字港口发展条例实施意见",
                number="云海政发〔2023〕7号",
                at=span("《云海省数字港口发展条例实施意见》(云海政发〔2023〕7号)"),
            ),
        ),
        source=SOURCE.source,
    ),
    jurisdiction=Jurisdiction(code="999900", name="云州市", level="city"),
    period=Period(start=2024, end=2027, at=span("2024—2027年")),
    organizations=(
        Organization(name="云州市人民政府", kind="government", at=span("云州市人民政府")),
        *(Organization(name=name, kind=kind, at=span(name)) for name, kind in _BODIES),
    ),
    sections=(
        Section(number="一", title="总体目标", at=span("一、总体目标")),
        Section(
            number="二",
            title="重点任务",
            at=span("二、重点任务"),
            sections=(
                Section(number="(一)", title="建设智慧码头", at=span("(一)建设智慧码头")),
                Section(number="(二)", title="优化港航服务", at=span("(二)优化港航服务")),
            ),
        ),
        Section(number="三", title="保障措施", at=span("三、保障措施")),
    ),
    goals=(
        Goal(
            id="pattern",
            title="数字港口格局",
            at=span("数字港口格局基本形成"),
            goals=(Goal(id="berths", title="智能泊位", at=passage("智能泊位数量", "２４个以上")),),
        ),
    ),
    indicators=INDICATORS,
    measures=MEASURES,
    mechanisms=(
        Mechanism(
            id="group",
            kind="leading_body",
            summary="成立领导小组",
            organizations=("市数字港口建设领导小组",),
            measure="m3",
            at=span("成立市数字港口建设领导小组"),
        ),
        Mechanism(
            id="review",
            kind="monitoring",
            summary="每季度调度",
            organizations=("市数字港口建设领导小组",),
            frequency="每季度",
            measure="m3",
            at=span("每季度调度一次"),
        ),
    ),
    not_targets=(
        NotTarget(words="09:15", why="page_furniture", at=span("09:15")),
        NotTarget(words="“3691”工作思路", why="slogan", at=span("“3691”工作思路")),
        NotTarget(words="0999-1234567", why="page_furniture", at=span("0999-1234567")),
    ),
)
