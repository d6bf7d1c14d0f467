// The page's own words, in the language of the browser.
const WORDS = {
  en: {
    open: "Open a file", text: "Text", paste: "Paste or drop a report here", outline: "Outline",
    all: "Show what was left as text", undo: "Undo all corrections", findings: "Findings",
    mend: "Mend what is safe to mend", formats: "Formats", save: "Save", copy: "Copy", page: "Page",
    why: "Point at an entry to see why it stands there.", busy: "…", none: "none", up: "One level up", down: "One level down",
    drop: "No heading: leave it as text", take: "Make it a heading", sure: "sure", line: "line",
    gone: "The server does not answer; is docparse serve still running?", copied: "Copied",
  },
  zh: {
    open: "打开文件", text: "原文", paste: "把报告粘贴或拖到这里", outline: "提纲",
    all: "显示未作标题的候选", undo: "撤销全部更正", findings: "检查结果",
    mend: "修正可安全修正之处", formats: "输出格式", save: "保存", copy: "复制", page: "网页",
    why: "指向一项，可看判断的理由。", busy: "…", none: "无", up: "升一级", down: "降一级",
    drop: "不是标题，当作正文", take: "作为标题", sure: "把握", line: "行",
    gone: "服务器没有回应；docparse serve 还在运行吗？", copied: "已复制",
  },
};
export const language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
export const words = WORDS[language];
