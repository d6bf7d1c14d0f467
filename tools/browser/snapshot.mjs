// node snapshot.mjs OUTPUT WHEEL...: starts Python, loads docparse and all that texts need, and writes its memory to a file.
// With it the page starts in a second; without it in five.
import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { loadPyodide } from "pyodide";

const [output, ...wheels] = process.argv.slice(2);
const python = await loadPyodide({ _makeSnapshot: true });
for (const wheel of wheels) {
  python.FS.writeFile(`/lib/${basename(wheel)}`, new Uint8Array(readFileSync(wheel)));
}
python.globals.set("wheels", python.toPy(wheels.map((wheel) => `/lib/${basename(wheel)}`)));
python.runPython(readFileSync(new URL("warm_up.py", import.meta.url), "utf-8"));
writeFileSync(output, python.makeMemorySnapshot());
