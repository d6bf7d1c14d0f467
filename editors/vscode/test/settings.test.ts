import { describe, expect, it } from "vitest";

import { readSettings, resolvePath, serverOptions } from "../src/settings";

const of = (values: Record<string, unknown>) => ({
  get: <T>(name: string, otherwise: T): T => (name in values ? (values[name] as T) : otherwise),
});

describe("settings", () => {
  it("are the defaults of package.json where nothing is set", async () => {
    const { contributes } = (await import("../package.json")).default;
    const declared = Object.entries(contributes.configuration.properties).map(([name, property]) => [
      name.replace("docparse.", ""),
      property.default,
    ]);
    expect({ ...readSettings(of({})), "trace.server": "off" }).toEqual(Object.fromEntries(declared));
  });

  it("tell the server which rules count", () => {
    expect(serverOptions(readSettings(of({ select: ["E"], ignore: ["E101"] })))).toEqual({
      select: ["E"],
      extendSelect: [],
      ignore: ["E101"],
    });
  });
});

describe("the path of the command", () => {
  it.each([
    ["docparse", "/home/me/reports", "docparse"],
    ["", "/home/me/reports", "docparse"],
    ["~/bin/docparse", "/home/me/reports", "/home/me/bin/docparse"],
    ["${workspaceFolder}/.venv/bin/docparse", "/报告 $&", "/报告 $&/.venv/bin/docparse"],
    ["${workspaceFolder}/.venv/bin/docparse", undefined, "${workspaceFolder}/.venv/bin/docparse"],
    ["/opt/~/docparse", "/home/me/reports", "/opt/~/docparse"],
  ])("%s in %s is %s", (path, folder, expected) => {
    expect(resolvePath(path, folder, "/home/me")).toBe(expected);
  });
});
