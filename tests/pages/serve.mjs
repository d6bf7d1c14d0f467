// node serve.mjs CHROMIUM URL FILE FOLDER: uses the page of docparse serve as a person would, prints what it saw as
// one JSON object, and leaves pictures and the downloaded file in FOLDER.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, url, file, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const said = [];
const asked = new Set();
try {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1400, height: 850 } });
  const page = await context.newPage();
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await page.goto(url);
  const outline = () => page.locator("#outline .label").allTextContents();
  const shown = (words) => page.locator("#outline .label", { hasText: words });
  const act = async (words, sign) => {
    const row = page.locator("#outline li", { hasText: words });
    const answered = page.waitForResponse("**/look");
    await row.getByRole("button", { name: sign }).click();
    await answered;
  };
  const levels = () =>
    page.locator("#outline li").evaluateAll((rows) => rows.map((row) => row.style.getPropertyValue("--level")));

  await page.fill("#text", "一、情况\n（一）人口。全县三十万人。\n（二）土地。山地多。\n四、<img src=x onerror=alert(1)>\n");
  await shown("（二）土地").waitFor();
  const saw = { typed: await outline(), typedLevels: await levels() };
  await act("（二）土地", /升一级/);
  await page.waitForFunction(() => document.querySelectorAll("#outline li")[2].style.getPropertyValue("--level") === "1");
  saw.corrected = await levels();
  // The rest of the run can follow, which was （一）; only after a question.
  saw.offer = await page.locator("#offer").textContent();
  const followed = page.waitForResponse("**/look");
  await page.locator("#offer").click();
  await followed;
  await page.waitForFunction(() => document.querySelectorAll("#outline li")[1].style.getPropertyValue("--level") === "1");
  saw.followed = await levels();
  saw.offered = await page.locator("#offer").isVisible();
  await act("（一）人口", /不是标题/);
  await page.waitForFunction(() => document.querySelectorAll("#outline li").length === 3);
  saw.dropped = await outline();
  // The correction moves with the text that is typed above it.
  await page.locator("#text").press("Control+Home");
  const again = page.waitForResponse("**/look");
  await page.keyboard.type("𠮷祥县工作总结\n");
  await again;
  await page.waitForTimeout(500);
  saw.moved = [await outline(), await levels()];
  saw.findings = await page.locator("#findings .label").allTextContents();
  await shown("（二）土地").hover();
  saw.why = await page.locator("#why").textContent();
  await shown("（二）土地").click();
  saw.selected = await page.locator("#text").evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  saw.markdown = await page.locator("#written").textContent();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  const saved = await download;
  saw.saved = saved.suggestedFilename();
  await saved.saveAs(`${folder}/saved.md`);
  const kept = page.waitForEvent("download");
  await page.getByRole("button", { name: "保存更正" }).click();
  saw.kept = (await kept).suggestedFilename();
  await (await kept).saveAs(`${folder}/${saw.kept}`);
  await page.getByRole("tab", { name: "网页预览" }).click();
  saw.page = await page.frameLocator("#shown").locator("h2").first().textContent();

  // Without its corrections, and with them again.
  await page.getByRole("button", { name: "撤销" }).click();
  await page.waitForFunction(() => document.querySelectorAll("#outline li").length === 4);
  await page.setInputFiles("#file", `${folder}/${saw.kept}`);
  await page.waitForFunction(() => document.querySelectorAll("#outline li").length === 3);
  saw.again = [await outline(), await levels()];

  // With the keyboard alone, from the first entry on.
  const at = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  await page.locator("#outline li").first().focus();
  saw.keys = [];
  for (const key of ["ArrowDown", "End", "Home", "ArrowDown", "Shift+ArrowRight"]) {
    const answer = key.startsWith("Shift") ? page.waitForResponse("**/look") : null;
    await page.keyboard.press(key);
    await answer;
    if (answer) await page.waitForFunction(() => document.querySelectorAll("#outline li")[1].ariaLevel === "2");
    saw.keys.push(await at());
  }
  saw.tree = await page.locator("#outline").getByRole("treeitem").evaluateAll((items) =>
    items.map((item) => [item.ariaLevel, item.tabIndex]));
  await page.keyboard.press("ArrowLeft");
  saw.parent = await at();
  await page.keyboard.press("Enter");
  saw.entered = await page.locator("#text").evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));

  // What cannot be read is said with its name, and the old report is gone.
  await page.setInputFiles("#file", { name: "坏.docx", mimeType: "application/zip", buffer: Buffer.from("PK\x03\x04坏") });
  await page.locator("#error").waitFor();
  saw.error = await page.locator("#error").textContent();
  saw.left = [await outline(), await page.locator("#findings .label").count(), await page.locator("#written").textContent(), await page.inputValue("#text")];
  saw.violations = [await check(page)];
  await page.screenshot({ path: `${folder}/error.png` });

  await page.getByRole("button", { name: "试用示例" }).click();
  await shown("四、下一步工作").waitFor();
  saw.sample = [await page.locator("#error").isVisible(), await page.locator("#findings .label").allTextContents()];
  const word = page.waitForEvent("download");
  await page.getByRole("button", { name: "存为 Word" }).click();
  await (await word).saveAs(`${folder}/sample.docx`);
  await page.frameLocator("#shown").locator("h2").first().waitFor();
  await page.screenshot({ path: `${folder}/sample.png` });

  await page.setInputFiles("#file", file);
  await page.waitForFunction(() => document.querySelectorAll("#outline li").length > 10);
  saw.file = (await outline()).length;
  await page.getByRole("tab", { name: "Markdown" }).click();
  await page.screenshot({ path: `${folder}/desktop.png` });
  saw.violations.push(await check(page));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  saw.wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  saw.violations.push(await check(page));
  await page.screenshot({ path: `${folder}/phone.png`, fullPage: true });
  console.log(JSON.stringify({ ...saw, said, asked: [...asked] }));
} finally {
  await browser.close();
}

async function check(page) {
  // Past the content security policy of the page: the checker is no part of it.
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"], iframes: false })`);
  return found.violations.map((rule) => [rule.id, rule.nodes[0].html]);
}
