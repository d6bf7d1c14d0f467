// What a user has set, and the command line that follows from it. Knows nothing of VS Code.

import { homedir } from "node:os";
import { join } from "node:path";

/** The settings of package.json, `docparse.*`. */
export interface Settings {
  readonly path: string;
  readonly languages: readonly string[];
  readonly select: readonly string[];
  readonly extendSelect: readonly string[];
  readonly ignore: readonly string[];
}

/** How a setting is asked for; `vscode.WorkspaceConfiguration` is one. */
export interface Configuration {
  get<T>(name: string, otherwise: T): T;
}

export function readSettings(configuration: Configuration): Settings {
  return {
    path: configuration.get("path", "docparse"),
    languages: configuration.get<string[]>("languages", ["plaintext", "markdown"]),
    select: configuration.get<string[]>("select", []),
    extendSelect: configuration.get<string[]>("extendSelect", []),
    ignore: configuration.get<string[]>("ignore", []),
  };
}

/** Fills `~` and `${workspaceFolder}` in, as VS Code does in tasks but not in settings. */
export function resolvePath(path: string, folder: string | undefined, home = homedir()): string {
  const trimmed = path.trim();
  if (trimmed === "") return "docparse";
  if (/^~[/\\]/.test(trimmed)) return join(home, trimmed.slice(2));
  return folder === undefined ? trimmed : trimmed.replaceAll("${workspaceFolder}", () => folder);
}

/** What the server is told when it starts. */
export function serverOptions({ select, extendSelect, ignore }: Settings): Partial<Settings> {
  return { select, extendSelect, ignore };
}
