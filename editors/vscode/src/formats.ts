// The formats that a document can be turned into. Knows nothing of VS Code.

/** A row: docparse's name, how it is shown, the language of the document that is opened, empty for a file that is written. */
export interface Format {
  readonly name: string;
  readonly label: string;
  readonly language: string;
}

export const FORMATS: readonly Format[] = [
  { name: "docx", label: "Word", language: "" },
  { name: "markdown", label: "Markdown", language: "markdown" },
  { name: "html", label: "HTML", language: "html" },
  { name: "xml", label: "XML", language: "xml" },
];
