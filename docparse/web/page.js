// The page: shows what is answered on a text or a file. `start` is told who answers.
import { runOf, shift } from "./corrections.js";
import { download, find, make } from "./dom.js";
import { showFormats, written } from "./formats.js";
import { showOutline } from "./outline.js";
import { SAMPLE } from "./sample.js";
import { language, words } from "./words.js";

const text = find("text");
const PAUSE = 250; // milliseconds without a key before the text is looked at
const CORRECTIONS = ".corrections.json";
const MARKDOWN = /^#{1,6} |^```/m; // a text that was pasted has no name to tell it by

const state = {
  name: "", // of the file that was opened
  data: "", // the file in base64; empty when the text is what counts
  sent: "", // the text that the corrections are for
  corrections: new Map(),
  kept: "", // a file of corrections that was opened and is to be placed in the text
  found: null, // the last answer
  offered: null, // a correction that the rest of its run may follow
};
let ask = null; // (request, signal) -> { ok, found, pause }: an answer, an error, or when to ask again
let silence = ""; // what is said when no answer comes
let busy = () => words.busy; // what is said until one comes
let timer = 0;
let asking = null;

export function start(options) {
  ({ ask, silence, busy = busy } = options);
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
  text.placeholder = words.paste;
  clear();
  if (text.value) look();
}

async function look(more = {}) {
  asking?.abort();
  clearTimeout(timer);
  const mine = (asking = new AbortController());
  const request = {
    ...(state.data ? { data: state.data } : { text: text.value }),
    ...(!state.name && MARKDOWN.test(text.value) ? { format: "markdown" } : {}),
    name: state.name, language, corrections: Object.fromEntries(state.corrections), corrections_file: state.kept, ...more,
  };
  find("status").textContent = busy();
  try {
    const { ok, found, pause } = await ask(request, mine.signal);
    if (mine.signal.aborted) return;
    if (ok) show(found);
    else refuse(found.error, pause, more);
  } catch (error) {
    // After a later question, or before an answer that nobody waits for.
    if (!mine.signal.aborted) fail(silence || String(error));
  }
}

function refuse(message, pause, more) {
  if (state.kept) {
    say([message]);
    state.kept = "";
    look(more);
  } else if (pause) {
    find("status").textContent = message;
    timer = setTimeout(() => look(more), 1000 * pause); // the next key is an earlier occasion
  } else fail(message);
}

// What went wrong, with the name of the file; nothing of an older report is left.
function fail(message) {
  if (state.data) text.value = "";
  const name = state.name ? `${state.name} ${words.unread}${words.colon}` : "";
  find("error").replaceChildren(make("strong", {}, name), message);
  find("error").hidden = false;
  Object.assign(state, { data: "", name: "", found: null, sent: text.value, corrections: new Map() });
  clear();
}

function clear() {
  text.readOnly = false;
  find("status").textContent = "";
  showRows();
  showFindings([]);
  showFormats({});
  showCorrected();
}

function show(found) {
  state.found = found;
  find("error").hidden = true;
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
  const sure = certainty < 1 ? words.sure.replace("{percent}", Math.round(certainty * 100)) : "";
  const read = words[`read_${format}`] ?? format.toUpperCase();
  find("status").textContent = [found.title, read, encoding.toUpperCase(), sure].filter(Boolean).join(" · ");
  showRows();
  showFindings(found.findings);
  showFormats(found.formats);
  showCorrected();
}

function say(lines) {
  find("lost").replaceChildren(...lines.map((line) => make("li", {}, line)));
}

function showRows() {
  const rows = state.found?.outline ?? [];
  const shown = rows.filter((row) => row.level || find("all").checked);
  showOutline(shown, state.found?.look_at ?? [], { select, put });
}

function put(row, level) {
  state.offered = { level, others: runOf(state.found.outline, row) };
  state.corrections.set(row.start, level);
  look();
}

// The buttons for what was corrected, and the offer to correct the rest of a run in the same way.
function showCorrected() {
  find("undo").hidden = find("keep").hidden = !state.corrections.size;
  const level = state.offered?.level;
  const starts = new Set(state.offered?.others.map((row) => row.start));
  const others = (state.found?.outline ?? []).filter((row) => starts.has(row.start) && row.level !== level);
  const names = others.slice(0, 3).map((row) => row.label).join(" ") + (others.length > 3 ? " …" : "");
  find("offer").hidden = !others.length;
  find("offer").textContent = words.offer.replace("{others}", () => names);
  find("offer").onclick = () => {
    for (const row of others) state.corrections.set(row.start, level);
    state.offered = null;
    look();
  };
}

function showFindings(rows) {
  find("count").textContent = rows.length || "";
  find("mend").hidden = !rows.some((row) => row.mendable);
  find("findings").replaceChildren(...rows.map((row) => {
    const label = make("button", { type: "button", className: "label" }, `${row.line}:${row.column} ${row.code} ${row.message}`);
    label.addEventListener("click", () => select(row));
    return make("li", { className: row.severity }, label);
  }));
  if (!rows.length) find("findings").replaceChildren(make("li", { className: "none" }, words.none));
}

// Line and column are those of the file, the column in code points; the text area counts in UTF-16.
function select(row) {
  const lines = text.value.split("\n");
  const before = lines.slice(0, row.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const points = Array.from(lines[row.line - 1] ?? "");
  const from = before + points.slice(0, row.column - 1).join("").length;
  const to = from + points.slice(row.column - 1, row.column - 1 + row.end - row.start).join("").length;
  text.focus();
  text.setSelectionRange(from, to);
  text.scrollTop = (row.line - 4) * parseFloat(getComputedStyle(text).lineHeight);
}

// The name of an output without its suffix.
function stem() {
  return state.name.replace(/\.[^.]*$/, "") || state.found?.title || "report";
}

// A report, a file of corrections for what is shown, or both.
async function open(files) {
  const kept = files.find((file) => file.name.endsWith(CORRECTIONS));
  const report = files.find((file) => !file.name.endsWith(CORRECTIONS));
  const data = report && (await readAsData(report));
  if (kept) state.kept = await kept.text();
  if (report) Object.assign(state, { name: report.name, data, corrections: new Map(), offered: null });
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

// A text that is no file any more, as when it was pasted.
function take(words) {
  Object.assign(state, { name: "", data: "", corrections: new Map() });
  text.value = words;
  text.dispatchEvent(new Event("input"));
}

text.addEventListener("input", () => {
  state.data = "";
  state.offered = null;
  const isText = state.found?.read.format === "text";
  state.corrections = isText ? shift(state.corrections, state.sent, text.value) : new Map();
  state.sent = text.value;
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
});
find("all").addEventListener("change", showRows);
find("undo").addEventListener("click", () => {
  Object.assign(state, { corrections: new Map(), offered: null });
  look();
});
find("mend").addEventListener("click", () => look({ mend: true }));
find("word").addEventListener("click", () => look({ word: true }));
find("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(written().text);
  find("status").textContent = words.copied;
});
find("save").addEventListener("click", () => download(written().text, stem() + written().suffix));
find("keep").addEventListener("click", () => {
  const name = state.name || `${state.found?.title || "report"}.txt`;
  download(state.found?.corrections_file ?? "", name + CORRECTIONS);
});
find("sample").addEventListener("click", () => take(SAMPLE));
find("file").addEventListener("change", (event) => {
  open([...event.target.files]);
  event.target.value = ""; // the same file can be opened again
});
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  if (files.length) open(files);
  else if (event.dataTransfer.getData("text")) take(event.dataTransfer.getData("text"));
});
