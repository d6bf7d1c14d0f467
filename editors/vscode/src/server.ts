// The one door to vscode-languageclient: starts `docparse lsp`, stops it, asks it.

import * as vscode from "vscode";
import { ExecuteCommandRequest, LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { resolvePath, serverOptions, type Settings } from "./settings";

const SCHEMES = ["file", "untitled"];

/** Leaves it to the caller to say that the server did not start; the client would say it a second time. */
class Client extends LanguageClient {
  started = false;

  override error(message: string, data?: unknown, show?: boolean | "force"): void {
    super.error(message, data, this.started ? show : false);
  }
}

export class Server {
  private client: Client | undefined;
  private languages: readonly string[] = [];
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly output: vscode.OutputChannel) {}

  /** Starts with `settings`, after it has stopped. Rejects if the command does not run. */
  start(settings: Settings): Promise<void> {
    return this.inTurn(async () => {
      await this.end();
      await this.begin(settings);
    });
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.end());
  }

  /** Whether the server is told of this document's text. */
  serves(document: vscode.TextDocument): boolean {
    return this.languages.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
  }

  /** Returns the text of the open document at `uri` in another format. */
  async convert(uri: vscode.Uri, format: string): Promise<string> {
    if (!this.client?.started) throw new Error(vscode.l10n.t("The language server is not running."));
    const answer: unknown = await this.client.sendRequest(ExecuteCommandRequest.type, {
      command: "docparse.convert",
      arguments: [uri.toString(), format],
    });
    if (typeof answer !== "string") throw new Error(vscode.l10n.t("The language server gave no text."));
    return answer;
  }

  /** Starts and stops come one after the other: settings may change while the server starts. */
  private inTurn(run: () => Promise<void>): Promise<void> {
    const done = this.turn.then(run);
    this.turn = done.catch(() => undefined);
    return done;
  }

  private async begin(settings: Settings): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    const options: LanguageClientOptions = {
      documentSelector: settings.languages.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme }))),
      initializationOptions: serverOptions(settings),
      outputChannel: this.output,
    };
    const command = { command: resolvePath(settings.path, folder), args: ["lsp"] };
    const client = new Client("docparse", "docparse", command, options);
    this.client = client;
    this.languages = settings.languages;
    await client.start();
    client.started = true;
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // One that did not start has nothing to stop, and says so by throwing.
    if (client?.started) await client.stop();
  }
}
