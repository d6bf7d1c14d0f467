"""Mistakes that a type checker finds; each line names the error that it is."""

from __future__ import annotations

import docparse

document = docparse.parse(b"\xd2\xbb")  # error: arg-type
docparse.parse("一、情况\n", profile="laws")  # error: arg-type
docparse.parse("一、情况\n", style=["KR1："])  # error: call-arg
docparse.read("报告.odp", format="odp")  # error: arg-type
docparse.write(document, "markdwon")  # error: call-overload
docparse.write(document, "markdown", numbreing="strip")  # error: call-overload
docparse.write(document, "markdown", numbering="stirp")  # error: call-overload
docparse.write(document, "html", runin="bold")  # error: call-overload
docparse.write(document, "json", numbering="strip")  # error: call-overload
docparse.write("一、情况\n", "html")  # error: call-overload
docparse.prase("一、情况\n")  # error: attr-defined
document.find("粮食")  # error: call-arg
document.find(titel="粮食")  # error: call-arg
document.find(title="粮食").text  # error: union-attr
document.sections()[0]  # error: index
document.path_of(document.children[0])  # error: attr-defined
document.children[0].subsections  # error: attr-defined
document.title = "总结"  # error: misc
docparse.check(document, language="cn")  # error: arg-type
