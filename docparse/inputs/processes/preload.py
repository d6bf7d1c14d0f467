"""Loads and compiles what each process for many files needs, once, before processes are copied."""

import docparse.inputs.processes.pool
import docparse.readers.text  # noqa: F401 (loaded, not used)
from docparse.pipeline import parse

#: A text that makes most regular expressions be used. Compiling them takes as long as forty small files.
_SAMPLE = """县二〇一三年工作报告
（2013年5月6日）
作者：某某
摘要：全县情况。
关键词：工作；报告

目录
一、基本情况……1
二、主要问题……2

一、基本情况
（一）人口。全县共有30万人，一是增长，二是流动；其一，稳定。
其二，发展。
首先，加强领导。
壹、总则
【一】总则
1、面积为12.5平方公里，见第三条第（二）项。
2. 经济
（1）农业
①粮食：(a) 产量
1.1 产值为5%
1.1.1.1 增长
A. 水利
a) 灌溉
甲、交通
第一章 总则
第一节 目的
第一条 本办法根据规定制定。
第1页 共2页
- 2 -
Ⅰ. 二、三类土地
工作总结篇一
工作总结范文（二）
附件1：名单
"""
parse(_SAMPLE)
