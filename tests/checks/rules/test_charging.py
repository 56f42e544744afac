"""Who cannot be charged with a task."""

import attrs
import pytest
from checks.rules.test_numbers import plan
from checks.running import check

from policymodel.model import Jurisdiction, Measure, Organization, Responsibility


@pytest.mark.parametrize(
    ("level", "name", "kind", "told"),
    [
        ("city", "省科技厅", "upper_body", True),
        ("city", "省科技厅", "department", True),
        ("city", "国家发展改革委", "department", True),
        ("city", "市科技局", "department", False),
        ("city", "省级创新中心", "institution", False),
        ("city", "省农科院", "institution", False),
        ("city", "国家税务总局云州市税务局", "department", False),
        ("city", "省烟草公司驻云州分公司", "department", False),
        ("city", "中央银行云州支行", "central_branch", False),
        ("county", "市科技局", "department", True),
        ("county", "市场监管局", "department", False),
        ("county", "市政管理局", "department", False),
        ("county", "市生态环境局青川分局", "department", False),
        ("province", "省科技厅", "department", False),
        ("province", "国家能源局", "department", True),
        ("nation", "国家能源局", "department", False),
        ("nation", "国家能源局", "upper_body", False),
        ("other", "省科技厅", "department", False),
    ],
)
@pytest.mark.parametrize("role", ["lead", "support", "responsible"])
def test_a_plan_charges_nobody_above(
    level: str, name: str, kind: str, told: bool, role: str
) -> None:
    charged = (Responsibility(role=role, organizations=(name,)),)
    measures = [
        Measure(id=f"m{k}", number=str(k), title="建设农场", responsibilities=charged)
        for k in (11, 12)
    ]
    made = plan(
        organizations=(Organization(name=name, kind=kind),),
        measures=tuple(measures),
    )
    place = "青川县" if level == "county" else "云州市"
    made = attrs.evolve(made, jurisdiction=Jurisdiction(code="379900", name=place, level=level))
    found = check(made, select=["R212"])
    # Each body is told once, at its first task.
    assert [one.path for one in found] == [f"measures[0].responsibilities.{role}"] * told
    assert all("第11项任务将其列为责任单位" in one.message.zh for one in found)


def test_a_city_of_the_level_of_a_county_has_bodies_called_so() -> None:
    names = ("市科技局", "省科技厅")
    charged = (Responsibility(role="lead", organizations=names),)
    made = plan(
        organizations=tuple(Organization(name=name, kind="department") for name in names),
        measures=(Measure(id="m1", number="1", title="建农场", responsibilities=charged),),
    )
    place = Jurisdiction(code="379981", name="青川市", level="county")
    (one,) = check(attrs.evolve(made, jurisdiction=place), select=["R212"])
    assert "“省科技厅”" in one.message.zh


def test_who_is_proposed_is_not_charged_by_the_document() -> None:
    proposed = (Responsibility(role="lead", organizations=("省科技厅",)),)
    made = plan(
        organizations=(Organization(name="省科技厅", kind="upper_body"),),
        measures=(Measure(id="m1", number="1", title="建设农场", proposed=proposed),),
    )
    assert check(made, select=["R212"]) == ()
