"""How often machinery acts, as documents print it in short."""

import pytest

import policymodel as pm

HEAD = "云泽市水网工作方案\n云泽市人民政府\n2031年3月5日\n一、重点任务\n"
TASKS = "1.建水库。新建水库。（市水务局负责）\n2.修渠道。修通渠道。（市水务局负责）\n二、保障措施\n"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("市督查室实行周调度、月通报、季评比、年考核。", "周调度、月通报、季评比、年考核"),
        ("建立月调度机制，加强督促检查。", "月调度"),
        ("实行半年评估、年考核。", "半年评估、年考核"),
        ("每季度调度一次。", "每季度"),
        ("将2031年考核结果报市政府。", None),
        ("对全年考核靠后的单位进行约谈。", None),
    ],
)
def test_how_often_machinery_acts_may_be_said_in_a_sign(said: str, wanted: str | None) -> None:
    made = pm.draft(f"{HEAD}{TASKS}（一）强化督导考核。{said}\n")
    assert {each.frequency for each in made.plan.mechanisms} - {None} == {wanted} - {None}
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []
