// The page that `docparse convert -t html` writes, made fit for a webview. Knows nothing of VS Code.

/** The page's own colours, taken from the editor's theme. */
const THEME = `:root {
  --text: var(--vscode-editor-foreground); --back: var(--vscode-editor-background);
  --quiet: var(--vscode-descriptionForeground); --line: var(--vscode-editorWidget-border, currentColor);
  --link: var(--vscode-textLink-foreground); --shade: var(--vscode-textCodeBlock-background);
}
body { padding: 0; }`;

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>\n?/g;
const SCRIPT = /<script>[\s\S]*?<\/script>\n?/g;

/**
 * Returns `page` for a webview without scripts: one policy, under which only the styles of this page count
 * and nothing is loaded, not even a picture. No text of a report is markup in a page of docparse, so the
 * tags that are sought here are the page's own.
 */
export function previewPage(page: string, nonce: string): string {
  if (!page.includes("<head>")) throw new Error("docparse gave no HTML page");
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return page
    .replace(POLICY, "")
    .replace(SCRIPT, "")
    .replaceAll("<style>", `<style nonce="${nonce}">`)
    .replace("<head>", () => `<head>\n<meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace("</head>", () => `<style nonce="${nonce}">${THEME}</style>\n</head>`);
}

/** Returns a page that says why there is no preview. */
export function messagePage(message: string): string {
  const words = message.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  return `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n${policy}\n</head>\n<body><p>${words}</p></body>\n</html>\n`;
}
