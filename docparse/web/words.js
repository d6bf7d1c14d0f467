// The page's own words, English and Chinese side by side.
const WORDS = {
  about: [
    "Finds the headings of a Chinese report that are numbered by hand (一、（一）1.), checks them, and writes the report as Markdown, HTML, XML or Word.",
    "识别中文报告里手工编号的标题（一、（一）1.），检查序号，并输出为 Markdown、HTML、XML 或 Word。",
  ],
  about_here: [
    "Finds the headings of a Chinese report that are numbered by hand (一、（一）1.) and checks them. Everything happens in this page: your text goes nowhere, and no network is needed.",
    "识别中文报告里手工编号的标题（一、（一）1.），并检查序号。全部在本页完成，文字不会上传，断网也能用。",
  ],
  sample: ["Try an example", "试用示例"],
  open: ["Open a file", "打开文件"],
  text: ["Text", "原文"],
  paste: ["Paste or drop a report here", "把报告粘贴或拖到这里"],
  outline: ["Outline", "大纲"],
  all: ["Show what was left as text", "显示未作标题的候选"],
  undo: ["Undo all corrections", "撤销全部更正"],
  keep: ["Save the corrections", "保存更正"],
  offer: ["Do the same with the rest of its run: {others}", "同一组序号的其余各项也照此调整：{others}"],
  findings: ["Findings", "检查结果"],
  mend: ["Make the safe fixes", "修正可安全修正之处"],
  formats: ["Formats", "输出格式"],
  save: ["Save", "保存"],
  word: ["Save as Word", "存为 Word"],
  copy: ["Copy", "复制"],
  copied: ["Copied", "已复制"],
  page: ["Page", "网页预览"],
  unsure: ["This outline is unsure; look at the entries with a dotted line.", "这份大纲把握不大，请核对带虚线的各项。"],
  why: [
    "Point at an entry to see why it is there. With the keyboard: ↑ ↓ to an entry, Enter to its place, Shift + ← → to another level, Delete to leave it as text.",
    "指向一项，可看判断的理由。键盘：↑ ↓ 选择，Enter 定位原文，Shift + ← → 升降级，Delete 改作正文。",
  ],
  busy: ["Reading …", "正在分析……"],
  loading: ["Loading docparse …", "正在加载 docparse……"],
  ready: ["Ready", "已就绪"],
  too_old: [
    "docparse could not be started here. Reload the page in a current Chrome, Edge, Firefox or Safari, or install docparse and run docparse serve.",
    "docparse 没能在这里启动。请用新版 Chrome、Edge、Firefox 或 Safari 重新打开本页，或安装 docparse 后运行 docparse serve。",
  ],
  none: ["none", "无"],
  up: ["One level up", "升一级"],
  down: ["One level down", "降一级"],
  drop: ["No heading: leave it as text", "不是标题，当作正文"],
  take: ["Make it a heading", "作为标题"],
  sure: ["{percent} % sure", "把握 {percent}%"],
  doubtful: ["unsure", "把握不大"],
  line: ["line {line}: ", "第 {line} 行："],
  comma: [", ", "，"],
  colon: [": ", "："],
  unread: ["cannot be read", "无法读取"],
  gone: ["The server does not answer. Start docparse serve again, and reload this page.", "服务器没有回应。请重新运行 docparse serve，再刷新本页。"],
  // formats that are read
  read_text: ["plain text", "纯文本"],
  read_markdown: ["Markdown", "Markdown"],
  read_html: ["web page", "网页"],
  read_docx: ["Word", "Word"],
};
// A page that is there in one language says so; the other follows the browser.
const wanted = document.documentElement.dataset.language ?? navigator.language;
export const language = wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
const column = language === "zh" ? 1 : 0;
export const words = Object.fromEntries(Object.entries(WORDS).map(([name, row]) => [name, row[column]]));
