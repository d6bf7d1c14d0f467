// The page of docparse serve: sends the text to /look and shows what comes back. All text goes in as text nodes.
import { language, words } from "./words.js";

const find = (id) => document.getElementById(id);
const text = find("text");
const PAUSE = 250; // milliseconds without a key before the text is sent
const CORRECTIONS = ".corrections.json";
const SUFFIXES = { markdown: ".md", html: ".html", xml: ".xml", json: ".json" };

const state = {
  name: "", // of the file that was opened
  data: "", // the file in base64; empty when the text is what counts
  sent: "", // the text that the corrections are for
  corrections: new Map(), // offset in code points -> level, 0 for text
  kept: "", // a file of corrections that was opened and is to be placed in the text
  found: null, // the last answer
  tab: "markdown",
};

document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
text.placeholder = words.paste;

let timer = 0;
let asking = null;

async function look(more = {}) {
  asking?.abort();
  clearTimeout(timer);
  asking = new AbortController();
  const request = {
    ...(state.data ? { data: state.data } : { text: text.value }),
    name: state.name, language, corrections: Object.fromEntries(state.corrections), corrections_file: state.kept, ...more,
  };
  find("status").textContent = words.busy;
  try {
    const answer = await fetch("look", {
      method: "POST", signal: asking.signal, body: JSON.stringify(request),
      headers: { "Content-Type": "application/json" },
    });
    const found = await answer.json();
    if (answer.ok) return show(found);
    find("status").textContent = found.error;
    if (state.kept) {
      say([found.error]);
      state.kept = "";
      return look(more);
    }
    // Many texts at once: it says when to come back. The next key is an earlier occasion.
    const pause = answer.headers.get("Retry-After");
    if (pause) timer = setTimeout(() => look(more), 1000 * pause);
  } catch (error) {
    if (error.name !== "AbortError") find("status").textContent = words.gone;
  }
}

function show(found) {
  state.found = found;
  if ("word" in found) download(Uint8Array.from(atob(found.word), (char) => char.charCodeAt(0)), `${stem()}.docx`);
  if ("mended" in found) {
    state.data = "";
    text.value = found.mended;
    state.corrections.clear();
    look();
    return;
  }
  if (state.data) text.value = found.text;
  text.readOnly = Boolean(state.data) && found.read.format !== "text";
  state.sent = text.value;
  if (state.kept) {
    state.corrections = new Map(Object.entries(found.corrections).map(([offset, level]) => [Number(offset), level]));
    say(found.lost); // once: it stays in sight until the next file
    state.kept = "";
  }
  const { format, encoding, certainty } = found.read;
  const sure = certainty < 1 ? ` (${Math.round(certainty * 100)} % ${words.sure})` : "";
  find("status").textContent = [found.title, format, encoding + sure].filter(Boolean).join(" · ");
  find("undo").hidden = find("keep").hidden = !state.corrections.size;
  showOutline(found.outline, new Set(found.look_at));
  showFindings(found.findings);
  showTab();
}

function say(lines) {
  find("lost").replaceChildren(...lines.map((line) => make("li", {}, line)));
}

function showOutline(rows, unsure = new Set()) {
  find("why").textContent = unsure.size ? words.unsure : words.why;
  const shown = rows.filter((row) => row.level || find("all").checked);
  find("outline").replaceChildren(...shown.map((row) => rowOf(row, unsure.has(row.start))));
  if (!shown.length) find("outline").replaceChildren(make("li", { className: "none" }, words.none));
}

function rowOf(row, unsure) {
  const item = make("li", { className: `${row.kind}${unsure || row.confidence < 0.8 ? " doubtful" : ""}` });
  item.style.setProperty("--level", row.level || 1);
  const label = make("button", { className: "label", type: "button" }, row.label);
  const why = [
    `${words.line} ${row.line}: ${row.kind_name}${row.level ? ` ${row.level}` : ""}, ${Math.round(row.confidence * 100)} % ${words.sure}`,
    ...row.reasons,
  ];
  const explain = () => find("why").replaceChildren(...why.map((line) => make("p", {}, line)));
  item.addEventListener("pointerenter", explain);
  item.addEventListener("focusin", explain);
  label.title = why.join("\n");
  label.addEventListener("click", () => select(row));
  item.append(label);
  const act = (sign, name, level) => {
    const button = make("button", { type: "button", className: "act", title: name, ariaLabel: `${name}: ${row.label}` }, sign);
    button.addEventListener("click", () => put(row, level));
    item.append(button);
  };
  if (row.level > 1) act("←", words.up, row.level - 1);
  if (row.level) act("→", words.down, row.level + 1);
  if (row.level) act("×", words.drop, 0);
  else act("+", words.take, 1);
  return item;
}

function put(row, level) {
  state.corrections.set(row.start, level);
  look();
}

function showFindings(rows) {
  find("count").textContent = rows.length || "";
  find("mend").hidden = !rows.some((row) => row.mendable);
  find("findings").replaceChildren(...rows.map((row) => {
    const label = make("button", { type: "button", className: "label" }, `${row.line}:${row.column} ${row.code} ${row.message}`);
    label.addEventListener("click", () => select(row));
    const item = make("li", { className: row.severity });
    item.append(label);
    return item;
  }));
  if (!rows.length) find("findings").replaceChildren(make("li", { className: "none" }, words.none));
}

// Line and column are those of the file, the column in code points; the text area counts in UTF-16.
function select(row) {
  const lines = text.value.split("\n");
  const before = lines.slice(0, row.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const points = Array.from(lines[row.line - 1] ?? "");
  const start = before + points.slice(0, row.column - 1).join("").length;
  const end = start + points.slice(row.column - 1, row.column - 1 + row.end - row.start).join("").length;
  text.focus();
  text.setSelectionRange(start, end);
  text.scrollTop = (row.line - 4) * parseFloat(getComputedStyle(text).lineHeight);
}

const TABS = ["markdown", "html", "page", "xml", "json"];

function showTab() {
  find("tabs").replaceChildren(...TABS.map((name) => {
    const tab = make("button", { type: "button", role: "tab", ariaSelected: String(name === state.tab) }, name === "page" ? words.page : name);
    tab.addEventListener("click", () => { state.tab = name; showTab(); });
    return tab;
  }));
  const page = state.tab === "page";
  const written = state.found?.formats[page ? "html" : state.tab] ?? "";
  find("written").hidden = page;
  find("shown").hidden = !page;
  if (page) find("shown").srcdoc = written;
  else find("written").textContent = written;
}

function make(tag, properties, words = "") {
  const element = Object.assign(document.createElement(tag), properties);
  if (properties.role) element.setAttribute("role", properties.role);
  if (properties.ariaSelected) element.setAttribute("aria-selected", properties.ariaSelected);
  if (properties.ariaLabel) element.setAttribute("aria-label", properties.ariaLabel);
  if (words) element.textContent = words;
  return element;
}

// Corrections after an edit move with the text, those inside it are gone.
function shift(before, after) {
  const old = Array.from(before);
  const now = Array.from(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const moved = [...state.corrections].flatMap(([offset, level]) => {
    if (offset < start) return [[offset, level]];
    return offset >= old.length - end ? [[offset + now.length - old.length, level]] : [];
  });
  state.corrections = new Map(moved);
}

text.addEventListener("input", () => {
  state.data = "";
  if (state.found?.read.format === "text") shift(state.sent, text.value);
  else state.corrections.clear();
  state.sent = text.value;
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
});
find("all").addEventListener("change", () => state.found && showOutline(state.found.outline, new Set(state.found.look_at)));
find("undo").addEventListener("click", () => { state.corrections.clear(); look(); });
find("mend").addEventListener("click", () => look({ mend: true }));
find("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(state.found?.formats[state.tab === "page" ? "html" : state.tab] ?? "");
  find("status").textContent = words.copied;
});
find("save").addEventListener("click", () => {
  const format = state.tab === "page" ? "html" : state.tab;
  download(state.found?.formats[format] ?? "", stem() + SUFFIXES[format]);
});
find("word").addEventListener("click", () => look({ word: true }));
find("keep").addEventListener("click", () => {
  const name = state.name || `${state.found?.title || "report"}.txt`;
  download(state.found?.corrections_file ?? "", name + CORRECTIONS);
});

// The name of an output without its suffix.
function stem() {
  return state.name.replace(/\.[^.]*$/, "") || state.found?.title || "report";
}

function download(content, name) {
  const type = typeof content === "string" ? "text/plain;charset=utf-8" : "application/octet-stream";
  const address = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// A report, a file of corrections for what is shown, or both.
async function open(files) {
  const kept = files.find((file) => file.name.endsWith(CORRECTIONS));
  const report = files.find((file) => !file.name.endsWith(CORRECTIONS));
  const data = report && (await readAsData(report));
  if (kept) state.kept = await kept.text();
  if (report) Object.assign(state, { name: report.name, data, corrections: new Map() });
  if (report) say([]);
  if (report || kept) look();
}

function readAsData(file) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.readAsDataURL(file);
  });
}
find("file").addEventListener("change", (event) => open([...event.target.files]));
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  if (files.length) open(files);
  else if (event.dataTransfer.getData("text")) {
    text.value = event.dataTransfer.getData("text");
    text.dispatchEvent(new Event("input"));
  }
});
showOutline([]);
showTab();
if (text.value) look();
