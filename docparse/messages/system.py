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
    "system.EBUSY": Text("Device or resource busy", "文件或设备正在使用"),
    "system.EINVAL": Text("Invalid argument", "名称或参数无效"),
    "system.EMFILE": Text("Too many open files", "打开的文件太多"),
    "system.ENFILE": Text("Too many open files in system", "系统打开的文件太多"),
    "system.ENOTEMPTY": Text("Directory not empty", "文件夹不是空的"),
    "system.EXDEV": Text("Invalid cross-device link", "不在同一个磁盘上"),
    "system.ENODEV": Text("No such device", "没有这个设备"),
    "system.EAGAIN": Text("Resource temporarily unavailable", "暂时无法使用，请重试"),
    "system.EINTR": Text("Interrupted system call", "操作被中断"),
    "system.ETIMEDOUT": Text("Connection timed out", "连接超时"),
    "system.ECONNRESET": Text("Connection reset by peer", "连接被对方中断"),
    "system.EHOSTUNREACH": Text("No route to host", "无法到达主机"),
    "system.ENETUNREACH": Text("Network is unreachable", "网络不可用"),
    "system.EADDRNOTAVAIL": Text("Cannot assign requested address", "本机没有这个地址"),
    "system.ESTALE": Text("Stale file handle", "网络文件已失效"),
    "system.EOPNOTSUPP": Text("Operation not supported", "不支持此操作"),
    "system.EADDRINUSE": Text("Address already in use", "地址已被占用"),
}
