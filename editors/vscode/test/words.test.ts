// Every string that a user sees is there in English and in Chinese.

import { readdirSync, readFileSync } from "node:fs";

import { expect, it } from "vitest";

import bundle from "../l10n/bundle.l10n.zh-cn.json";
import manifest from "../package.json";
import english from "../package.nls.json";
import chinese from "../package.nls.zh-cn.json";

const CHINESE = /[\u4e00-\u9fff]/;

it("of the manifest", () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map((found) => found[1]);
  expect(Object.keys(english).sort()).toEqual([...new Set(used)].sort());
  expect(Object.keys(chinese)).toEqual(Object.keys(english));
  for (const words of Object.values(english)) expect(words.replace(/（.*?）|\(.*?\)/g, "")).not.toMatch(CHINESE);
  for (const words of Object.values(chinese)) expect(words).toMatch(CHINESE);
});

it("of the code", () => {
  const code = readdirSync("src").map((name) => readFileSync(`src/${name}`, "utf-8")).join("\n");
  const used = [...code.matchAll(/l10n\.t\(\s*(?:"([^"]*)"|'([^']*)')/g)].map((found) => found[1] ?? found[2]);
  expect(used.length).toBe(code.split("l10n.t(").length - 1);
  expect(Object.keys(bundle).sort()).toEqual([...new Set(used)].sort());
  for (const [words, translated] of Object.entries(bundle)) {
    expect(translated).toMatch(CHINESE);
    expect(translated.match(/\{\d\}/g)).toEqual(words.match(/\{\d\}/g));
  }
});
