// The page's own words, English and Chinese side by side.
const WORDS = {
  open: ["Open a file", "打开文件"],
  text: ["Text", "原文"],
  paste: ["Paste or drop a report here", "把报告粘贴或拖到这里"],
  outline: ["Outline", "提纲"],
  all: ["Show what was left as text", "显示未作标题的候选"],
  undo: ["Undo all corrections", "撤销全部更正"],
  keep: ["Save the corrections", "保存更正"],
  findings: ["Findings", "检查结果"],
  mend: ["Fix what is safe to fix", "修正可安全修正之处"],
  formats: ["Formats", "输出格式"],
  save: ["Save", "保存"],
  word: ["Save as Word", "存为 Word"],
  copy: ["Copy", "复制"],
  copied: ["Copied", "已复制"],
  page: ["Page", "网页"],
  unsure: ["This outline is unsure; look at the entries with a dotted line.", "这个大纲把握不大，请看有虚线的各项。"],
  why: ["Point at an entry to see why it is there.", "指向一项，可看判断的理由。"],
  busy: ["…", "…"],
  none: ["none", "无"],
  up: ["One level up", "升一级"],
  down: ["One level down", "降一级"],
  drop: ["No heading: leave it as text", "不是标题，当作正文"],
  take: ["Make it a heading", "作为标题"],
  sure: ["sure", "把握"],
  line: ["line", "行"],
  gone: ["The server does not answer; is docparse serve still running?", "服务器没有回应；docparse serve 还在运行吗？"],
};
export const language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
const column = language === "zh" ? 1 : 0;
export const words = Object.fromEntries(Object.entries(WORDS).map(([name, row]) => [name, row[column]]));
