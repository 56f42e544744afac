"""What rules of verification see beside a small invented text, and what they let pass."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import wild_plans

from policymodel.checks import VERIFY_RULES, verified
from policymodel.checks.engine.examples import breaking
from policymodel.checks.engine.words import Example
from policymodel.model import Plan
from policymodel.reading import plan_from_tree
from policymodel.source import SourceText
from policymodel.testing.strategies import plans


def found(code: str, text: str, fragment: str) -> list[str]:
    """The paths at which a rule finds something in the plan of examples, changed."""
    tree: dict[str, Any] = breaking(Example(text=text, breaks=fragment))
    source = SourceText(text)
    counts = {"sha256": source.sha256, "characters": len(text)}
    tree["document"] = tree["document"] | {"source": counts}
    findings = verified(plan_from_tree(tree), source, select=code).findings
    assert all(one.message.zh and one.message.en for one in findings)
    return [one.path for one in findings]


def target(at: tuple[int, int], **more: str) -> str:
    """An indicator with one target, for a fragment."""
    said = "".join(f", {key}: {value}" for key, value in more.items())
    if "kind" not in more:
        said += ", kind: level"
    place = f"at: [{at[0]}, {at[1]}]"
    return f"indicators: [{{id: firms, at: [0, 6], targets: [{{id: firms.1, {place}{said}}}]}}]"


def spot(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("code", "text", "words", "said", "sees"),
    [
        ("V040", "高新技术企业达到30家。", "达到30家", {}, False),
        ("V040", "高新技术企业争取达到30家。", "达到30家", {}, True),
        ("V040", "力争专利达到9件，高新技术企业达到30家。", "达到30家", {}, False),
        (
            "V040",
            "力争专利达到9件，高新技术企业达到30家。",
            "达到30家",
            {"commitment": "aspirational"},
            False,
        ),
        ("V040", "高新技术企业达到30家。", "达到30家", {"commitment": "aspirational"}, True),
        ("V040", "高新技术企业达到30家。", "达到30家", {"commitment": "binding"}, True),
        ("V040", "高新技术企业必须达到30家。", "达到30家", {"commitment": "binding"}, False),
        ("V040", "高新技术企业\n30\n约束性\n", "30", {"commitment": "binding"}, False),
        ("V040", "高新技术企业\n30\n预期性\n", "30", {"commitment": "binding"}, True),
        ("V042", "高新技术企业每年增加30家。", "30家", {"value": "30"}, True),
        ("V042", "高新技术企业每年增加30家。", "30家", {"value": "30", "kind": "per_year"}, False),
        ("V042", "高新技术企业增加30家。", "30家", {"value": "30", "kind": "per_year"}, True),
        ("V042", "高新技术企业年均增长9%。", "9%", {"value": "9", "kind": "growth_rate"}, False),
        ("V042", "高新技术企业占9%。", "9%", {"value": "9", "kind": "growth_rate"}, True),
        ("V042", "高新技术企业累计新增9家。", "9家", {"value": "9", "kind": "increment"}, False),
        *(
            (
                "V042",
                f"高新技术企业{words}。",
                words,
                {"value": "9", "unit": '"%"', "kind": kind, "change": change},
                wrong,
            )
            for words, kind, change, wrong in (
                ("比2020年下降9%", "change", "decrease", False),
                ("比2020年下降9%", "change", "increase", True),
                ("比2020年提高9%", "change", "decrease", True),
                ("年均增长9%", "growth_rate", "increase", False),
                ("年均降低9%", "growth_rate", "increase", True),
                ("年均增长9%", "growth_rate", "decrease", True),
            )
        ),
        ("V044", "省级以上高新技术企业达到30家。", "达到30家", {}, True),
        ("V044", "省级以上高新技术企业达到30家。", "达到30家", {"scope": "省级以上"}, False),
        ("V044", "省级以上高新技术企业达到30家。", "达到30家", {"scope": "省级"}, True),
        ("V044", "高新技术企业超过全省平均水平。", "超过全省平均水平", {}, False),
        ("V044", "全省高新技术企业稳步增长。", "稳步增长", {}, True),
        ("V044", "高新技术企业形成服务全国的能力。", "形成服务全国的能力", {}, False),
        ("V044", "城市级高新技术企业达到30家。", "达到30家", {"value": "30"}, False),
        # What a plan says of its own place goes without saying; of another it does not.
        ("V044", "全市高新技术企业达到30家。", "达到30家", {}, False),
        ("V044", "全域高新技术企业达到30家。", "达到30家", {}, False),
        ("V044", "全市规模以上高新技术企业达到30家。", "达到30家", {}, True),
        ("V044", "全省高新技术企业达到30家。", "达到30家", {}, True),
        ("V044", "高新技术企业进入全省前10名。", "前10名", {}, False),
        ("V044", "全县高新技术企业达到30家。", "达到30家", {}, True),
        ("V044", "全市高新技术企业达到30家。", "达到30家", {"scope": "全市"}, False),
        (
            "V044",
            "高新技术企业超过全省平均水平。",
            "超过全省平均水平",
            {"words": "超过全省平均水平", "benchmark": "省平均水平"},
            True,
        ),
        (
            "V014",
            "主营业务收入连续三年居全省同行业前列并通过国家级绿色低碳和智能制造双项认定的"
            "高新技术企业达到30家。",
            "达到30家",
            {"scope": "主营业务收入连续三年居全省同行业前列"},
            False,
        ),
        (
            "V014",
            "主营业务收入连续三年居全省同行业前列的企业另有扶持办法，由市有关部门分别制定并且公布，"
            "高新技术企业达到30家。",
            "达到30家",
            {"scope": "主营业务收入连续三年居全省同行业前列"},
            True,
        ),
        ("V045", "高新技术企业稳步成长，达到30家。", "达到30家", {}, False),
        ("V045", "港口泊位达到30个。", "达到30个", {}, True),
        ("V045", "引进30家优秀的高新技术企业。", "30家", {}, False),
        # Rows of a table: in order, with their names apart, and of another name.
        ("V045", "高新技术企业\n家\n12 18\n24 30 约束性\n", "30", {}, False),
        ("V045", "高新技术\n企业\n家\n总计\n%\n12\n18\n约束性\n%\n24\n30\n", "30", {}, False),
        ("V045", "港口泊位\n个\n24\n30\n", "30", {}, True),
        ("V047", "高新技术企业达到30家。", "达到30家", {"value": "30", "words": "达到30家"}, True),
        ("V047", "高新技术企业稳步增长。", "稳步增长", {"unit": "家"}, True),
        ("V049", "到2027年，高新技术企业达到30家。", "达到30家", {}, True),
        ("V049", "2019年底前已有9家。\n高新技术企业达到30家。", "达到30家", {}, False),
        ("V049", "到2027年，专利9件。\n高新技术企业达到30家。", "达到30家", {}, False),
    ],
)
def test_the_words_around_a_target(
    code: str, text: str, words: str, said: dict[str, str], sees: bool
) -> None:
    name = text.find("高新技术企业")
    fragment = target(spot(text, words), **said)
    fragment = fragment.replace("at: [0, 6]", f"at: [{name}, {name + 6}]" if name >= 0 else "")
    assert bool(found(code, text, fragment.replace("firms, ,", "firms,"))) is sees


@pytest.mark.parametrize(
    ("code", "text", "fragment", "paths"),
    [
        # Month and day belong to a year, and 年 may be printed twice.
        *(
            (
                "V006",
                f"到2027年{more}，高新技术企业达到30家。",
                f"""
                indicators:
                  - id: firms
                    at: [{8 + len(more) - 1}, {14 + len(more) - 1}]
                    targets: [{{id: firms.1, kind: level, year: 2027, year_at: [1, {end}]}}]
                """,
                paths,
            )
            for more, end, paths in (
                ("7月底", 8, []),
                ("年底", 6, []),
                ("7月底", 6, ["indicators[0].targets[0].year_at"]),
                ("7月底", 9, ["indicators[0].targets[0].year_at"]),
            )
        ),
        # A number of the indicator's own name is no other.
        *(
            (
                "V004",
                "开通市级“12345”热线，接听30家。",
                f"""
                indicators:
                  - id: firms
                    name: {name}
                    targets:
                      - {{id: firms.1, kind: milestone, words: 开通市级“12345”热线, at: [0, 13]}}
                """,
                paths,
            )
            for name, paths in (
                ("市级“12345”热线", []),
                ("市级热线", ["indicators[0].targets[0].words"]),
            )
        ),
        # Where a sentence charges somebody, its words are pointed to: whole, and as they are.
        *(
            (
                "V008",
                "1.建制度。市甲局牵头，市乙局配合，出台办法。\n",
                f"""
                organizations:
                  - {{name: 市甲局, kind: department}}
                  - {{name: 市乙局, kind: department}}
                measures:
                  - id: m1
                    number: "1"
                    title: 建制度
                    at: [0, 23]
                    responsibilities: {{{said}}}
                    responsibilities_at: {at}
                """,
                paths,
            )
            for said, at, paths in (
                ("lead: [市甲局], support: [市乙局]", "[6, 17]", []),
                (
                    "support: [市甲局], lead: [市乙局]",
                    "[6, 17]",
                    ["measures[0].responsibilities"] * 2,
                ),
                ("lead: [市甲局]", "[6, 17]", ["measures[0].responsibilities"]),
                ("lead: [市甲局]", "[6, 12]", ["measures[0].responsibilities_at"]),
                ("lead: [市甲局]", "[6, 11]", []),
                ("lead: [市甲局]", "[7, 11]", ["measures[0].responsibilities_at"]),
                ("lead: [市甲局]", "[18, 22]", ["measures[0].responsibilities_at"]),
            )
        ),
        # 全国 belongs to what a platform is built on, not to the platform.
        (
            "V044",
            "依托全国信用平台建设评价系统。",
            """
            indicators:
              - id: firms
                name: 评价系统
                at: [10, 14]
                targets: [{id: firms.1, kind: milestone, words: 建设评价系统, at: [8, 14]}]
            """,
            [],
        ),
        *(
            (
                "V052",
                f"{words}。",
                f"mechanisms: [{{id: g1, kind: {kind}, summary: 做事, at: [0, {len(words)}]}}]",
                [],
            )
            for kind, words in (
                ("assessment", "对不力的部门通报批评"),
                ("assessment", "严肃追究责任"),
                ("evaluation", "建立服务好差评制度"),
                ("evaluation", "完善考评体系"),
                ("coordination", "牵头部门主动对接"),
            )
        ),
        # A measure that is its own heading, and one in an annex, under no heading of the plan.
        (
            "V030",
            "三、保障措施\n加强领导。\n",
            """
            sections: [{number: 三, title: 保障措施, at: [0, 6]}]
            measures: [{id: m1, number: 三, title: 保障措施, at: [0, 12]}]
            """,
            [],
        ),
        (
            "V030",
            "一、目标\n1.甲。\n2.乙。\n",
            """
            sections: [{number: 一, title: 目标, at: [0, 4]}]
            measures:
              - {id: m1, number: "1", title: 甲, section: [一], at: [5, 9]}
              - {id: m2, number: "2", title: 乙, section: [], at: [10, 14]}
            """,
            ["measures[1].section"],
        ),
        # The last headings of a row have nothing below them, and are measures themselves.
        (
            "V030",
            "一、任务\n(一)节能\n1.甲。\n(二)节水。\n(三)节材。\n",
            """
            sections:
              - number: 一
                title: 任务
                at: [0, 4]
                sections: [{number: (一), title: 节能, at: [5, 10]}]
            measures:
              - {id: m1, number: "1", title: 甲, section: [一, (一)], at: [11, 15]}
              - {id: m2, number: (二), title: 节水, section: [一], at: [16, 22]}
              - {id: m3, number: (三), title: 节材, section: [一], at: [23, 29]}
              - {id: m4, number: "1", title: 甲, section: [一], at: [11, 14]}
            """,
            ["measures[3].section"],
        ),
        # Measures that run on in one paragraph: each ends where the next begins.
        (
            "V009",
            "1.节能。（市发改委） 节水。节材。",
            """
            measures:
              - {id: m1, number: "1", title: 节能, at: [0, 11]}
              - {id: m2, title: 节水, at: [12, 14]}
              - {id: m3, title: 节材, at: [15, 18]}
            """,
            ["measures[1].at"],
        ),
        # The year of the measure before, in the same paragraph, is not that of the next one.
        *(
            (
                "V049",
                f"{span}，能耗累计下降9%。",
                "indicators: [{id: e, name: 能耗, targets: [{id: e.1, kind: change, value: 9, "
                f"year: 2030, year_at: {[span.index('十'), span.index('十') + 3]}, words: 下降9%, "
                f"at: [{len(span) + 5}, {len(span) + 9}]}}]}}]",
                ["indicators[2].targets[0].from_year"] if whole else [],
            )
            for span, whole in (
                ("“十五五”期间", True),
                ("十五五时期", True),
                ("到“十五五”末", False),
                ("到十五五期末", False),
                ("到“十五五”规划收官", False),
            )
        ),
        (
            "V049",
            "节能。到2027年建成甲站。节水。建成乙站。到2026年建成丙站和丁站。",
            """
            measures:
              - {id: m1, title: 节能, at: [0, 13]}
              - {id: m2, title: 节水, at: [13, 34]}
            indicators:
              - id: stations
                name: 站
                targets:
                  - {id: stations.b, kind: milestone, at: [16, 20]}
                  - {id: stations.d, kind: milestone, at: [31, 33]}
            """,
            ["indicators[2].targets[1].year"],
        ),
        # The year stands in the paragraph, and the plan has it from another one.
        (
            "V049",
            "到2030年，全面建成。\n到2027年，企业达到30家。",
            """
            indicators:
              - id: firms
                targets:
                  - {id: firms.1, kind: level, year: 2030, year_at: [1, 6], at: [21, 26]}
                  - {id: firms.2, kind: level, year: 2027, year_at: [13, 18], at: [21, 26]}
            """,
            ["indicators[0].targets[0].year"],
        ),
        # One passage, two targets: they differ in what they say.
        (
            "V031",
            "甲、乙均达到30家。",
            """
            indicators:
              - id: firms
                targets:
                  - {id: firms.1, kind: level, year: 2025, at: [4, 9]}
                  - {id: firms.2, kind: level, year: 2030, at: [4, 9]}
              - {id: share, targets: [{id: share.1, kind: level, at: [4, 9]}]}
            """,
            [],
        ),
        (
            "V031",
            "甲均达到30家。",
            """
            not_targets:
              - {words: 30家, why: other, at: [4, 7]}
              - {words: 30家, why: other, at: [4, 7]}
            """,
            ["not_targets[1]"],
        ),
        (
            "V031",
            "甲达到30家，乙达到40家。",
            """
            not_targets:
              - {words: 30家, why: other}
              - {words: 40家, why: other}
              - {words: 30 家, why: other}
            """,
            ["not_targets[2]"],
        ),
        # What the document says once of those in charge, it says in these words of these bodies.
        (
            "V003",
            "以下任务均需各区政府落实。由市科技局和市财政局督办。",
            "conventions: [{kind: also, role: lead, words: 以下均需各区政府落实, at: [0, 12]}]",
            ["conventions[0].words"],
        ),
        (
            "V013",
            "以下任务均需各区政府落实。",
            """
            organizations:
              - {name: 各区政府, kind: government}
              - {name: 市财政局, kind: department}
            conventions:
              - kind: also
                role: implement
                organizations: [各区政府, 市财政局]
                words: 以下任务均需各区政府落实
                at: [0, 12]
            """,
            ["conventions[0].organizations[1]"],
        ),
        # Numbers that run on are one list; a list of principles is another.
        (
            "V033",
            "1.以人为本\n2.统筹兼顾\n1.甲甲。\n2.乙乙。\n3.丙丙。\n",
            """
            measures:
              - {id: m1, number: "1", title: 甲甲, at: [14, 19]}
              - {id: m2, number: "2", title: 乙乙, at: [20, 25]}
            """,
            [""],
        ),
        (
            "V033",
            "1.甲甲。\n2.乙乙。\n",
            """
            measures: [{id: m1, number: "1", title: 甲甲, at: [0, 11]}]
            """,
            [],
        ),
        (
            "V034",
            "1.建设平台，提质增效。",
            "measures: [{id: m1, title: 建设平台, at: [0, 12]}]",
            ["measures[0].title"],
        ),
        ("V034", "1.建设平台\n建五个。", "measures: [{id: m1, title: 建设平台, at: [0, 11]}]", []),
        # A composed name cites what is printed of it.
        (
            "V035",
            "研发经费增加，投入强度达到3%。",
            "indicators: [{id: firms, name: 研发经费投入强度, at: [7, 11]}]",
            [],
        ),
        (
            "V035",
            "研发经费增加，投入强度达到3%。",
            "indicators: [{id: firms, name: 研发经费投入强度, at: [8, 11]}]",
            ["indicators[0].at"],
        ),
        # A title in one's own words is no slip.
        ("V036", "创新能力明显增强。", "goals: [{id: g, title: 让创新更强, at: [0, 9]}]", []),
        (
            "V036",
            "创新能力明显增强。",
            "goals: [{id: g, title: 创新能力显增强, at: [0, 9]}]",
            ["goals[0].title"],
        ),
        # Issuers: one a line, with the day; in the title alone.
        (
            "V037",
            "关于创新的通知\n市科技局\n市财政局 2024年3月5日\n",
            "document: {issuers: [市科技局, 市财政局]}",
            [],
        ),
        (
            "V037",
            "关于创新的通知\n市科技局\n市财政局 2024年3月5日\n",
            "document: {issuers: [市财政局, 市科技局]}",
            ["document.issuers"],
        ),
        (
            "V037",
            "市科技局关于创新的通知\n",
            "document: {title: 市科技局关于创新的通知}",
            ["document.issuers"],
        ),
        # Addressees may be grouped; none may be left out.
        (
            "V038",
            "市政府各部门、单位，各高校：",
            "document: {addressees: [市政府各部门、单位, 各高校], addressees_at: [0, 13]}",
            [],
        ),
        (
            "V038",
            "市政府各部门、单位，各高校：",
            "document: {addressees: [各高校, 市政府各部门、单位], addressees_at: [0, 13]}",
            ["document.addressees"],
        ),
        # A city speaks of other provinces, too.
        (
            "V039",
            "云州市创新方案\n根据广东省文件。与山东省协作。",
            'jurisdiction: {code: "440000", name: 云州市}',
            [],
        ),
        (
            "V039",
            "云州市创新方案\n根据广东省文件。",
            'jurisdiction: {code: "370000", name: 云州市}',
            ["jurisdiction.code"],
        ),
        ("V039", "云州市创新方案\n", "jurisdiction: {name: 云州}", ["jurisdiction.name"]),
        # Whoever acts is told from whom something is done to.
        (
            "V051",
            "市科技局、市财政局加强对各县的考核。",
            """
            organizations: [{name: 各县, kind: group}]
            mechanisms:
              - {id: x, kind: assessment, summary: 考核, organizations: [市科技局], at: [0, 18]}
            """,
            ["mechanisms[0].organizations"],
        ),
        (
            "V051",
            "落实市财政局《办法》的规定，报市科技局。",
            "mechanisms: [{id: x, kind: legal, summary: 落实, at: [0, 20]}]",
            [],
        ),
        *(
            (
                "V051",
                f"每季度汇总进展{words}。",
                f"mechanisms: [{{id: x, kind: reporting, summary: 汇总, frequency: 每季度,"
                f" at: [0, {len(words) + 8}]}}]",
                ["mechanisms[0].organizations"] * acts,
            )
            for words, acts in (
                ("并报告市财政局", 0),
                ("并及时汇报市财政局", 0),
                ("，抄送市财政局、市科技局", 0),
                ("，请示市财政局", 0),
                ("，督促市财政局落实", 0),
                ("，市财政局负责", 1),
                ("，由市财政局、市科技局通报", 2),
                ("，会同市财政局核实", 1),
            )
        ),
        *(
            (
                "V052",
                f"建立{words}机制。",
                f"mechanisms: [{{id: x, kind: monitoring, summary: 一事,"
                f" at: [0, {len(words) + 5}]}}]",
                [] if watches else ["mechanisms[0].kind"],
            )
            for words, watches in (
                ("风险预警", True),
                ("形势研判", True),
                ("定期核查", True),
                ("人才培养", False),
            )
        ),
        # A name holds its numbers; a slip of the reason does not excuse a target.
        (
            "V053",
            "实施“三年十万学子计划”。",
            "not_targets: [{words: 三年十万学子计划, why: plan_name, at: [3, 11]}]",
            [],
        ),
        (
            "V053",
            "到2027年引进博士30人以上。",
            "not_targets: [{words: 30人以上, why: condition, at: [10, 15]}]",
            ["not_targets[0].why"],
        ),
        # The contents say where a title ends that runs on.
        (
            "V034",
            "1.节能降耗.....3\n1.节能降耗要求各区落实。\n2.节水增效要求各区落实。\n",
            """
            measures:
              - {id: m1, number: "1", title: 节能降耗, at: [13, 26]}
              - {id: m2, number: "2", title: 节水增效, at: [27, 40]}
            """,
            ["measures[1].title"],
        ),
        # Who wrote a document did not issue it.
        (
            "V037",
            "云州规划\n编制单位：市科技局\n市财政局\n2025年3月\n",
            """
            document: {title: 云州规划, issuers: []}
            organizations: [{name: 市科技局, kind: department}, {name: 市财政局, kind: department}]
            """,
            [],
        ),
        (
            "V037",
            "云州规划\n市科技局\n市财政局\n2025年3月\n",
            """
            document: {title: 云州规划, issuers: []}
            organizations: [{name: 市科技局, kind: department}, {name: 市财政局, kind: department}]
            """,
            ["document.issuers"],
        ),
        # A document looks back before it looks ahead; what is foreseen is not promised.
        (
            "V053",
            "一、发展回顾\n（一）产业\n企业达到30家。\n二、目标\n产值由30家增至50家。\n企业达到90家，预计用地达到10亩。\n",
            """
            sections:
              - number: 一
                title: 发展回顾
                at: [0, 6]
                sections: [{number: （一）, title: 产业, at: [7, 12]}]
              - {number: 二, title: 目标, at: [22, 26]}
            not_targets:
              - {words: 30家, why: history, at: [17, 20]}
              - {words: 90家, why: history, at: [44, 47]}
              - {words: 10亩, why: other, at: [54, 57]}
              - {words: 30家, why: history, at: [30, 33]}
            """,
            ["not_targets[1].why"],
        ),
        (
            "V053",
            "建成创新基地。",
            "not_targets: [{words: 建成创新基地, why: other, at: [0, 6]}]",
            ["not_targets[0].why"],
        ),
        (
            "V056",
            "云州市人民政府\n（2024年3月5日）\n",
            "document: {title: 云州}",
            ["document.issued"],
        ),
        ("V056", "2024年3月5日我市开会。\n", "document: {title: 云州}", []),
    ],
)
def test_what_is_seen_and_what_may_pass(
    code: str, text: str, fragment: str, paths: list[str]
) -> None:
    assert found(code, text, fragment) == paths


def test_a_plan_without_spans_is_asked_nothing_here() -> None:
    """A plan that cites nothing has no place at which it could say otherwise than its text."""
    told = {"V037", "V039", "V056"}  # of the document as a whole
    text = "1.建设创新平台。到2027年高新技术企业达到30家。\n"
    for each in VERIFY_RULES:
        if each.code >= "V030" and each.code not in told:
            assert found(each.code, text, "measures: [{id: m1, section: []}]") == []


@given(
    st.one_of(plans(), wild_plans()),
    st.text(st.sampled_from("一、1.(一)甲力争全市每年新增30家。\n，"), max_size=300),
)
def test_no_plan_and_no_text_make_a_rule_raise(plan: Plan, text: str) -> None:
    source = SourceText(text)
    document = attrs.evolve(plan.document, source=source.source)
    for found in verified(attrs.evolve(plan, document=document), source).findings:
        assert found.message.zh
        assert found.message.en


def test_a_suppression_has_no_place_in_the_text() -> None:
    text = "甲。"
    reason = "reason: 原文如此，已向起草处核实"
    fragment = f"suppressions: [{{rule: V030, at: m1, {reason}}}, {{rule: V031, at: m1, {reason}}}]"
    assert found("V031", text, fragment) == []
