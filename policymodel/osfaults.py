"""Why the system cannot read or write a file, in the two languages people read here.

What the system itself says of it is English on most machines. No data file beside this module:
where files fail, nobody should have to open one to say so.
"""

import errno

from policymodel.text import Text

_DENIED = Text("没有权限", "permission denied")
_FULL = Text("磁盘已满", "the disk is full")
_BUSY = Text("正被其他程序打开或占用", "another program has it open")
_FAR = Text("网络磁盘没有响应", "the network drive does not answer")
_MANY = Text("打开的文件太多", "too many files are open")
_DEVICE = Text("没有这个设备", "there is no such device")
_NAME = Text(
    "名称或路径中有系统不接受的字符", "its name or path has characters that the system refuses"
)
_WHY = {
    "EPERM": _DENIED,
    "EACCES": _DENIED,
    "EROFS": Text("所在的磁盘只读，不能写入", "the disk can only be read"),
    "ENOSPC": _FULL,
    "EDQUOT": Text("超出了分给您的磁盘空间", "your share of the disk is used up"),
    "EISDIR": Text("这是一个文件夹", "it is a folder"),
    "ENOTDIR": Text("路径中有一段是文件，不是文件夹", "a part of the path is a file and no folder"),
    "ENOENT": Text("没有这个文件或文件夹", "there is no such file or folder"),
    "EEXIST": Text("已有同名的文件或文件夹", "there is a file or folder of that name"),
    "ENOTEMPTY": Text("文件夹不是空的", "the folder is not empty"),
    "ENAMETOOLONG": Text("文件名或路径太长", "the name or the path is too long"),
    "ELOOP": Text("链接互相指向，打不开", "links lead to each other"),
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EMFILE": _MANY,
    "ENFILE": _MANY,
    "EFBIG": Text("文件太大", "the file is too large"),
    "ENOMEM": Text("内存不足", "memory is short"),
    "EIO": Text("读写出错，磁盘可能有故障", "reading or writing failed; the disk may be faulty"),
    "EINVAL": _NAME,
    "EILSEQ": _NAME,
    "ENXIO": _DEVICE,
    "ENODEV": _DEVICE,
    "ESTALE": _FAR,
    "ETIMEDOUT": _FAR,
    "EHOSTDOWN": _FAR,
    "EHOSTUNREACH": _FAR,
}
_OF_WINDOWS = {32: _BUSY, 33: _BUSY, 112: _FULL, 123: _NAME, 53: _FAR, 59: _FAR, 64: _FAR}
"""What Windows tells apart, and Python's numbers do not."""


def why(error: Exception) -> Text:
    """Return why a file cannot be read or written, as the error says it.

    >>> why(PermissionError(13, "Permission denied", "表.xlsx")).zh
    '没有权限'
    >>> why(ValueError("embedded null byte")).en
    'its name or path has characters that the system refuses'
    """
    if isinstance(error, ValueError):
        return _NAME
    number = getattr(error, "errno", None)
    known = _OF_WINDOWS.get(getattr(error, "winerror", None) or 0)
    known = known or _WHY.get(errno.errorcode.get(number or 0, ""))
    if known is not None:
        return known
    said = getattr(error, "strerror", None) or type(error).__name__
    return Text(f"系统报告“{said}”", f"the system says: {said}")
