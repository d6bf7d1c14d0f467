// The page of docparse serve: the server answers.
import { start } from "./page.js";
import { words } from "./words.js";

async function ask(request, signal) {
  const answer = await fetch("look", {
    method: "POST", signal, body: JSON.stringify(request), headers: { "Content-Type": "application/json" },
  });
  // Many texts at once: it says when to come back.
  return { ok: answer.ok, found: await answer.json(), pause: Number(answer.headers.get("Retry-After")) };
}

start({ ask, silence: words.gone });
