"""Names of one organization are found alike, names of two are not, and the cost stays linear."""

import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymodel.analysis.likeness import Alike, alike, is_collective, stem
from policymodel.model import Document, Jurisdiction, Organization, Plan

CITY = Jurisdiction(code="379900", name="云州市", level="city")
DISTRICT = Jurisdiction(code="379902", name="云州市青川区", level="county")


def plan_of(*organizations: Organization, place: Jurisdiction = CITY) -> Plan:
    return Plan(
        id="p", document=Document(title="题"), jurisdiction=place, organizations=organizations
    )


def likeness(one: str, other: str, kind: str = "department", function: str | None = None) -> str:
    organizations = (Organization(name=name, kind=kind, function=function) for name in (one, other))
    found = alike(plan_of(*organizations))
    assert all(each.organizations == (0, 1) for each in found)
    return {(): "no", (True,): "strong", (False,): "weak"}[tuple(each.strongly for each in found)]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("市现代产业园区", "市现代农业园区", "zone"),  # a letter exchanged
        ("市现代农业园区", "市现代农业产园区", "zone"),  # added
        ("市现代农业园区", "市省现代农业园区", "zone"),  # at the beginning
        ("市现代农业园", "市现代农业园区", "zone"),  # at the end
        ("市现代农业园区", "市现代农园业区", "zone"),  # two turned round
        ("市高新产业区", "市高新农业区", "zone"),  # five letters are enough
        ("市河东开发区", "市河车开发区", "zone"),  # 东 and 西 are two, 东 and 车 are not
        ("市高新工业园区", "云州市高新技术工业园区", "zone"),
        ("市教育局", "市教育体育局", "department"),
        ("市教科局", "市教育体育科学技术局", "department"),  # three times as long
        ("市发改委", "市发展改革委员会", "department"),
        ("市人社局", "市人力资源社会保障局", "department"),
        ("市政府金融办", "市政府金融办公室", "department"),
        ("市工商联合会", "云州市工商联合会", "people_organization"),
        ("中共云州市委办公室", "市委办公室", "party_body"),
        ("市科技局（本级）", "云州市科技局(本级)", "department"),
        ("云州城投集团", "云州市城投集团有限公司", "enterprise"),
        ("市水务有限公司", "云州水务集团公司", "enterprise"),
    ],
)
def test_names_of_one_body(one: str, other: str, kind: str) -> None:
    assert likeness(one, other, kind) == "strong"
    assert likeness(other, one, kind) == "strong"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("市财政局", "市民政局", "department"),
        ("市财政局", "市人社局", "department"),
        ("市工信局", "市人社局", "department"),
        ("市审计局", "市统计局", "department"),
        ("市科技局", "市科计局", "department"),  # unless both have one function
        ("市政府办公室", "市政府金融办", "department"),
        ("市委办公室", "市委编办", "party_body"),
        ("市港口建设领导小组", "市港口建设领导小组办公室", "leading_group"),
        ("市委组织部", "市委宣传部", "party_body"),
        ("市第一人民医院", "市第二人民医院", "institution"),
        ("市河东开发区管委会", "市河西开发区管委会", "zone"),
        ("市高新农业园区", "市高农业园区", "zone"),
        ("甲县国家农业科技园区", "乙县国家农业科技园区", "zone"),
        ("河北滦平农业科技园区", "河北丰宁农业科技园区", "zone"),
        ("云州大学", "云州农业大学", "university"),
        ("云州高新区", "云州高新区管委会", "zone"),
        ("市农林科学院", "邻州农林科学院", "institution"),
        ("国家科学院", "国家农业科学院", "institution"),
        ("市场监管局", "市监管局", "department"),
        ("云岭农科院", "云岭农林科学院", "institution"),  # of another place
        ("市农科院", "农林科学院", "institution"),  # one says of which place it is
        ("市教科局", "市教育体育与科学技术局", "department"),  # too long for so short a form
        ("市教科文局", "市教育科学旅游局", "department"),  # a letter is missing
        ("市教科文局", "市教育文化科学局", "department"),  # not in this order
        ("市水务有限公司", "市公交有限公司", "enterprise"),
        ("市公司", "市集团", "enterprise"),
    ],
)
def test_names_of_two_bodies(one: str, other: str, kind: str) -> None:
    assert likeness(one, other, kind) == "no"
    assert likeness(other, one, kind) == "no"


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("市农科院", "市农林科学院", "institution"),
        ("云州农科院", "云州农林科学院", "institution"),
        ("云水溪镇政府", "云水溪乡政府", "township_government"),
        ("各县（市、区）", "各县（市、区）政府（管委会）", "county_government"),
        ("各县(市、区)", "各县市区政府", "county_government"),
        ("各县（市、区）", "各县（市、区）人民政府", "group"),
        ("各有关部门", "各级有关部门", "group"),
        ("云州机床制造公司", "云州车床制造公司", "enterprise"),
    ],
)
def test_names_of_weaker_suspicion(one: str, other: str, kind: str) -> None:
    assert likeness(one, other, kind) == "weak"
    assert likeness(other, one, kind) == "weak"


@pytest.mark.parametrize(
    ("function", "found"), [("human_resources", "strong"), ("other", "no"), (None, "no")]
)
def test_one_function_makes_a_very_short_name_an_abbreviation(
    function: str | None, found: str
) -> None:
    assert likeness("市人力资源和社会保障局", "市人社局", function=function) == found


def test_one_function_makes_a_short_slip_of_one_letter() -> None:
    assert likeness("市科技局", "市科计局", function="science_technology") == "strong"
    assert likeness("市科技局", "市科技委", function="science_technology") == "strong"
    assert likeness("市企甲", "市企业", "enterprise", function="business") == "no"


@pytest.mark.parametrize(
    ("kind", "function"), [("department", "finance"), ("zone", "science_technology")]
)
def test_a_short_slip_needs_one_kind_and_one_function(kind: str, function: str) -> None:
    organizations = (
        Organization(name="市科技局", kind="department", function="science_technology"),
        Organization(name="市科计局", kind=kind, function=function),
    )
    assert alike(plan_of(*organizations)) == ()


@pytest.mark.parametrize(("kind", "strongly"), [("department", True), ("enterprise", False)])
def test_a_slip_is_certain_where_a_place_has_one_of_each(kind: str, strongly: bool) -> None:
    organizations = (
        Organization(name="市现代农业园区", kind="zone"),
        Organization(name="市现代农业产园区", kind=kind),
    )
    assert alike(plan_of(*organizations)) == (Alike((0, 1), strongly),)
    assert alike(plan_of(*organizations[::-1])) == (Alike((0, 1), strongly),)


@pytest.mark.parametrize(("kind", "found"), [("leading_group", ()), ("department", (0, 1))])
def test_the_last_letter_tells_bodies_of_two_kinds_apart(kind: str, found: tuple[int]) -> None:
    organizations = (
        Organization(name="市园林绿化局", kind="department"),
        Organization(name="市园林绿化委员会", kind=kind),
    )
    expected = (Alike(found, strongly=True),) if found else ()
    assert alike(plan_of(*organizations)) == expected
    assert alike(plan_of(*organizations[::-1])) == expected


@pytest.mark.parametrize("suffix", ["", "政府", "人民政府", "管委会"])
@pytest.mark.parametrize(
    ("one", "other"),
    [("江北区", "江南区"), ("东城区", "西城区"), ("浦口区", "浦东新区"), ("临江县", "临湖县"),
     ("青川镇", "青山镇"), ("浦口区", "浦江区")],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["county_government", "township_government", "city_government"])
def test_districts_of_like_names_are_two(one: str, other: str, suffix: str, kind: str) -> None:
    assert likeness(one + suffix, other + suffix, kind) == "no"


def test_bodies_of_two_levels_are_two() -> None:
    assert likeness("市人民政府", "区人民政府", "county_government") == "no"
    organizations = (
        Organization(name="生态环境部", kind="upper_body"),
        Organization(name="市生态环境局", kind="department", aliases=("生态环境部门",)),
    )
    assert alike(plan_of(*organizations)) == ()


def test_a_group_and_a_body_of_one_name_may_be_two() -> None:
    organizations = (
        Organization(name="市科教领导小组", kind="leading_group"),
        Organization(name="云州市科教领导小组", kind="group"),
    )
    assert alike(plan_of(*organizations)) == (Alike((0, 1), strongly=False),)
    assert alike(plan_of(*organizations[::-1])) == (Alike((0, 1), strongly=False),)


def test_kinds_tell_abbreviations_apart() -> None:
    organizations = (
        Organization(name="市教育局", kind="department"),
        Organization(name="市教育电视局", kind="institution"),
    )
    assert alike(plan_of(*organizations)) == ()


def test_several_likenesses_make_one_set() -> None:
    names = ("青川区现代农业产业园区", "区科技局", "区现代农业园区", "区现代产业园区")
    organizations = (Organization(name=name, kind="zone") for name in names)
    assert alike(plan_of(*organizations, place=DISTRICT)) == (Alike((0, 2, 3), strongly=True),)


def test_weaker_suspicion_joins_what_is_certain() -> None:
    group = Organization(name="各有关部门", kind="group")
    organizations = (
        group,
        Organization(name="各级有关部门", kind="group"),
        Organization(name="市教育局", kind="department"),
        Organization(name="市教育体育局", kind="department"),
    )
    assert alike(plan_of(*organizations)) == (
        Alike((2, 3), strongly=True),
        Alike((0, 1), strongly=False),
    )


def test_aliases_count_and_a_body_is_not_like_itself() -> None:
    whole = Organization(name="市工信局", kind="department", aliases=("市工业和信息化局",))
    assert alike(plan_of(whole)) == ()
    other = Organization(name="市工业信息化局", kind="department")
    assert alike(plan_of(whole, other)) == (Alike((0, 1), strongly=True),)


def test_a_shared_name_is_another_rule_s() -> None:
    whole = Organization(name="市工信局", kind="department", aliases=("市工业和信息化局",))
    other = Organization(name="市工业和信息化局", kind="department")
    assert alike(plan_of(whole, other)) == ()


@pytest.mark.parametrize(
    ("name", "place", "expected"),
    [
        ("云州市财政局", CITY, "财政局"),
        ("市市场监管局", CITY, "市场监管局"),
        ("市场监管局", CITY, "市场监管局"),
        ("云州市市场监管局", CITY, "市场监管局"),
        ("云州市市政管理局", CITY, "市政管理局"),
        ("云州民政局", CITY, "民政局"),
        ("云州高新区", CITY, "高新区"),
        ("区财政局", CITY, "区财政局"),
        ("区财政局", DISTRICT, "财政局"),
        ("市财政局", DISTRICT, "市财政局"),
        ("区域合作办公室", DISTRICT, "区域合作办"),
        ("青川区委办公室", DISTRICT, "委办"),
        ("云州市青川区档案委员会", DISTRICT, "档案委"),
        ("市委", CITY, "市委"),
        ("市妇联", CITY, "妇联"),
    ],
)
def test_the_place_is_no_part_of_the_name(name: str, place: Jurisdiction, expected: str) -> None:
    assert stem(name, place) == expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("各镇", "township_government"),
        ("街道", "township_government"),
        ("县市区", "county_government"),
        ("有关部门", "department"),
        ("领导小组成员单位", "other"),
        ("科技部门", "group"),
    ],
)
def test_collective_names(name: str, kind: str) -> None:
    assert is_collective(Organization(name=name, kind=kind))


@pytest.mark.parametrize("name", ["云水镇政府", "云水街道办事处", "市科技局", "市部门联络办"])
def test_names_of_single_bodies(name: str) -> None:
    assert not is_collective(Organization(name=name, kind="township_government"))


_LETTERS = "科技财教育工信人社局委"


@st.composite
def near_names(draw: st.DrawFn) -> list[str]:
    """Names that are slips of one or two, some of them of each other."""
    letters = st.text(_LETTERS, min_size=6, max_size=8)
    names = draw(st.lists(letters, min_size=1, max_size=2, unique=True))
    for _ in range(draw(st.integers(1, 5))):
        name = draw(st.sampled_from(names))
        place = draw(st.integers(0, len(name) - 1))
        names.append(name[:place] + draw(st.sampled_from(("", "畜", "农"))) + name[place + 1 :])
    return list(dict.fromkeys(names))


@given(near_names())
def test_who_is_alike_does_not_depend_on_the_order(names: list[str]) -> None:
    def sets(ordered: list[str]) -> set[tuple[frozenset[str], bool]]:
        found = alike(plan_of(*(Organization(name=n, kind="zone") for n in ordered)))
        return {
            (frozenset(ordered[i] for i in each.organizations), each.strongly) for each in found
        }

    assert sets(names) == sets(names[::-1])


@given(st.text(_LETTERS + "农林水利", min_size=6, max_size=9), st.data())
def test_every_slip_of_a_long_name_is_found(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    slip = data.draw(
        st.sampled_from(
            (
                name[:place] + "畜" + name[place + 1 :],
                name[:place] + name[place + 1 :],
                name[:place] + "畜" + name[place:],
                name[:place] + name[place : place + 2][::-1] + name[place + 2 :],
            )
        )
    )
    organizations = (
        Organization(name=f"青川{n}", kind="zone") for n in dict.fromkeys((name, slip))
    )
    found = alike(plan_of(*organizations))
    assert found == ((Alike((0, 1), strongly=True),) if slip != name else ())


def _calls(count: int) -> int:
    """How many calls it takes to compare `count` names of which many are alike."""
    letters = "农林水利交通住建环保应急审计统计文旅体育民政"
    triples = [f"{a}{b}{c}园区局" for a in letters for b in letters for c in letters][:count]
    plan = plan_of(*(Organization(name=name, kind="zone") for name in dict.fromkeys(triples)))
    calls = 0

    def count_call(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count_call)
    try:
        alike(plan)
    finally:
        sys.setprofile(None)
    return calls


def test_twice_the_names_cost_twice_as_much() -> None:
    assert _calls(1600) < 2.6 * _calls(800)


def test_all_pairs_of_a_few_names_are_compared() -> None:
    names = ["市高新农业园区", "市高新林业园区", "市高新渔业园区", "市高新牧业园区"]
    for pair in combinations(names, 2):
        assert likeness(*pair, "zone") == "strong"
    organizations = (Organization(name=name, kind="zone") for name in names)
    assert alike(plan_of(*organizations)) == (Alike((0, 1, 2, 3), strongly=True),)


@pytest.mark.parametrize(
    ("letters", "those_alike"),
    [
        ("东中化西", range(4)),
        ("ABCDEFGHIJKL化", range(13)),
        ("ABCDEFGHIJKLM化", range(1, 14)),
    ],
)
def test_a_name_is_compared_with_twelve_on_either_side(letters: str, those_alike: range) -> None:
    """化 is no mark: alone, it is like each of the names that their marks tell apart."""
    organizations = (
        Organization(name=f"市高新{letter}农业园区", kind="zone") for letter in letters
    )
    assert alike(plan_of(*organizations)) == (Alike((*those_alike,), strongly=True),)


@pytest.mark.parametrize(("length", "expected"), [(60, "strong"), (61, "no")])
def test_names_longer_than_any_real_one_are_not_compared(length: int, expected: str) -> None:
    assert likeness("农" * length, "农" * (length - 1) + "林", "zone") == expected
