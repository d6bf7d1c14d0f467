// The report in each format, one a tab.
import { find, make } from "./dom.js";
import { words } from "./words.js";

// Tab -> its name, the format that it shows, and the suffix of a file in it.
const TABS = {
  markdown: ["Markdown", "markdown", ".md"],
  html: ["HTML", "html", ".html"],
  page: [words.page, "html", ".html"],
  xml: ["XML", "xml", ".xml"],
  json: ["JSON", "json", ".json"],
};
let open = "markdown";
let formats = {};

export function showFormats(written) {
  formats = written;
  showTab(open);
}

// The text in the format that is open, and the suffix of a file with it.
export function written() {
  const [, format, suffix] = TABS[open];
  return { text: formats[format] ?? "", suffix };
}

function showTab(name) {
  open = name;
  for (const tab of find("tabs").children) {
    const isOpen = tab.dataset.name === name;
    tab.setAttribute("aria-selected", isOpen);
    tab.tabIndex = isOpen ? 0 : -1;
  }
  const isPage = name === "page";
  find("written").hidden = isPage;
  find("shown").hidden = !isPage;
  if (isPage) find("shown").srcdoc = written().text;
  find("written").textContent = isPage ? "" : written().text;
}

function tabOf([name, [label]]) {
  const tab = make("button", { type: "button", role: "tab", "aria-controls": "panel" }, label);
  tab.dataset.name = name;
  tab.addEventListener("click", () => showTab(name));
  return tab;
}

find("tabs").replaceChildren(...Object.entries(TABS).map(tabOf));
find("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const names = Object.keys(TABS);
  showTab(names.at((names.indexOf(open) + step) % names.length));
  find("tabs").querySelector("[aria-selected=true]").focus();
  event.preventDefault();
});
