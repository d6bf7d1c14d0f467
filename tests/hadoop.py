"""A NameNode and a DataNode on this machine, out of packages that `make hadoop` has laid into a folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.examples import ROOT
from tests.outside import need

#: The last pyspark with the servers of HDFS among its jars, and the sources of libhdfs in C.
JARS, LIBRARY = "pyspark-2.4.8", "pydoop-2.0.0"
PIECES = Path(os.environ.get("DOCPARSE_HADOOP", ROOT / ".hadoop"))
NAMENODE, DATANODE = "namenode.NameNode", "datanode.DataNode"
#: These servers are older than the modules of Java.
_OPENED = (
    "java.base/java.lang",
    "java.base/java.nio",
    "java.base/sun.nio.ch",
    "java.base/java.util",
    "java.security.jgss/sun.security.krb5",
)
_LOG = """log4j.rootLogger=INFO,E
log4j.appender.E=org.apache.log4j.ConsoleAppender
log4j.appender.E.target=System.err
log4j.appender.E.layout=org.apache.log4j.SimpleLayout
"""


class Hadoop:
    """The servers, and what a client of theirs needs."""

    def __init__(self, folder: Path, java: Path) -> None:
        """Unpack, compile and configure in an empty folder, and begin both servers; `java` is a JDK."""
        self._folder, self._java = folder, java
        self._servers: dict[str, subprocess.Popen[bytes]] = {}
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"hdfs://127.0.0.1:{port}"
        self._unpack()
        self._compile()
        self._configure(port)
        self._start(NAMENODE, "-format").wait(60)
        self.begin(NAMENODE)
        self.begin(DATANODE)
        # No stars: the Java inside a client does not expand them.
        classes = [folder, *sorted((folder / "jars").glob("*.jar"))]
        self.environment = {
            "ARROW_LIBHDFS_DIR": str(folder),
            "JAVA_HOME": str(java),
            "CLASSPATH": os.pathsep.join(map(str, classes)),
        }

    def _unpack(self) -> None:
        with tarfile.open(PIECES / f"{JARS}.tar.gz") as tar:
            for member in tar:
                if member.name.startswith(f"{JARS}/deps/jars/") and member.name.endswith(".jar"):
                    member.name = Path(member.name).name
                    tar.extract(member, self._folder / "jars", filter="data")
        with tarfile.open(PIECES / f"{LIBRARY}.tar.gz") as tar:
            tar.extractall(self._folder, filter="data")

    def _compile(self) -> None:
        base = self._folder / LIBRARY / "src" / "libhdfs"
        names = ("exception", "hdfs", "jni_helper", "common/htable")
        sources = [*(base / f"{name}.c" for name in names), *(base / "os/posix").glob("*.c")]
        include = [base / part for part in ("", "include", "os", "os/posix", "common")]
        include += [self._java / "include", self._java / "include" / sys.platform]
        command = ["gcc", "-O1", "-w", "-shared", "-fPIC"]
        command += [*(f"-I{path}" for path in include), *map(str, sources)]
        command += ["-o", str(self._folder / "libhdfs.so")]
        command += [f"-L{self._java / 'lib' / 'server'}", "-ljvm", "-ldl"]
        subprocess.run(command, check=True)

    def _configure(self, port: int) -> None:
        for page in ("hdfs", "datanode", "static"):  # they do not begin without
            (self._folder / "webapps" / page).mkdir(parents=True)
        values = {
            "fs.defaultFS": self.address,
            "hadoop.tmp.dir": str(self._folder / "data"),
            "dfs.webhdfs.enabled": "false",
            "dfs.namenode.safemode.extension": "0",
            "dfs.namenode.rpc-address": f"127.0.0.1:{port}",
            "dfs.namenode.http-address": "127.0.0.1:0",
            "dfs.datanode.address": "127.0.0.1:0",
            "dfs.datanode.ipc.address": "127.0.0.1:0",
            "dfs.datanode.http.address": "127.0.0.1:0",
            "dfs.replication": "1",
        }
        told = "".join(
            f"<property><name>{name}</name><value>{value}</value></property>"
            for name, value in values.items()
        )
        for name in ("core-site.xml", "hdfs-site.xml"):
            (self._folder / name).write_text(f"<configuration>{told}</configuration>")
        (self._folder / "servers").mkdir()
        (self._folder / "servers" / "log4j.properties").write_text(_LOG)

    def _start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        classes = f"{self._folder}/servers:{self._folder}:{self._folder}/jars/*"
        command = [str(self._java / "bin" / "java"), "-Xmx256m", "-cp", classes]
        command += [f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED]
        command += [f"org.apache.hadoop.hdfs.server.{name}", *arguments]
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log)

    def begin(self, name: str) -> None:
        """Begin a server."""
        self._servers[name] = self._start(name)

    def said(self) -> str:
        """Return what the servers have said."""
        return (self._folder / "log").read_text("utf-8", "replace")

    def kill(self, name: str) -> None:
        """End a server as a crash does."""
        self._servers[name].kill()
        self._servers[name].wait()

    def close(self) -> None:
        """End both servers."""
        for name in self._servers:
            self.kill(name)


def need_hadoop(folder: Path) -> Hadoop:
    """Return the servers, begun in `folder`, or skip the test."""
    need("gcc")
    java = Path(os.environ.get("JAVA_HOME") or Path(need("javac")).resolve().parents[1])
    if not (java / "lib" / "server" / "libjvm.so").exists():
        pytest.skip("needs a JDK")
    if not all((PIECES / f"{name}.tar.gz").exists() for name in (JARS, LIBRARY)):
        pytest.skip("needs make hadoop")
    return Hadoop(folder, java)
