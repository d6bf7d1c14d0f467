// node try.mjs CHROMIUM SITE FOLDER: uses the page that needs no server as a person would, as a file, from a server, and
// when that server is gone; prints what it saw as one JSON object, and leaves pictures in FOLDER.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, site, folder] = process.argv.slice(2);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };
const TEXT = "一、情况\n（一）人口。全县三十万人。\n四、<img src=x onerror=alert(1)>\n";
const server = createServer((request, answer) => {
  const path = join(site, request.url.endsWith("/") ? `${request.url}index.html` : request.url);
  if (!existsSync(path)) return answer.writeHead(404).end();
  answer.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" }).end(readFileSync(path));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const said = [];
const asked = new Set();

try {
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1400, height: 850 } });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => /^http/.test(request.url()) && asked.add(new URL(request.url()).origin));
  const outline = () => page.locator("#outline .label").allTextContents();
  const findings = () => page.locator("#findings .label").allTextContents();
  const rows = (count) => page.waitForFunction((wanted) => document.querySelectorAll("#outline .label").length === wanted, count);

  const saw = { times: {} };
  const first = async (name) => {
    const begun = Date.now();
    await page.locator("#sample").click();
    await rows(10);
    saw.times[name] = Date.now() - begun;
  };
  await page.goto(pathToFileURL(join(site, "zh.html")).href);
  await first("file, cold");
  await page.reload();
  await first("file, warm");
  saw.file = [await outline(), await findings()];

  await page.goto(`${address}zh.html`);
  saw.title = await page.locator("html").getAttribute("lang");
  await first("server, cold");
  await page.evaluate((words) => {
    const data = new DataTransfer();
    data.setData("text", words);
    dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
  }, "一、甲\n二、乙\n");
  await rows(2);
  saw.dropped = await outline();
  await page.fill("#text", TEXT);
  await rows(3);
  saw.pasted = [await outline(), await findings()];
  saw.tabs = {};
  for (const name of ["Markdown", "HTML", "XML", "JSON"]) {
    await page.getByRole("tab", { name, exact: true }).click();
    saw.tabs[name] = (await page.locator("#written").textContent()).slice(0, 40);
  }
  await page.fill("#text", "# 总结\n\n## 一、*情况*\n\n正文\n");
  await rows(1);
  saw.markdown = [await outline(), await page.locator("#status").textContent()];
  await page.setInputFiles("#file", `${folder}/旧.txt`);
  await rows(3);
  saw.old = await page.locator("#status").textContent();
  await page.setInputFiles("#file", `${folder}/报告.docx`);
  await page.locator("#error").waitFor();
  saw.word = [await page.locator("#error").textContent(), await outline(), await page.locator("#word").count()];

  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.keys()).length === 1 && (await (await caches.open((await caches.keys())[0])).keys()).length > 8);
  await new Promise((done) => server.close(done) || server.closeAllConnections());
  await page.reload();
  await first("offline");
  saw.offline = await outline();
  await page.screenshot({ path: `${folder}/desktop.png` });
  saw.violations = [await check(page)];
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  saw.wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  saw.violations.push(await check(page));
  await page.screenshot({ path: `${folder}/phone.png`, fullPage: true });
  await page.goto(`${address}index.html`);
  saw.english = await page.locator("#sample").textContent();
  console.log(JSON.stringify({ ...saw, said, asked: [...asked].filter((origin) => origin !== new URL(address).origin) }));
} finally {
  await browser.close();
  server.close();
}

async function check(page) {
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"], iframes: false })`);
  return found.violations.map((rule) => [rule.id, rule.nodes[0].html]);
}
