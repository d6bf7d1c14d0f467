// The outline as a tree. One entry at a time can be reached with the Tab key; the arrows lead from entry to entry.
import { find, make } from "./dom.js";
import { words } from "./words.js";

const SURE = 0.8;
const list = find("outline");
let here = 0; // where the entry begins that the keyboard is at

// `on.select(row)` shows the place in the text, `on.put(row, level)` corrects a heading.
export function showOutline(rows, lookAt, on) {
  const unsure = new Set(lookAt);
  find("why").textContent = unsure.size ? words.unsure : words.why;
  const hadFocus = list.contains(document.activeElement);
  const items = rows.map((row) => itemOf(row, unsure.has(row.start) || row.confidence < SURE, on));
  // Without entries it is no tree.
  if (items.length) list.setAttribute("role", "tree");
  else list.removeAttribute("role");
  list.replaceChildren(...(items.length ? items : [make("li", { className: "none" }, words.none)]));
  if (!items.length) return;
  // A correction makes the entries anew, and the keyboard stays where it was.
  const at = rows.findIndex((row) => row.start >= here);
  visit(items.at(at), hadFocus);
}

function itemOf(row, isUnsure, on) {
  const why = reasonsOf(row);
  const item = make("li", {
    role: "treeitem", className: `${row.kind}${isUnsure ? " doubtful" : ""}`, title: why.join("\n"),
    "aria-level": row.level || 1, "aria-describedby": "why",
    "aria-label": [row.label, row.kind_name, isUnsure ? words.doubtful : ""].filter(Boolean).join(words.comma),
  });
  item.dataset.start = row.start;
  item.style.setProperty("--level", row.level || 1);
  const acts = actsOf(row, on.put);
  item.append(make("span", { className: "label" }, row.label), ...acts.map((act) => buttonOf(act, row)));
  const explain = () => find("why").replaceChildren(...why.map((line) => make("p", {}, line)));
  item.addEventListener("pointerenter", explain);
  item.addEventListener("focusin", () => { explain(); visit(item); });
  item.addEventListener("click", (event) => event.target.closest("button") || on.select(row));
  item.addEventListener("keydown", (event) => press(event, item, acts, () => on.select(row)));
  return item;
}

function reasonsOf(row) {
  const level = row.level ? ` ${row.level}` : "";
  const sure = words.sure.replace("{percent}", Math.round(row.confidence * 100));
  return [`${words.line.replace("{line}", row.line)}${row.kind_name}${level}${words.comma}${sure}`, ...row.reasons];
}

// What can be done with an entry: its sign, its name, its key, and what it does.
function actsOf(row, put) {
  if (!row.level) return [{ sign: "+", name: words.take, keys: ["+", "Insert"], run: () => put(row, 1) }];
  const acts = [
    { sign: "→", name: words.down, keys: ["Shift+ArrowRight"], run: () => put(row, row.level + 1) },
    { sign: "×", name: words.drop, keys: ["Delete"], run: () => put(row, 0) },
  ];
  if (row.level > 1) acts.unshift({ sign: "←", name: words.up, keys: ["Shift+ArrowLeft"], run: () => put(row, row.level - 1) });
  return acts;
}

function buttonOf({ sign, name, run }, row) {
  const button = make("button", {
    type: "button", className: "act", title: name, tabIndex: -1, "aria-label": `${name}${words.colon}${row.label}`,
  }, sign);
  button.addEventListener("click", run);
  return button;
}

function visit(item, withFocus = false) {
  here = Number(item.dataset.start);
  for (const one of list.children) {
    one.tabIndex = one === item ? 0 : -1;
    for (const button of one.querySelectorAll("button")) button.tabIndex = one.tabIndex;
  }
  if (withFocus) item.focus();
}

function press(event, item, acts, select) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const key = (event.shiftKey && event.key.startsWith("Arrow") ? "Shift+" : "") + event.key;
  const act = acts.find(({ keys }) => keys.includes(key));
  const next = act ? null : neighbour(item, key);
  if (act) act.run();
  else if (next) next.focus();
  else if (event.target !== item || (key !== "Enter" && key !== " ")) return;
  else select();
  event.preventDefault();
}

function neighbour(item, key) {
  const level = (one) => Number(one?.getAttribute("aria-level") ?? 0);
  const items = [...list.children];
  switch (key) {
    case "ArrowDown": return item.nextElementSibling;
    case "ArrowUp": return item.previousElementSibling;
    case "Home": return items[0];
    case "End": return items.at(-1);
    case "ArrowRight": return level(item.nextElementSibling) > level(item) ? item.nextElementSibling : null;
    case "ArrowLeft": return items.slice(0, items.indexOf(item)).findLast((one) => level(one) < level(item));
    default: return null;
  }
}
