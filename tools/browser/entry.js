// The page that needs no server: a worker of the browser answers. FILES and WORKER are filled in by the build.
import { find, make } from "../../docparse/web/dom.js";
import { start } from "../../docparse/web/page.js";
import { language, words } from "../../docparse/web/words.js";
import { unpack } from "./unpack.js";

window.packed = {}; // name -> gzip in base64; each file is a script, since a page that is opened as a file can fetch nothing
const waiting = new Map(); // number of a question -> what takes the answer
let isReady = false;
let questions = 0;
const worker = startWorker();

async function startWorker() {
  await Promise.all(FILES.map(load));
  const source = new Blob([await unpack(window.packed[WORKER]).text()], { type: "text/javascript" });
  delete window.packed[WORKER];
  const made = new Worker(URL.createObjectURL(source));
  await new Promise((done, fail) => {
    made.onerror = fail;
    made.onmessage = ({ data }) => (data.ready ? done() : fail(new Error(data.failed)));
    made.postMessage({ files: window.packed });
    window.packed = {};
  });
  made.onmessage = ({ data: { id, status, found } }) => {
    waiting.get(id)?.({ ok: status === 200, found: JSON.parse(found) });
    waiting.delete(id);
  };
  isReady = true;
  if (find("status").textContent === words.loading) find("status").textContent = words.ready;
  return made;
}

function load(name) {
  return new Promise((done, fail) => {
    document.head.append(make("script", { src: `files/${name}.js`, onload: done, onerror: () => fail(new Error(name)) }));
  });
}

async function ask(request) {
  const made = await worker;
  const id = ++questions;
  const answered = new Promise((done) => waiting.set(id, done));
  made.postMessage({ id, body: JSON.stringify(request), language });
  return answered;
}

find("about").dataset.word = "about_here";
find("file").accept = ".txt,.md,.markdown,.json";
find("word").remove(); // Word files need libraries that a browser has not got
start({ ask, silence: words.too_old, busy: () => (isReady ? words.busy : words.loading) });
find("status").textContent = words.loading;
worker.catch((error) => console.error(error));

// Kept for the next time, so that the page opens without a network; a page that is opened as a file is there anyway.
if (location.protocol.startsWith("http")) navigator.serviceWorker?.register("offline.js");
