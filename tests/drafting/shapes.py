"""A document in few lines, and what tests of the shapes of documents ask of its draft."""

import policymodel as pm

BODY = """一、总体要求
坚持统筹，推动发展。
二、重点任务
（一）建码头。新建泊位，改造老码头。（责任单位：市港航局）
（二）疏航道。疏浚主航道，清理碍航物。（责任单位：市港航局、市财政局）
三、保障措施
（一）加强领导。统筹推进各项工作落实。
"""
HEAD = "云川市港口行动方案\n"


def drafted(text: str) -> pm.Plan:
    """Return the draft, which checks and verifies."""
    made = pm.draft(text)
    assert [each for each in pm.check(made.plan) if each.severity == "error"] == []
    assert [each.format() for each in pm.verify(made.plan, made.source)] == []
    return made.plan


def roles(measure: pm.Measure | pm.MeasurePart) -> dict[str, tuple[str, ...]]:
    """Who is charged, role by role."""
    return {each.role: each.organizations for each in measure.responsibilities}
