"""What measures without a title are called."""

import pytest

from policymodel.drafting.summaries import condensed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        # when it is done is not what
        ("2031 年 9 月底之前，完成港区排放核算。", "完成港区排放核算"),
        ("2031年11—12月，组织评审。", "组织评审"),
        ("每年，更新台账，公开进展情况。", "公开进展情况"),
        # by what means leads to it
        ("依托船舶检验专家、引航员，组建港航委员会。", "依托船舶检验专家、引航员，组建港航委员会"),
        ("各责任部门对梳理形成的清单，及时公开。", "各责任部门对梳理形成的清单，及时公开"),
        ("为港口配齐岸电设备，每年检查。", "为港口配齐岸电设备，每年检查"),
        # a quotation is whole
        (
            "依托港航信用信息平台（云川）建设相对独立的“港信贷”融资服务平台，破解难题。",
            "依托港航信用信息平台（云川）建设相对独立的“港信贷”融资服务平台，破解难题",
        ),
        # what is too long is cut at a pause, and that is shown
        (
            "全市各级港航机构要以政府工作报告提出的任务、重点项目和年度工作要点为抓手建立港航档案并逐项公开。",
            "全市各级港航机构要以政府工作报告提出的任务、重点项目…",
        ),
        (
            "建设云川港数字化管理平台并接入全省统一的“港通”平台及“江原省内河航运信息服务系统”互通。",
            "建设云川港数字化管理平台并接入全省统一的“港通”平台…",
        ),
        # and not within a quotation, nor near its beginning
        (
            "打造集港航信息、船舶检验、引航服务于一体并覆盖全市各个港区的“云川港航一站办理、全程网办、跨区通办”平台。",
            "打造集港航信息、船舶检验、引航服务于一体…",
        ),
        (
            "新建码头、在东港区深水航道两侧连片开发建设的集装箱铁路换装泊位及配套的岸电设施设备项目群体工程。",
            "新建码头、在东港区深水航道两侧连片开发建设的集装箱铁路换装泊位…",
        ),
        (
            "建设码头泊位建设码头泊位建设码头泊位建设码头泊位建设码头泊位建设码头泊位东西南北侧。",
            "建设码头泊位建设码头泊位建设码头泊位建设码头泊位建设码头泊位建设码头泊位东西南…",
        ),
        # what leads to something ends with its sentence
        ("在东港区设立。建设码头，完善设施。", "在东港区设立"),
        ("研究。", "研究"),
    ],
)
def test_a_name_says_what_is_to_be_done(words: str, name: str) -> None:
    assert condensed(words, None) == name
    assert len(name) <= 40


def test_a_mark_within_words_is_no_end() -> None:
    assert condensed("", None) is None
    assert condensed("、、", None) in (None, "、、")
