// node check.mjs CHROMIUM PAGE...: opens each page on a light desktop and on a dark phone, and prints as JSON,
// one object a page and view, what axe-core, the console and the contents panel say.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const views = [
  { name: "desktop", width: 1280, height: 800, scheme: "light" },
  { name: "phone", width: 390, height: 844, scheme: "dark" },
];

const [executablePath, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  for (const file of files) for (const view of views) console.log(JSON.stringify(await look(file, view)));
} finally {
  await browser.close();
}

async function look(file, view) {
  const page = await browser.newPage();
  const said = [];
  const asked = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  await page.setViewportSize({ width: view.width, height: view.height });
  await page.emulateMedia({ colorScheme: view.scheme });
  await page.goto(pathToFileURL(file).href);
  const panel = await page.evaluate(() => {
    const details = document.querySelector("nav > details");
    const main = document.querySelector("main").getBoundingClientRect();
    return {
      open: details ? details.open : null,
      top: main.top,
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    };
  });
  const followed = await page.evaluate(follow);
  const found = await page.evaluate(`${axe}; axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
  })`);
  await page.close();
  const violations = found.violations.map((rule) => [rule.id, rule.nodes.length, rule.nodes[0].html]);
  return { file, view: view.name, violations, said, asked: asked.slice(1), ...panel, ...followed };
}

// Scrolls to the heading in the middle, and tells which entry is marked and whether it can be seen.
async function follow() {
  const links = Array.from(document.querySelectorAll("nav a"));
  if (!links.length) return {};
  const wanted = links[links.length >> 1];
  document.getElementById(decodeURIComponent(wanted.hash.slice(1))).scrollIntoView();
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let count = 0; count < 4; count++) await frame();
  const marked = document.querySelectorAll("nav a[aria-current]");
  const box = document.querySelector("nav").getBoundingClientRect();
  const own = marked.length ? marked[0].getBoundingClientRect() : box;
  const inSight = own.top >= box.top && own.bottom <= box.bottom && own.height > 0;
  const root = document.documentElement;
  const atFoot = window.scrollY + window.innerHeight >= root.scrollHeight - 2;
  const moved = window.scrollY > 0;
  const distance = marked.length ? links.indexOf(marked[0]) - (links.length >> 1) : null;
  window.scrollTo(0, 0);
  for (let count = 0; count < 4; count++) await frame();
  return { marked: marked.length, distance, inSight, moved, atFoot };
}
