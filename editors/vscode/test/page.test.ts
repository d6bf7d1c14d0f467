import { describe, expect, it } from "vitest";

import { messagePage, previewPage } from "../src/page";

const PAGE = `<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-abc='; img-src https://example.org; script-src 'sha256-def='">
<title>甲</title>
<style>p { margin: 0; }</style>
</head>
<body>
<p>$& &lt;script&gt;alert(1)&lt;/script&gt; <img src="https://example.org/a.png"></p>
<script>(function () { "use strict"; })();</script>
</body>
</html>
`;

describe("the page of a preview", () => {
  const page = previewPage(PAGE, "N0nce");

  it("has one policy, before anything that it is about, and it is strict", () => {
    const policies = [...page.matchAll(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/g)];
    expect(policies.map((found) => found[1])).toEqual([
      "default-src 'none'; style-src 'nonce-N0nce'; base-uri 'none'; form-action 'none'",
    ]);
    expect(page).toMatch(/<head>\n<meta http-equiv="Content-Security-Policy"/);
  });

  it("has no script, and each style carries the nonce", () => {
    expect(page).not.toMatch(/<script|<\/script/);
    expect(page.match(/<style[^>]*>/g)).toEqual(['<style nonce="N0nce">', '<style nonce="N0nce">']);
  });

  it("takes its colours from the editor, behind its own", () => {
    expect(page.indexOf("--vscode-editor-background")).toBeGreaterThan(page.indexOf("p { margin: 0; }"));
  });

  it("keeps the text as it is", () => {
    expect(page).toContain("<p>$& &lt;script&gt;alert(1)&lt;/script&gt; <img");
  });

  it("is not made of anything but a page", () => {
    expect(() => previewPage("# 甲\n", "n")).toThrow("no HTML page");
  });
});

it("a message becomes no markup", () => {
  expect(messagePage("<b>&")).toContain("<p>&lt;b>&amp;</p>");
});
