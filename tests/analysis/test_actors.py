"""Who acts, where nobody is named: as the plans of every province say it."""

import pytest

from policymodel.analysis.actors import says_who, who_acts


@pytest.mark.parametrize(
    "who",
    [
        *("各区、各有关部门", "各市（州）、省直各部门", "各州市和省级有关部门", "各盟市、旗县"),
        *("各县（市、区）、市直有关单位", "各镇（街道）、各村（社区）", "各街镇", "各乡镇"),
        *("各园区", "各开发区管委会", "各功能区", "全市各级各部门", "全区各单位"),
        *("各成员单位", "各项目单位", "各参与单位", "承担单位", "各职能部门", "监管部门"),
        *("有关地方", "相关市县", "财政部门", "市领导小组办公室", "牵头单位"),
    ],
)
def test_those_who_act_are_told_without_their_names(who: str) -> None:
    for words in (f"{who}建立台账", f"由{who}建立台账", f"完善制度，{who}建立台账"):
        assert says_who(words), words
    assert who_acts(f"{who}建立台账") == who_acts(f"由{who}建立台账")
    assert who.startswith(who_acts(f"{who}建立台账") or "-")
    assert who_acts(f"完善制度，{who}建立台账") == ""


@pytest.mark.parametrize(
    "words",
    [
        *("各市场主体建立台账", "各区域协调发展", "部门间加强协调", "各部门的工作纳入考核"),
        *("各部门网站公开信息", "建立台账", "市场监管全覆盖", "单位采购绿色产品"),
        *("通报各区", "园区建设加快", "财政投入逐年增加", "地方标准制定"),
    ],
)
def test_what_is_done_to_somebody_or_something_says_nobody(words: str) -> None:
    assert not says_who(words)
    assert who_acts(words) == ""


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("各区、各有关部门要建立台账", "各区、各有关部门"),
        ("由各镇（街道）建立台账", "各镇（街道）"),
        ("各县（市、区）和各部门建立台账", "各县（市、区）和各部门"),
        ("各区、各部门的工作纳入考核", ""),
        ("各级党委和政府要提高站位", "各级党委和政府"),
        ("各级要提高站位", "各级"),
    ],
)
def test_those_who_act_are_taken_as_they_are_listed(words: str, who: str) -> None:
    assert who_acts(words) == who
