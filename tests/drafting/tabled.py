"""Tables of invented cities that drafting reads, and what a draft of them says."""

from intake import making
from intake.making import Part, Table

import policymodel as pm
from policymodel.drafting.drafted import Drafted
from policymodel.intake.reading import read_bytes

TITLE = "云川市港口提升任务分工表"
TASKS = Table(
    (
        ("序号", "重点任务", "工作内容", "责任分工", "<", "完成时限"),
        ("^", "^", "^", "牵头单位", "配合单位", "^"),
        ("一、建设现代码头", "<", "<", "<", "<", "<"),
        (
            "1",
            "新建深水泊位",
            "加快东岸作业区建设，新建泊位3个。",
            "市港航局",
            "市财政局、市水利局",
            "2032年6月底前",
        ),
        ("^", "^", "同步建设疏港公路。", "市交通运输局", "各县（市、区）政府", "2033年"),
        ("2", "改造老旧码头", "分批改造老码头。", "市港航局", "/", "长期坚持"),
        ("二、发展智慧航运", "<", "<", "<", "<", "<"),
        ("序号", "重点任务", "工作内容", "牵头单位", "配合单位", "完成时限"),
        (
            "3",
            "推广电子口岸",
            "整合单证系统。",
            "市商务局、云川海关",
            "市大数据局，市税务局",
            "2032年底",
        ),
        ("合计", "<", "3项", "", "", ""),
    )
)
GROWTH = Table(
    (
        ("类别", "序号", "指标名称", "单位", "基期", "目标值", "<", "属性"),
        ("^", "^", "^", "^", "2030年", "2031年", "2033年", "^"),
        ("港口能力", "1", "万吨级以上泊位", "个", "37", "38", "≥40", "约束性"),
        ("^", "2", "集装箱吞吐量", "万标箱", "112.5", "120", "150", "预期性"),
        ("绿色发展", "3", "岸电使用率", "%", "35", "", "60以上", "约束性"),
        ("^", "4", "老旧码头", "—", "—", "—", "全部退出", "预期性"),
        ("注：2030年为实际值。", "<", "<", "<", "<", "<", "<", "<"),
    )
)
PLAN: tuple[Part, ...] = (
    "云川市港口提升行动方案（2031—2033年）",
    "为提升港口能级，制定本方案。",
    "一、主要目标",
    "到2033年，港口能级明显提升，主要指标见下表。",
    GROWTH,
    "二、重点任务",
    "重点任务和责任分工如下。",
    TASKS,
    "三、保障措施",
    "（一）加强组织领导。成立市港口建设领导小组，市港航局每季度调度一次。",
    "（二）严格督导考核。将任务完成情况纳入年度考核。",
)
FORMATS = {"docx": making.as_docx, "html": lambda parts: making.as_html(parts).encode()}


def drafted(data: bytes, name: str) -> Drafted:
    return pm.draft(read_bytes(data, name), id="draft")


def roles(drafts: Drafted) -> list[tuple[str | None, str | None, list[list[tuple[str, ...]]]]]:
    """Number, title and, part by part, role and names of each measure."""
    return [
        (
            each.number,
            each.title,
            [
                [(item.role, *item.organizations) for item in part.responsibilities]
                for part in each.each_part
            ],
        )
        for each in drafts.plan.measures
    ]


def disputed(drafts: Drafted) -> list[str]:
    """What check and verify find in a draft, with its saved text alone."""
    text = pm.SourceText(drafts.source.text)
    found = [*pm.check(drafts.plan), *pm.verify(drafts.plan, text)]
    return [f"{each.code} {each.path}" for each in found if each.severity == "error"]
