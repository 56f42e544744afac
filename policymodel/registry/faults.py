"""What can be wrong with plugins, in words; of rules that run, P008 and P012 are told there.

Apart from the registry, which lists plans before anything as heavy as a finding loads.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from policymodel.findings import Finding, RegistryError, Severity, Text
from policymodel.text import did_you_mean

_KINDS = {"plan": Text("方案", "plan"), "exporter": Text("导出器", "exporter")}


def unknown(
    word: str, known: Iterable[str], kind: Literal["plan", "exporter"], *more: Finding
) -> RegistryError:
    """P001: there is no plan or exporter of that name."""
    what = _KINDS[kind]
    names = sorted(set(known))
    listed = ", ".join(names) or "—"
    hint = did_you_mean(word, names) or Text(
        f"可用的{what.zh}：{listed}", f"known {what.en}s: {listed}"
    )
    message = Text(f"没有名为 {word!r} 的{what.zh}", f"there is no {what.en} {word!r}")
    return RegistryError(_finding("P001", message, hint), *more)


def no_plan(zh: str, en: str) -> RegistryError:
    """P001: what was given means no plan, or not one."""
    hint = Text(
        "请给出已安装方案的名称、所属地名(如 承德)，或方案文件、文件夹的路径",
        "give the name of an installed plan, of its place (承德), or the path of a plan file "
        "or folder",
    )
    return RegistryError(_finding("P001", Text(zh, en), hint))


def twice(name: str, claims: Iterable[str]) -> Finding:
    """P002: two plugins claim one name, or one city has several plans."""
    listed = " / ".join(claims)
    return _finding(
        "P002",
        Text(f"{name!r} 对应不止一项：{listed}", f"{name!r} means more than one: {listed}"),
        Text(
            "方案重名的请卸载或改名其中之一；一地多个方案的请写方案名称",
            "if two plugins claim the name, uninstall or rename one; if a city has several "
            "plans, give the name of one",
        ),
    )


def without_plan(plugin: str, zh: str, en: str) -> RegistryError:
    """P003: a plugin brings no plan."""
    hint = Text(
        "请重新安装该插件，或补上包中的 plan.yaml",
        "install the plugin anew, or put plan.yaml into its package",
    )
    return RegistryError(_unusable(plugin, Text(zh, en), hint))


def no_exporter(
    plugin: str, why: Text, file: str | None = None, line: int | None = None
) -> RegistryError:
    """P003: an exporter cannot be used."""
    hint = Text(
        "请改正该模块；入口点应指向 policymodel.Exporter 的一个对象",
        "correct its module; the entry point names an object of policymodel.Exporter",
    )
    return RegistryError(_unusable(plugin, why, hint, file, line))


def _unusable(
    plugin: str, why: Text, hint: Text, file: str | None = None, line: int | None = None
) -> Finding:
    message = Text(
        f"插件 {plugin} 无法使用：{why.zh}", f"the plugin {plugin} cannot be used: {why.en}"
    )
    return _finding("P003", message, hint, file=file, line=line)


def misnamed(plugin: str, called: str, file: Path) -> RegistryError:
    """P004: a plugin brings a plan of another name."""
    return RegistryError(
        _finding(
            "P004",
            Text(
                f"插件 {plugin} 的方案自称 {called!r}",
                f"the plugin {plugin} brings a plan that calls itself {called!r}",
            ),
            Text(
                "plan.yaml 中的 id 必须与入口点或文件夹名称一致",
                "the id in plan.yaml must be the name of the entry point or folder",
            ),
            file=str(file),
        )
    )


def no_folder(folder: Path, zh: str, en: str, variable: str) -> RegistryError:
    """P005: the plugins folder is none."""
    return RegistryError(
        _finding(
            "P005",
            Text(
                f"插件文件夹 {folder} 无法使用：{zh}",
                f"cannot use the plugins folder {folder}: {en}",
            ),
            Text(
                f"请检查 --plugins-dir 或环境变量 {variable}：应为存放各方案文件夹的文件夹",
                f"check --plugins-dir or the environment variable {variable}: it names the "
                "folder that holds the folders of plans",
            ),
        )
    )


def broken_code(plugin: str, what: str, file: str, line: int | None = None) -> Finding:
    """P006: the code of a plan's package does not run."""
    return _finding(
        "P006",
        Text(
            f"插件 {plugin} 的代码应能运行，实为出错：{what}",
            f"expected the package of {plugin} to run, found {what}",
        ),
        Text(
            "请改正此处；包内模块用相对导入(from . import …)",
            "correct it here; a package imports its own modules relatively (from . import …)",
        ),
        file=file,
        line=line,
    )


def no_rules(plugin: str, place: str, why: Text, file: str) -> Finding:
    """P007: what a package calls its rules is none."""
    return _finding(
        "P007",
        Text(
            f"插件 {plugin} 的 {place}：{why.zh}", f"{place} of the package of {plugin}: {why.en}"
        ),
        Text(
            "checks 是由 policymodel.checks.rule 做成的规则组成的元组，编号为 Z 加三位数字",
            "checks is a tuple of rules made by policymodel.checks.rule, with Z and three digits "
            "as codes",
        ),
        file=file,
    )


def unreadable(distribution: str, what: str) -> Finding:
    """P009: the metadata of something installed cannot be read."""
    return _finding(
        "P009",
        Text(
            f"已安装的 {distribution} 的元数据无法读取，其中的插件未列出：{what}",
            f"the metadata of {distribution}, which is installed, cannot be read; plugins in it "
            f"are not listed: {what}",
        ),
        Text("请重新安装该软件包", "install that package anew"),
        severity="warning",
    )


def not_a_plan(folder: Path, files: Iterable[Path]) -> Finding:
    """P010: a folder among the plugins that looks like a plan's and is none."""
    found = ", ".join(each.name for each in files)
    return _finding(
        "P010",
        Text(
            f"文件夹 {folder} 应有 plan.yaml，实有 {found or '其他文件'}，未作为方案列出",
            f"expected plan.yaml in the folder {folder}, found {found or 'other files'}; it is "
            "not listed as a plan",
        ),
        Text("请把方案文件命名为 plan.yaml", "call the plan file plan.yaml"),
        severity="warning",
    )


def ended(plugin: str, how: Text) -> RegistryError:
    """P011: a plugin's code ended its process, or would not end."""
    return RegistryError(
        _finding(
            "P011",
            Text(
                f"插件 {plugin} 的代码应正常返回，实为{how.zh}",
                f"expected the code of {plugin} to return, found that it {how.en}",
            ),
            Text(
                "请向该插件的作者报告；它输出的内容见上",
                "report it to the plugin's author; what it printed stands above",
            ),
        )
    )


def unnamed_rules(plugin: str, names: Iterable[str], file: str) -> Finding:
    """P013: a package holds rules, and not where they are looked for."""
    listed = ", ".join(names)
    return _finding(
        "P013",
        Text(
            f"插件 {plugin} 中有规则({listed})，但 __init__.py 没有 checks，这些规则未运行",
            f"the package of {plugin} holds rules ({listed}) but no checks in its __init__.py; "
            "they do not run",
        ),
        Text("请写 checks = (规则, …)", "write checks = (rule, …)"),
        file=file,
        severity="warning",
    )


def _finding(
    code: str,
    message: Text,
    hint: Text,
    *,
    severity: Severity = "error",
    file: str | None = None,
    line: int | None = None,
) -> Finding:
    return Finding(code=code, severity=severity, message=message, hint=hint, file=file, line=line)
