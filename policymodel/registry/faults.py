"""What can be wrong with plugins, in words; P008 and P012, of rules that run, stand with them.

Apart from the registry, which lists plans before anything as heavy as a finding loads.
"""

from collections.abc import Iterable
from typing import Any, Literal

from policymodel.findings import Finding, RegistryError, Severity
from policymodel.text import Text, did_you_mean

_WORDS: dict[str, tuple[Severity, Text, Text]] = {
    "P001": (
        "error",
        Text("{why}", "{why}"),
        Text(
            "请给出已安装方案的名称、所属地名(如 承德)，或方案文件、文件夹的路径",
            "give the name of an installed plan, of its place (承德), or the path of a plan file "
            "or folder",
        ),
    ),
    "P002": (
        "error",
        Text("{name!r} 对应不止一项：{claims}", "{name!r} means more than one: {claims}"),
        Text(
            "方案重名的请卸载或改名其中之一；一地多个方案的请写方案名称",
            "if two plugins claim the name, uninstall or rename one; if a city has several "
            "plans, give the name of one",
        ),
    ),
    "P003": (
        "error",
        Text("插件 {plugin} 无法使用：{why}", "the plugin {plugin} cannot be used: {why}"),
        Text(
            "包中应有 plan.yaml；导出器的入口点应指向 policymodel.Exporter 的一个对象",
            "a plan's package has a plan.yaml; an exporter's entry point names an object of "
            "policymodel.Exporter",
        ),
    ),
    "P004": (
        "error",
        Text(
            "插件 {plugin} 的方案自称 {called!r}",
            "the plugin {plugin} brings a plan that calls itself {called!r}",
        ),
        Text(
            "plan.yaml 中的 id 必须与入口点或文件夹名称一致",
            "the id in plan.yaml must be the name of the entry point or folder",
        ),
    ),
    "P005": (
        "error",
        Text(
            "插件文件夹 {folder} 无法使用：{why}", "cannot use the plugins folder {folder}: {why}"
        ),
        Text(
            "请检查 --plugins-dir 或环境变量 {variable}：应为存放各方案文件夹的文件夹",
            "check --plugins-dir or the environment variable {variable}: it names the folder "
            "that holds the folders of plans",
        ),
    ),
    "P006": (
        "error",
        Text(
            "插件 {plugin} 的代码应能运行，实为出错：{what}",
            "expected the package of {plugin} to run, found {what}",
        ),
        Text(
            "请改正此处；包内模块用相对导入(from . import …)",
            "correct it here; a package imports its own modules relatively (from . import …)",
        ),
    ),
    "P007": (
        "error",
        Text("插件 {plugin} 的 {place}：{why}", "{place} of the package of {plugin}: {why}"),
        Text(
            "checks 是由 policymodel.checks.rule 做成的规则组成的元组，编号为 Z 加三位数字",
            "checks is a tuple of rules made by policymodel.checks.rule, with Z and three digits "
            "as codes",
        ),
    ),
    "P009": (
        "warning",
        Text(
            "已安装的 {distribution} 的元数据无法读取，其中的插件未列出：{what}",
            "the metadata of {distribution}, which is installed, cannot be read; plugins in it "
            "are not listed: {what}",
        ),
        Text("请重新安装该软件包", "install that package anew"),
    ),
    "P010": (
        "warning",
        Text(
            "文件夹 {folder} 应有 plan.yaml，未作为方案列出；其中有 {found}",
            "expected plan.yaml in the folder {folder}, which is not listed as a plan; it has "
            "{found}",
        ),
        Text("请把方案文件命名为 plan.yaml", "call the plan file plan.yaml"),
    ),
    "P011": (
        "error",
        Text(
            "插件 {plugin} 的代码应正常返回，实为{how}",
            "expected the code of {plugin} to return, found that it {how}",
        ),
        Text(
            "请向该插件的作者报告；它输出的内容见上",
            "report it to the plugin's author; what it printed stands above",
        ),
    ),
    "P013": (
        "warning",
        Text(
            "插件 {plugin} 中有规则({rules})，但 __init__.py 没有 checks，这些规则未运行",
            "the package of {plugin} holds rules ({rules}) but no checks in its __init__.py; "
            "they do not run",
        ),
        Text("请写 checks = (规则, …)", "write checks = (rule, …)"),
    ),
}
"""Severity, message and way out of each code."""


def fault(
    code: str,
    *,
    file: object = None,
    line: int | None = None,
    hint: Text | None = None,
    **words: object,
) -> Finding:
    """Return the finding `code`, with `words` in its places; those that are a Text in both."""
    severity, message, usual = _WORDS[code]

    def filled(text: Text) -> Text:
        zh = {key: word.zh if isinstance(word, Text) else word for key, word in words.items()}
        en = {key: word.en if isinstance(word, Text) else word for key, word in words.items()}
        return Text(text.zh.format(**zh), text.en.format(**en))

    return Finding(
        code=code,
        severity=severity,
        message=filled(message),
        hint=hint or filled(usual),
        file=None if file is None else str(file),
        line=line,
    )


def error(code: str, *more: Finding, **words: Any) -> RegistryError:
    """Return `fault` as an error, with `more` findings besides."""
    return RegistryError(fault(code, **words), *more)


_KINDS = {"plan": Text("方案", "plan"), "exporter": Text("导出器", "exporter")}


def unknown(
    word: str, known: Iterable[str], kind: Literal["plan", "exporter"], *more: Finding
) -> RegistryError:
    """Return the error that there is no plan or exporter called `word`."""
    names, what = sorted(set(known)), _KINDS[kind]
    listed = ", ".join(names) or "—"
    hint = did_you_mean(word, names) or Text(
        f"可用的{what.zh}：{listed}", f"known {what.en}s: {listed}"
    )
    why = Text(f"没有名为 {word!r} 的{what.zh}", f"there is no {what.en} {word!r}")
    return error("P001", *more, why=why, hint=hint)
