// Previews: a panel beside each report, which follows the text while it is written.

import { randomBytes } from "node:crypto";
import { basename } from "node:path";

import * as vscode from "vscode";

import { messagePage, previewPage } from "./page";

/** How long to wait for the next key before the page is made anew, in milliseconds. */
const DELAY = 300;

type Convert = (uri: vscode.Uri, format: string) => Promise<string>;

class Preview {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  private closed = false;

  constructor(
    private readonly uri: vscode.Uri,
    private readonly panel: vscode.WebviewPanel,
    private readonly convert: Convert,
  ) {}

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  schedule(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), DELAY);
  }

  async update(): Promise<void> {
    const turn = ++this.asked;
    let page: string;
    try {
      page = previewPage(await this.convert(this.uri, "html"), randomBytes(16).toString("base64"));
    } catch (error) {
      page = messagePage(error instanceof Error ? error.message : String(error));
    }
    // An answer that a later one has overtaken is dropped.
    if (turn === this.asked && !this.closed) this.panel.webview.html = page;
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }
}

export class Previews {
  private readonly open = new Map<string, Preview>();

  constructor(private readonly convert: Convert) {}

  async show(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    const known = this.open.get(key);
    if (known) return known.reveal();
    const title = vscode.l10n.t("Preview {0}", basename(document.uri.path));
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const options = { enableScripts: false, enableFindWidget: true, localResourceRoots: [] };
    const panel = vscode.window.createWebviewPanel("docparse.preview", title, place, options);
    const preview = new Preview(document.uri, panel, this.convert);
    this.open.set(key, preview);
    panel.onDidDispose(() => {
      preview.close();
      this.open.delete(key);
    });
    await preview.update();
  }

  changed(document: vscode.TextDocument): void {
    this.open.get(document.uri.toString())?.schedule();
  }

  /** Makes all pages anew: another server, or other settings. */
  async refresh(): Promise<void> {
    await Promise.all([...this.open.values()].map((preview) => preview.update()));
  }
}
