// A stand-in for the module `vscode`: what the extension uses of it, with everything that it does written down.

import { vi } from "vitest";

export const ViewColumn = { Beside: -2 };

export class Uri {
  constructor(readonly scheme: string, readonly path: string) {}
  get fsPath(): string {
    return this.path;
  }
  with(change: { path: string }): Uri {
    return new Uri(this.scheme, change.path);
  }
  toString(): string {
    return `${this.scheme}://${encodeURI(this.path)}`;
  }
}

export interface Document {
  uri: Uri;
  languageId: string;
}

type Listener<T> = (event: T) => void;

/** An event and what is heard of it. */
export class Emitter<T> {
  private listeners: Listener<T>[] = [];
  readonly on = (listener: Listener<T>): { dispose(): void } => {
    this.listeners.push(listener);
    return { dispose: () => undefined };
  };
  fire(event: T): void {
    for (const listener of this.listeners) listener(event);
  }
}

/** A panel of a webview, with each page that it was given. */
export class Panel {
  readonly pages: string[] = [];
  readonly disposed = new Emitter<void>();
  readonly reveal = vi.fn();
  readonly onDidDispose = this.disposed.on;
  readonly webview: { html: string };
  constructor(
    readonly title: string,
    readonly options: Record<string, unknown>,
  ) {
    const pages = this.pages;
    this.webview = {
      get html(): string {
        return pages.at(-1) ?? "";
      },
      set html(page: string) {
        pages.push(page);
      },
    };
  }
}

/** What a test sets and looks at. */
export const state = {
  settings: {} as Record<string, unknown>,
  commands: new Map<string, (...words: unknown[]) => unknown>(),
  executed: [] as unknown[][],
  opened: [] as { language: string; content: string }[],
  shown: [] as string[],
  answer: undefined as string | undefined,
  pick: undefined as string | undefined,
  target: undefined as Uri | undefined,
  written: [] as { path: string; bytes: string }[],
  panels: [] as Panel[],
  changedText: new Emitter<{ document: Document }>(),
  changedSettings: new Emitter<{ affectsConfiguration(name: string): boolean }>(),
};

export function reset(): void {
  Object.assign(state, {
    settings: {},
    commands: new Map(),
    executed: [],
    opened: [],
    shown: [],
    answer: undefined,
    pick: undefined,
    target: undefined,
    written: [],
    panels: [],
    changedText: new Emitter(),
    changedSettings: new Emitter(),
  });
  window.activeTextEditor = undefined;
  workspace.workspaceFolders = undefined;
}

export const l10n = {
  t: (words: string, ...values: unknown[]): string =>
    words.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)])),
};

async function say(message: string): Promise<string | undefined> {
  state.shown.push(message);
  return state.answer;
}

export const window = {
  async showSaveDialog(options: { defaultUri: Uri }): Promise<Uri | undefined> {
    state.target = options.defaultUri;
    return state.answer === "cancel" ? undefined : options.defaultUri;
  },
  activeTextEditor: undefined as { document: Document } | undefined,
  createOutputChannel: () => ({ show: () => state.shown.push("log"), dispose: () => undefined }),
  createWebviewPanel(_type: string, title: string, _place: unknown, options: Record<string, unknown>): Panel {
    const panel = new Panel(title, options);
    state.panels.push(panel);
    return panel;
  },
  showErrorMessage: say,
  showWarningMessage: say,
  showQuickPick: async (rows: readonly { name: string }[]) => rows.find((row) => row.name === state.pick),
  showTextDocument: async () => undefined,
};

export const workspace = {
  fs: {
    async writeFile(target: Uri, bytes: Uint8Array): Promise<void> {
      state.written.push({ path: target.path, bytes: Buffer.from(bytes).toString("latin1") });
    },
  },
  workspaceFolders: undefined as { uri: Uri }[] | undefined,
  getConfiguration: () => ({
    get: <T>(name: string, otherwise: T): T => (name in state.settings ? (state.settings[name] as T) : otherwise),
  }),
  onDidChangeTextDocument: (listener: Listener<{ document: Document }>) => state.changedText.on(listener),
  onDidChangeConfiguration: (listener: Listener<{ affectsConfiguration(name: string): boolean }>) =>
    state.changedSettings.on(listener),
  async openTextDocument(asked: Uri | { language: string; content: string }): Promise<Document> {
    if (asked instanceof Uri) return { uri: asked, languageId: "plaintext" };
    state.opened.push(asked);
    return { uri: new Uri("untitled", "Untitled-1"), languageId: asked.language };
  },
};

export const commands = {
  registerCommand(name: string, run: (...words: unknown[]) => unknown): { dispose(): void } {
    state.commands.set(name, run);
    return { dispose: () => undefined };
  },
  executeCommand: async (...words: unknown[]): Promise<void> => {
    state.executed.push(words);
  },
};
