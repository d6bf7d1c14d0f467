// A short report to try the page with: a number is missing, and a sentence looks like a heading.
export const SAMPLE = `关于2025年农村供水工作情况的报告

一、基本情况
全县现有集中供水工程42处，供水人口31.6万人。
（一）工程建设。全年新建水厂3座，改造管网128公里。
（二）水质监测。每月检测一次，合格率98.7%。
二、存在的问题
一是管网老化，漏损率偏高；二是水费收缴困难。
四、下一步工作
（一）加快管网改造
1.摸清底数，逐村登记。
2.分批实施，优先改造漏损严重的管段。
（二）完善水价机制
水价调整方案见第三部分。
`;
