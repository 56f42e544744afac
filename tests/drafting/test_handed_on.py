"""Notices that hand on what another body has drawn up: the plan's title, and who issued it."""

import pytest

import policymodel as pm

_PLAN = "一、重点任务\n1.建码头。新建泊位。（市港航局负责）\n2.疏航道。清淤。（市水务局负责）\n"
_SIGNED = "各有关单位：\n现印发给你们，请认真贯彻执行。\n云川市人民政府办公室\n2031年3月9日\n"
_NAME = "云川市港口发展方案"
_OPINION = "关于加快港口发展的若干意见"


@pytest.mark.parametrize(
    ("notice", "over", "title"),
    [
        (f"关于转发市港航局《{_NAME}》的通知", f"{_NAME}\n", _NAME),
        (f"转发市港航局关于{_NAME}的通知", f"{_NAME}\n", _NAME),
        (f"关于转发市港航局制定的{_NAME}的通知", "", _NAME),
        (f"转发市港航局{_NAME}的通知", f"{_NAME}\n", _NAME),
        ("转发市港航局关于加快港口发展若干意见的通知", f"{_OPINION}\n市港航局\n2031年2月1日\n",
         _OPINION),
        ("批转市港航局等部门关于加快港口发展若干意见的通知",
         f"{_OPINION}\n市港航局 市财政局\n（2031年2月1日）\n", _OPINION),
        ("转发市港航局等3部门关于加快港口发展若干意见的通知", "", "关于加快港口发展若干意见"),
        ("关于转发江原省港航厅关于印发江原省港口方案的通知的通知", "", "江原省港口方案"),
        ("转发关于印发《江原省港口方案》的通知", "江原省港口方案\n", "江原省港口方案"),
        (f"关于印发{_NAME}及任务清单的通知", f"{_NAME}\n", _NAME),
        (f"关于印发实施{_NAME}的通知", "", _NAME),
        ("关于印发实施方案的通知", "港口建设实施方案\n", "港口建设实施方案"),
    ],
)  # fmt: skip
def test_what_is_handed_on_has_its_own_title_and_the_issuer_of_the_notice(
    notice: str, over: str, title: str
) -> None:
    head = f"云川市人民政府办公室{notice}\n云政办〔2031〕5号\n{_SIGNED}{over}"
    drafted = pm.draft(head + _PLAN)
    document = drafted.plan.document
    assert document.title == title
    assert document.number == "云政办〔2031〕5号"
    assert document.issuers == ("云川市人民政府办公室",)
    assert str(document.issued) == "2031-03-09"
    assert [each.number for each in drafted.plan.measures] == ["1", "2"]
    assert pm.verify(drafted.plan, drafted.source) == ()


def test_a_title_whose_first_line_a_page_lost_is_the_one_of_the_cover() -> None:
    head = "云川市港口建设\n“十七五”发展规划\n2031年3月\n前言\n“十七五”发展规划\n"
    assert pm.draft(head + _PLAN).plan.document.title == "云川市港口建设“十七五”发展规划"
