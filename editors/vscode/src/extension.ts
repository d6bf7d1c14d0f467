// Where VS Code comes in: starts the server, and says what each command does.

import * as vscode from "vscode";

import { FORMATS } from "./formats";
import { Previews } from "./preview";
import { Server } from "./server";
import { readSettings } from "./settings";

let running: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("docparse");
  const server = new Server(output);
  running = server;
  const previews = new Previews((uri, format) => server.convert(uri, format));
  const commands: Record<string, (uri?: vscode.Uri) => unknown> = {
    "docparse.preview": (uri) => withDocument(server, uri, (document) => previews.show(document)),
    "docparse.convertTo": (uri) => withDocument(server, uri, (document) => convert(server, document)),
    "docparse.fixDocument": fix,
    "docparse.restart": () => start(server, previews, output),
  };
  context.subscriptions.push(
    output,
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    vscode.workspace.onDidChangeTextDocument((event) => previews.changed(event.document)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("docparse") && !event.affectsConfiguration("docparse.trace")) {
        void start(server, previews, output);
      }
    }),
  );
  await start(server, previews, output);
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** Starts the server; a failure is shown with the way to the settings, and fails nothing else. */
async function start(server: Server, previews: Previews, output: vscode.OutputChannel): Promise<void> {
  const settings = readSettings(vscode.workspace.getConfiguration("docparse"));
  try {
    await server.start(settings);
  } catch {
    void sayNotStarted(settings.path, output);
  }
  await previews.refresh();
}

async function sayNotStarted(path: string, output: vscode.OutputChannel): Promise<void> {
  const message = vscode.l10n.t(
    'docparse: "{0} lsp" did not start. Install it with "pip install docparse-zh[lsp]", or set its path.',
    path,
  );
  const settings = vscode.l10n.t("Open Settings");
  const log = vscode.l10n.t("Show Log");
  const chosen = await vscode.window.showErrorMessage(message, settings, log);
  if (chosen === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "docparse.path");
  if (chosen === log) output.show();
}

/** Runs on the document at `uri`, or in the active editor; what goes wrong is shown. */
async function withDocument(
  server: Server,
  uri: vscode.Uri | undefined,
  run: (document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  if (!document) return;
  if (!server.serves(document)) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("docparse does not work on this document ({0}).", document.languageId),
    );
    return;
  }
  try {
    await run(document);
  } catch (error) {
    void vscode.window.showErrorMessage(`docparse: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function convert(server: Server, document: vscode.TextDocument): Promise<void> {
  const placeHolder = vscode.l10n.t("Convert to which format?");
  const format = await vscode.window.showQuickPick(FORMATS, { placeHolder });
  if (!format) return;
  const content = await server.convert(document.uri, format.name);
  if (!format.language) return save(document, format.name, content);
  const converted = await vscode.workspace.openTextDocument({ language: format.language, content });
  await vscode.window.showTextDocument(converted, vscode.ViewColumn.Beside);
}

/** Writes a file, whose `content` is in base64, where the user wants it: at first beside the document. */
async function save(document: vscode.TextDocument, suffix: string, content: string): Promise<void> {
  const defaultUri = document.uri.with({ path: `${document.uri.path.replace(/\.[^./]*$/, "")}.${suffix}` });
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { Word: [suffix] } });
  if (target) await vscode.workspace.fs.writeFile(target, Buffer.from(content, "base64"));
}

function fix(): Thenable<unknown> {
  return vscode.commands.executeCommand("editor.action.sourceAction", {
    kind: "source.fixAll.docparse",
    apply: "first",
  });
}
