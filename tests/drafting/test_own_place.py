"""The bodies of a county whose name begins like a word that charges."""

import pytest

from policymodel import check, draft, verify

TEXT = """\
{0}食堂改造行动方案

一、重点任务

（一）改造后厨。更新设备。（{0}教育局牵头，{0}财政局配合）
（二）配齐人员。配备营养师。（{0}教育局会同{0}财政局负责）
（三）统筹资金。由{0}财政局牵头，{0}教育局配合。
（四）加强检查。{0}教育局每半年通报一次进展。（{0}教育局负责）

二、保障措施

（一）加强领导。{0}委宣传部负责宣传。
"""


@pytest.mark.parametrize("place", ["会同县", "将乐县", "和平区", "从云市", "和县", "应县"])
def test_bodies_of_the_place_keep_their_names(place: str) -> None:
    drafted = draft(TEXT.format(place))
    plan = drafted.plan
    assert plan.jurisdiction.name == place
    names = [each.name for each in plan.organizations]
    assert names == [f"{place}教育局", f"{place}财政局", f"{place}委宣传部"]
    [lead, support] = plan.measures[0].responsibilities
    assert (lead.organizations, support.organizations) == (
        (f"{place}教育局",),
        (f"{place}财政局",),
    )
    assert not [each for each in check(plan) if each.code == "R210"]
    assert not [each for each in verify(plan, drafted.source) if each.severity == "error"]
