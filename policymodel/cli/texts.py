"""Every text of the command line, in the two languages people read here.

No help text wraps in the terminal's own way (a Chinese line has no blanks to wrap at), so a
line here is at most 78 half-widths, of an option at most 50.
"""

from policymodel.text import Text

PROGRAM = Text(
    "把城市规划、方案变成可核对、可引用的数据，并导出工作簿。",
    "City plans as checked, citable data, and the workbooks that fall out of them.",
)

COMMANDS = {
    "list": Text("列出可用的计划", "list the plans there are"),
    "show": Text("用一页文字概述一个计划", "show a plan on one page"),
    "check": Text("按规则核对计划", "check plans against the rules"),
    "verify": Text("把计划与原文逐条对照", "hold plans against their documents"),
    "export": Text("导出工作簿和数据文件", "write workbooks and data files"),
    "rules": Text("列出核对规则和其他编号", "list the rules and all other codes"),
    "units": Text("列出可用的计量单位", "list the units that plans may use"),
    "schema": Text("输出计划文件的 JSON Schema", "print the JSON Schema of the plan file"),
    "migrate": Text("把旧格式的方案文件升级", "lift plan files of an older format"),
    "diff": Text("比较方案的两个版本", "tell what changed between two versions"),
    "test-plugin": Text("检验方案插件是否符合约定", "test whether a plan's folder is sound"),
    "doctor": Text("检查安装是否完好", "look whether the installation is sound"),
}
"""The commands in the order of the help, each with its line there."""

DETAILS = {
    "list": Text(
        "只读安装信息，不打开任何计划。",
        "Reads what is installed; opens no plan.",
    ),
    "show": Text(
        "PLAN 为已安装计划的名称，或计划文件的路径。",
        "PLAN is the name of an installed plan or the path of a plan file.",
    ),
    "check": Text(
        "不写 PLAN 则核对全部已安装计划；文件夹则核对其下全部 yaml 文件。\n"
        "设置取自本文件夹或上级的 policymodel.toml 或 pyproject.toml。\n"
        "有错误时退出码为 1，仅有警告为 0。",
        "Without PLAN all installed plans; of a folder all yaml files below it.\n"
        "Settings come from policymodel.toml or pyproject.toml, here or above.\n"
        "Exit code 1 for errors, 0 for warnings alone.",
    ),
    "verify": Text(
        "按哈希在文件夹中找到原文，按 V 类规则核对。不写 PLAN 则为全部。\n有任何发现时退出码为 1。",
        "Finds each document by its hash; runs the rules of family V. Without PLAN\n"
        "all installed plans. Exit code 1 for any finding.",
    ),
    "export": Text(
        "写出的文件要么完整，要么不写；一个计划出错不影响其他计划。\n有未写出的文件时退出码为 1。",
        "A file is written whole or not at all; a broken plan does not stop others.\n"
        "Exit code 1 if anything was not written.",
    ),
    "rules": Text(
        "写明 CODE 则解释该编号；只写开头则列出其下各条。",
        "With CODE, explains that code; with its beginning, lists those.",
    ),
    "units": Text("计划文件只能使用表中的单位。", "A plan file uses these units and no other."),
    "schema": Text(
        "编辑器据此提示和检查计划文件。",
        "Editors complete and check plan files by it.",
    ),
    "migrate": Text(
        "PATH 为文件或文件夹。只改键名和格式号，其余逐字节不变；可重复运行。\n"
        "有文件未能升级时退出码为 1；用 --check 时，有待升级的文件也为 1。",
        "PATH is a file or a folder. Only keys and the format change; all else stays.\n"
        "Exit code 1 if a file could not be lifted; with --check, if one is to be.",
    ),
    "diff": Text(
        "OLD 和 NEW 为方案名称或路径。逐条列出新增、删去、提高、降低、改写和责任调整。",
        "OLD and NEW are names or paths of plans. Lists what was added, dropped,\n"
        "raised, lowered, reworded and reassigned.",
    ),
    "test-plugin": Text(
        "DIR 为含 plan.yaml 的文件夹；其自带规则的代码会运行。有不符之处时退出码为 1。",
        "DIR is a folder with a plan.yaml; the code of its own rules is run.\n"
        "Exit code 1 if a promise is broken.",
    ),
    "doctor": Text("有损坏之处时退出码为 1。", "Exit code 1 if something is broken."),
}

EXAMPLES = {
    "list": "policymodel list --format json",
    "show": "policymodel show chengde",
    "check": "policymodel check my-city/plan.yaml --ignore G,R203",
    "verify": "policymodel verify chengde --sources texts/",
    "export": "policymodel export chengde --as responsibility,targets --out out/",
    "rules": "policymodel rules",
    "units": "policymodel units",
    "schema": "policymodel schema > plan.schema.json",
    "migrate": "policymodel migrate my-city/plan.yaml",
    "diff": "policymodel diff old/plan.yaml new/plan.yaml",
    "test-plugin": "policymodel test-plugin plugins/policymodel_chengde",
    "doctor": "policymodel doctor",
}

EXAMPLE = Text("示例：", "Example:")

OPTIONS = {
    "lang": Text("提示和标签的语言，默认 zh", "language of messages and labels, default zh"),
    "plugins_dir": Text("未安装的计划所在的文件夹", "a folder of plans that are not installed"),
    "dry": Text("只说明将改什么，不写入", "say what would change, write nothing"),
    "version": Text("显示版本后退出", "show the version and exit"),
    "debug": Text("出现意外错误时显示详情", "show the traceback of an unexpected error"),
    "form": Text("输出格式，默认 text", "what to print, default text"),
    "plan": Text("只列该方案自带的规则", "only the rules that this plan brings"),
    "select": Text("只用这些规则，可写编号开头，逗号分隔", "only these rules: codes or beginnings"),
    "ignore": Text("不用这些规则", "not these rules"),
    "severity": Text(
        "改变级别，如 H203=error,R=off",
        "report otherwise, e.g. H203=error,R=off",
    ),
    "suppressed": Text("同时列出不再提示的问题和理由", "list what is suppressed too, and why"),
    "strict": Text("有警告时退出码也为 1", "exit code 1 for warnings too"),
    "sources": Text("存放原文 txt 文件的文件夹", "the folder of the documents as .txt"),
    "spans": Text("也列出原文位置的变动", "tell also where places in the document moved"),
    "every": Text("全部已安装计划", "all installed plans"),
    "names": Text(
        "导出什么，逗号分隔，默认 responsibility,targets",
        "what to write, default responsibility,targets",
    ),
    "out": Text("写到哪个文件夹，默认 out", "the folder to write to, default out"),
    "fonts": Text(
        "字体：safe 通用，gongwen 公文字体",
        "safe: fonts found everywhere; gongwen: official",
    ),
    "jobs": Text(
        "进程数，auto 为 CPU 数，默认 1",
        "number of processes, auto for all CPUs, default 1",
    ),
}
"""The help of each parameter, by its name in the code."""

# What goes wrong on the command line itself

NO_COMMAND = Text("没有命令 {name!r}。{hint}", "there is no command {name!r}; {hint}")
SEE_HELP = Text("全部命令见 policymodel --help。", "policymodel --help lists the commands.")
NO_SOURCES = Text(
    "--sources 应为存放原文的文件夹，{path} 不是文件夹",
    "expected a folder of documents for --sources, found no folder {path}",
)
NO_INSTALLED = Text(
    "没有已安装的计划；请写明计划文件的路径，或用 --plugins-dir 指定文件夹",
    "no plan is installed: name a plan file, or give a folder by --plugins-dir",
)
WHICH_PLANS = Text(
    "请写明要导出的计划，或用 --all 导出全部",
    "name the plans to export, or give --all for all of them",
)
NOT_BOTH = Text("--all 与计划名称不能同时使用", "expected plans or --all, found both")
NO_EXPORTER = Text("--as 后没有导出器名称", "expected names after --as, found none")
BAD_JOBS = Text(
    "应为不小于 0 的整数或 auto,实为 {value!r}",
    "expected a whole number of 0 or more, or auto, found {value!r}",
)
NO_CODE = Text("没有编号 {code!r}。{hint}", "there is no code {code!r}; {hint}")
ALL_CODES = Text(
    "全部编号见 policymodel rules；Z 开头的是方案自带的规则",
    "policymodel rules lists them all; those with Z are a plan's own",
)
NO_OWN_RULES = Text("{plan} 没有自带规则", "{plan} brings no rules of its own")

# What is said in passing

SETTINGS_FROM = Text("核对设置取自 {file}", "settings of the checks: {file}")
NOT_YOURS = Text("未采用他人的设置文件 {file}", "not taken, for it belongs to another user: {file}")
LOST = Text(
    "标准输出已关闭，结果未能显示", "standard output is closed: what should stand there is lost"
)
INTERRUPTED = Text("已中断", "interrupted")
UNEXPECTED = Text(
    "意外错误，是程序的问题，请报告：{what}\n    加 --debug 重试可看到详情",
    "unexpected error, a fault of the program, please report it: {what}\n"
    "    try again with --debug for the details",
)
CANNOT = Text("无法完成：{what}", "cannot go on: {what}")
COUNTED = Text(
    "{plans} 个计划：{error} 个错误，{warning} 个警告，{info} 个提示",
    "plans: {plans}, errors: {error}, warnings: {warning}, info: {info}",
)
SUPPRESSED_COUNT = Text(
    "；另有 {count} 项不再提示，加 --show-suppressed 列出",
    "; suppressed: {count}, see --show-suppressed",
)
SUPPRESSED_LISTED = Text("；另有 {count} 项不再提示", "; suppressed: {count}")
SUPPRESSED_HEADING = Text("不再提示", "suppressed")
REASON = Text("    不再提示的理由：{reason}", "    suppressed because: {reason}")
ABOUT = {
    "P": Text("插件", "plugins"),
    "F": Text("计划文件", "plan file"),
}
"""What findings are about that are no rule's, by the first letter of their codes."""
WRITTEN = Text("写出 {count} 个文件", "files written: {count}")
NOT_WRITTEN = Text("未写出：{what}", "not written: {what}")
CHECKED = Text(
    "{plan}：核对发现 {error} 个错误、{warning} 个警告，详见 policymodel check {plan}",
    "{plan}: the checks found {error} errors and {warning} warnings; see policymodel check {plan}",
)
COVERED = Text(
    "{plan}：数字 {numbers_covered}/{numbers}，责任单位括号 {brackets_covered}/{brackets} 已有着落",
    "{plan}: {numbers_covered} of {numbers} numbers and {brackets_covered} of {brackets} "
    "responsibility brackets are accounted for",
)
SOUND = Text("安装完好", "the installation is sound")
BROKEN = Text("{count} 处损坏", "broken: {count}")

# migrate

IS_CURRENT = Text("{path}：已是格式 {format}", "{path}: is of format {format} already")
LIFTED = Text(
    "{path}：已由格式 {format} 升级，改名：{renamed}",
    "{path}: lifted from format {format}, renamed: {renamed}",
)
TO_LIFT = Text(
    "{path}：将由格式 {format} 升级，改名：{renamed}",
    "{path}: to be lifted from format {format}, renaming: {renamed}",
)
CHANGED = Text("共 {count} 处变动", "changes: {count}")
PROMISES_KEPT = Text("全部符合约定", "all promises are kept")
PROMISES_BROKEN = Text("有 {count} 项不符合约定", "promises broken: {count}")
