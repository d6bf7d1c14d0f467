// node attack.mjs CHROMIUM FOLDER: opens each page of a folder, and prints as JSON, one object a page, what it ran,
// what it asked for, and which of its links would run a script.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, folder] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
let found = [];
page.on("dialog", (dialog) => dialog.dismiss());
page.on("request", (request) => {
  const address = request.url();
  const isOwn = request.isNavigationRequest() && request.frame() === page.mainFrame() && address.startsWith("file:");
  // A picture may be asked for; a page says so in its policy.
  if (!isOwn && request.resourceType() !== "image") found.push(`asked for ${address}`);
});
await page.route(/^https?:/, (route) => route.abort());
await page.addInitScript(() => {
  for (const name of ["alert", "confirm", "prompt"]) window[name] = () => (window.ran = true);
});
try {
  for (const file of readdirSync(folder)) {
    found = [];
    await page.goto(pathToFileURL(join(folder, file)).href, { waitUntil: "load" });
    found.push(...(await page.evaluate(look)));
    console.log(JSON.stringify({ file, found }));
  }
} finally {
  await browser.close();
}

function look() {
  const found = window.ran ? ["a script ran"] : [];
  const runs = /^(javascript|vbscript|data):/i;
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of element.attributes) if (/^on/i.test(name)) found.push(`attribute ${name}`);
    const protocol = element.protocol ?? "";
    if (runs.test(protocol)) found.push(`link to ${element.getAttribute("href")}`);
    if (/^(IFRAME|OBJECT|EMBED|FORM|BASE|LINK|TEMPLATE)$/i.test(element.tagName)) found.push(`element ${element.tagName}`);
  }
  return found;
}
