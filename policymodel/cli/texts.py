"""What the command line says, in the two languages people read here.

Help is in `help.json`, for opening `texts.yaml`, where the rest is, takes as long as all of it.
No help text wraps in the terminal's own way (a Chinese line has no blanks to wrap at), so a
line there is at most 78 half-widths, of an option at most 50.
"""

import json
from pathlib import Path

from policymodel.text import Text, Texts

say = Texts(__file__)

_HELP = json.loads(Path(__file__).with_name("help.json").read_text(encoding="utf-8"))
PROGRAM = Text(**_HELP["program"])
EXAMPLE = Text(**_HELP["example"])
COMMANDS = {name: Text(**told["line"]) for name, told in _HELP["commands"].items()}
"""The commands in the order of the help, each with its line there."""
DETAILS = {name: Text(**told["details"]) for name, told in _HELP["commands"].items()}
EXAMPLES = {name: told["example"] for name, told in _HELP["commands"].items()}
OPTIONS = {name: Text(**told) for name, told in _HELP["options"].items()}
"""The help of each parameter, by its name in the code."""

# What must come out however little works

NO_COMMAND = Text("没有命令 {name!r}。{hint}", "there is no command {name!r}; {hint}")
SEE_HELP = Text("全部命令见 policymodel --help。", "policymodel --help lists the commands.")
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
