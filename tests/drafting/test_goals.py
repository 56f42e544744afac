"""The goals of a draft: which sections are theirs."""

import policymodel as pm

FIELDS = """云川市老龄事业发展规划
一、总体要求
坚持党的领导。
二、发展领域、主要目标和策略措施
（一）老年人与健康
主要目标：
1．老年人健康管理率达到75%以上。
2．每个镇有一所康复站。
策略措施：
1．完善健康服务。市卫健局负责建档。
2．发展康复护理。建设康复站12所。
（二）老年人与社会保障
主要目标：
1．基本养老保险参保率达到98%。
策略措施：
1．扩大参保范围。市人社局牵头推进。
三、组织实施
加强领导。
"""


def test_a_section_that_opens_the_document_is_one_of_goals_where_none_else_is() -> None:
    head = "云川市港口工作方案\n一、总体要求\n到2031年，货物吞吐量达到500万吨，泊位达到12个。\n"
    plan = pm.draft(f"{head}二、重点任务\n1.建码头。新建泊位。（市甲局负责）").plan
    [goal] = plan.goals
    assert (goal.title, len(goal.indicators)) == ("总体要求", 2)
    plan = pm.draft(
        f"{head}二、主要目标\n装卸效率提高10%。\n三、重点任务\n1.建码头。新建泊位。（市甲局负责）"
    ).plan
    assert [each.title for each in plan.goals] == ["主要目标"]


def test_aims_and_steps_may_part_every_section_alike() -> None:
    plan = pm.draft(FIELDS).plan
    assert [each.title for each in plan.measures][:3] == [
        "完善健康服务",
        "发展康复护理",
        "扩大参保范围",
    ]
    assert [each.title for each in plan.goals] == ["老年人与健康", "老年人与社会保障"]
    named = {each.id: each.name for each in plan.indicators}
    [below] = plan.goals[1].goals
    assert [named[each] for each in below.indicators] == ["基本养老保险参保率"]
    assert not [each for each in pm.check(plan) if each.severity == "error"]


def test_such_a_line_that_does_not_recur_is_no_heading() -> None:
    head = "云川市港口工作方案\n一、重点任务\n"
    plan = pm.draft(f"{head}主要措施：\n1.建码头。新建泊位。（市甲局负责）\n2.疏航道。疏通。").plan
    assert [each.title for each in plan.measures][:3] == ["建码头", "疏航道"]
    assert [each.title for each in plan.sections] == ["重点任务"]


def test_lines_of_aims_alone_are_no_headings() -> None:
    head = (
        "云川市港口工作方案\n一、重点任务\n（一）码头\n目标：\n1.建码头。新建泊位。（市甲局负责）\n"
    )
    plan = pm.draft(f"{head}（二）航道\n目标：\n1.疏航道。疏通。（市乙局负责）\n").plan
    assert [each.title for each in plan.measures] == ["建码头", "疏航道"]
    assert plan.goals == ()


def test_what_a_list_of_tasks_says_again_is_said_once() -> None:
    made = pm.draft(
        "云泽区更新方案（2031—2033年）\n2031年3月1日\n一、发展目标\n到2033年，新增公园5个。\n"
        "二、重点任务\n1.改造。推进改造。（区住建局、市城投集团负责）\n附件\n云泽区重点任务清单\n"
        "序号\n工作任务\n责任单位\n1\n新增公园5个\n区园林局、市城投集团\n2\n改造旧区\n区住建局\n"
    )
    [parks] = [each for each in made.plan.indicators if each.name == "公园"]
    assert [(each.year, each.restates) for each in parks.targets] == [
        (2033, None),
        (None, parks.targets[0].id),
    ]
    kinds = {each.name: each.kind for each in made.plan.organizations}
    assert kinds["市城投集团"] == "enterprise"


def test_what_is_said_again_without_a_year_is_of_no_single_one() -> None:
    made = pm.draft(
        "云泽区更新方案（2031—2033年）\n2031年3月1日\n一、发展目标\n"
        "到2033年，每年改造80万平方米，创建20个特色小区。每年培训300人次，开展活动20场。\n"
        "二、重点任务\n1.改造。创建20个特色小区。（区住建局负责）\n2.植树。造林。（区园林局负责）\n"
    )
    kinds = {each.name: {one.kind for one in each.targets} for each in made.plan.indicators}
    assert kinds["特色小区"] == {"increment"}
    assert kinds["培训"] == kinds["活动"] == {"per_year"}
