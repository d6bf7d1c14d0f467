// Elements: found by their ids, and made with text nodes alone, so that no text of a report becomes markup.

export const find = (id) => document.getElementById(id);

// Properties go to the element, those with a hyphen and `role` as attributes.
export function make(tag, properties = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "role" || name.includes("-")) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...content);
  return element;
}

export function download(content, name) {
  const type = typeof content === "string" ? "text/plain;charset=utf-8" : "application/octet-stream";
  const address = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
