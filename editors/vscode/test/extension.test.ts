import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { activate, deactivate } from "../src/extension";
import manifest from "../package.json";
import { type Document, reset, state, Uri, window, workspace } from "./vscode";

/** A client that writes down how it was made and answers from `answers`. */
const clients = vi.hoisted(() => ({
  made: [] as { command: unknown; options: Record<string, unknown>; running: boolean; asked: unknown[] }[],
  fails: false,
  answers: [] as (string | Error | Promise<string>)[],
}));

vi.mock("vscode-languageclient/node", () => ({
  ExecuteCommandRequest: { type: "workspace/executeCommand" },
  LanguageClient: class {
    private readonly self;
    constructor(_id: string, _name: string, command: unknown, options: Record<string, unknown>) {
      this.self = { command, options, running: false, asked: [] as unknown[] };
      clients.made.push(this.self);
    }
    async start(): Promise<void> {
      // Long enough for a second start to come in between.
      await new Promise((done) => setTimeout(done, 5));
      if (clients.fails) throw new Error("ENOENT");
      this.self.running = true;
    }
    async stop(): Promise<void> {
      if (!this.self.running) throw new Error("not running");
      this.self.running = false;
    }
    async sendRequest(_type: string, asked: unknown): Promise<unknown> {
      this.self.asked.push(asked);
      const answer = clients.answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    }
    error(): void {}
  },
}));

const REPORT: Document = { uri: new Uri("file", "/报告.txt"), languageId: "plaintext" };
const page = (text: string) => `<html><head></head><body><p>${text}</p></body></html>`;

async function begin(): Promise<void> {
  await activate({ subscriptions: [] } as never);
}

function run(name: string, ...words: unknown[]): Promise<unknown> {
  return Promise.resolve(state.commands.get(name)?.(...words));
}

beforeEach(() => {
  reset();
  Object.assign(clients, { made: [], fails: false, answers: [] });
  window.activeTextEditor = { document: REPORT };
});

afterEach(async () => {
  vi.useRealTimers();
  await deactivate();
});

describe("the server", () => {
  it("is the command of the settings, told the rules, and serves text and Markdown", async () => {
    Object.assign(state.settings, { path: "${workspaceFolder}/docparse", ignore: ["S301"], languages: ["plaintext"] });
    workspace.workspaceFolders = [{ uri: new Uri("file", "/home/me/reports") }];
    await begin();
    const [client] = clients.made;
    expect(client?.command).toEqual({ command: "/home/me/reports/docparse", args: ["lsp"] });
    expect(client?.options.initializationOptions).toEqual({ select: [], extendSelect: [], ignore: ["S301"] });
    expect(client?.options.documentSelector).toEqual([
      { language: "plaintext", scheme: "file" },
      { language: "plaintext", scheme: "untitled" },
    ]);
  });

  it("starts anew when a setting changes, one at a time", async () => {
    await begin();
    const change = { affectsConfiguration: (name: string) => name === "docparse" };
    state.changedSettings.fire(change);
    state.changedSettings.fire(change);
    await vi.waitFor(() => expect(clients.made.map((client) => client.running)).toEqual([false, false, true]));
    state.changedSettings.fire({ affectsConfiguration: () => false });
    state.changedSettings.fire({ affectsConfiguration: () => true });
    await run("docparse.restart");
    expect(clients.made).toHaveLength(4);
  });

  it("that does not start is one message, with the way to the settings", async () => {
    clients.fails = true;
    state.answer = "Open Settings";
    await begin();
    expect(state.shown).toEqual([expect.stringContaining('"docparse lsp" did not start')]);
    expect(state.executed).toEqual([["workbench.action.openSettings", "docparse.path"]]);
    await run("docparse.preview");
    expect(state.panels[0]?.webview.html).toContain("The language server is not running.");
    clients.fails = false;
    clients.answers = [page("甲")];
    await run("docparse.restart");
    expect(state.panels[0]?.webview.html).toContain("<p>甲</p>");
  });
});

describe("commands", () => {
  it("are those of package.json", async () => {
    await begin();
    expect([...state.commands.keys()].sort()).toEqual(manifest.contributes.commands.map((row) => row.command).sort());
  });

  it("convert the active document to the format that is picked", async () => {
    await begin();
    state.pick = "markdown";
    clients.answers = ["# 甲\n"];
    await run("docparse.convertTo");
    expect(clients.made[0]?.asked).toEqual([
      { command: "docparse.convert", arguments: [REPORT.uri.toString(), "markdown"] },
    ]);
    expect(state.opened).toEqual([{ language: "markdown", content: "# 甲\n" }]);
  });

  it("write a Word file beside the document", async () => {
    await begin();
    state.pick = "docx";
    clients.answers = ["UEs="];
    await run("docparse.convertTo");
    expect(state.written).toEqual([{ path: REPORT.uri.path.replace(/\.[^.]*$/, ".docx"), bytes: "PK" }]);
    expect(state.opened).toEqual([]);
  });

  it("do nothing when no format is picked or no document is there", async () => {
    await begin();
    await run("docparse.convertTo");
    window.activeTextEditor = undefined;
    await run("docparse.preview");
    expect(clients.made[0]?.asked).toEqual([]);
    expect(state.shown).toEqual([]);
  });

  it("take the document that a menu names", async () => {
    await begin();
    clients.answers = [page("乙")];
    await run("docparse.preview", new Uri("file", "/别的.txt"));
    expect(state.panels[0]?.title).toBe("Preview 别的.txt");
  });

  it("say so where docparse does not work or the server fails", async () => {
    await begin();
    state.pick = "html";
    clients.answers = [new Error("boom"), null as never];
    await run("docparse.convertTo");
    await run("docparse.convertTo");
    window.activeTextEditor = { document: { uri: new Uri("file", "/a.py"), languageId: "python" } };
    await run("docparse.preview");
    expect(state.shown).toEqual([
      "docparse: boom",
      "docparse: The language server gave no text.",
      "docparse does not work on this document (python).",
    ]);
    expect(state.panels).toEqual([]);
  });

  it("fix by the server's action, without a menu", async () => {
    await begin();
    await run("docparse.fixDocument");
    expect(state.executed).toEqual([
      ["editor.action.sourceAction", { kind: "source.fixAll.docparse", apply: "first" }],
    ]);
  });
});

describe("a preview", () => {
  it("runs no script and reads no file", async () => {
    await begin();
    clients.answers = [page("甲")];
    await run("docparse.preview");
    expect(state.panels[0]?.options).toEqual({ enableScripts: false, enableFindWidget: true, localResourceRoots: [] });
  });

  it("is one a document", async () => {
    await begin();
    clients.answers = [page("甲"), page("甲")];
    await run("docparse.preview");
    await run("docparse.preview");
    expect(state.panels).toHaveLength(1);
    expect(state.panels[0]?.reveal).toHaveBeenCalledOnce();
    state.panels[0]?.disposed.fire();
    await run("docparse.preview");
    expect(state.panels).toHaveLength(2);
  });

  it("follows the text, once for many keys", async () => {
    await begin();
    vi.useFakeTimers();
    clients.answers = [page("甲"), page("乙"), page("丙")];
    await run("docparse.preview");
    for (let key = 0; key < 10; key++) state.changedText.fire({ document: REPORT });
    state.changedText.fire({ document: { uri: new Uri("file", "/else.txt"), languageId: "plaintext" } });
    await vi.runAllTimersAsync();
    expect(state.panels[0]?.pages).toHaveLength(2);
    expect(state.panels[0]?.webview.html).toContain("乙");
  });

  it("drops an answer that a later one has overtaken, and any after it is closed", async () => {
    await begin();
    vi.useFakeTimers();
    let late = (_page: string): void => undefined;
    clients.answers = [page("甲"), new Promise((resolve) => (late = resolve)), page("丙"), page("丁")];
    await run("docparse.preview");
    state.changedText.fire({ document: REPORT });
    await vi.runAllTimersAsync();
    state.changedText.fire({ document: REPORT });
    await vi.runAllTimersAsync();
    late(page("乙"));
    await vi.runAllTimersAsync();
    expect(state.panels[0]?.webview.html).toContain("丙");
    state.changedText.fire({ document: REPORT });
    state.panels[0]?.disposed.fire();
    await vi.runAllTimersAsync();
    expect(state.panels[0]?.pages).toHaveLength(2);
  });
});
