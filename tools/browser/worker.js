// Python in a worker: told the files, it says that it is ready, and then answers one question after the other.
import "./module_worker.js";
import { loadPyodide } from "pyodide";
import createPyodideModule from "pyodide/pyodide.asm.mjs";
import { info } from "pyodide/pyodide-lock.json";
import { unpack } from "./unpack.js";

const NOWHERE = "https://nowhere.invalid/"; // Python asks for its files there, and `fetch` has them
let answer = null;

self.onmessage = async ({ data: { files, id, body, language } }) => {
  if (files) return postMessage(await startPython(files).then(() => ({ ready: true }), (error) => ({ failed: String(error) })));
  const pair = answer(body, language);
  const [status, found] = pair.toJs();
  pair.destroy();
  postMessage({ id, status, found });
};

async function startPython(packed) {
  const unpacked = await Promise.all(Object.entries(packed).map(async ([name, data]) => [name, await unpack(data).arrayBuffer()]));
  const files = new Map(unpacked);
  // Nothing is asked of a network, from here on by nobody in this worker.
  self.fetch = async (address) => {
    const name = String(address).slice(NOWHERE.length);
    if (!files.has(name)) throw new TypeError(`there is no ${address}`);
    return new Response(files.get(name), { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "" } });
  };
  const snapshot = new Uint8Array(files.get("snapshot"));
  const python = await loadPyodide({
    indexURL: NOWHERE,
    lockFileContents: { info, packages: {} },
    _loadSnapshot: snapshot,
    createPyodideModule: (settings) => withRoomFor(snapshot.length, settings),
  });
  // For modules that are not in the snapshot.
  for (const [name, data] of files) if (name.endsWith(".whl")) python.FS.writeFile(`/lib/${name}`, new Uint8Array(data));
  answer = python.globals.get("answer");
}

// The memory of a new Python is smaller than that of the snapshot, and is not made larger for it.
async function withRoomFor(bytes, settings) {
  const module = await createPyodideModule(settings);
  module._free(module._malloc(bytes));
  return module;
}
