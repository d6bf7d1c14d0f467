"""Errors of the operating system, by the name of their number (errno)."""

from __future__ import annotations

from docparse.messages.text import Text

SYSTEM = {
    "system.ENOENT": Text("No such file or directory", "没有这个文件或文件夹"),
    "system.EACCES": Text("Permission denied", "没有权限"),
    "system.EPERM": Text("Operation not permitted", "不允许此操作"),
    "system.EISDIR": Text("Is a directory", "是文件夹"),
    "system.ENOTDIR": Text("Not a directory", "不是文件夹"),
    "system.EEXIST": Text("File exists", "文件已存在"),
    "system.ENAMETOOLONG": Text("File name too long", "文件名太长"),
    "system.ENOSPC": Text("No space left on device", "磁盘已满"),
    "system.EROFS": Text("Read-only file system", "文件系统只读"),
    "system.ELOOP": Text("Too many levels of symbolic links", "符号链接层次太多"),
    "system.EIO": Text("Input/output error", "读写错误"),
    "system.EPIPE": Text("Broken pipe", "管道另一端已关闭"),
    "system.ENXIO": Text("No such device or address", "没有这个设备或地址"),
    "system.ECONNREFUSED": Text("Connection refused", "连接被拒绝"),
    "system.ENOMEM": Text("Cannot allocate memory", "内存不足"),
    "system.EFBIG": Text("File too large", "文件太大"),
    "system.EDQUOT": Text("Disk quota exceeded", "超出磁盘配额"),
    "system.ETXTBSY": Text("Text file busy", "文件正在使用"),
    "system.EADDRINUSE": Text("Address already in use", "地址已被占用"),
}
