// The thread in which files are checked: Python in WebAssembly, and our own package. Nothing is fetched once it is ready.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const here = new URL("./", self.location.href).href;

/** Loads everything; the promise gives the page object of Python. */
async function start() {
  const listed = await (await fetch(`${here}wheels.json`)).json();
  const python = await loadPyodide({ indexURL: `${here}pyodide/` });
  const wheels = await Promise.all(listed.map(async (name) => (await fetch(`${here}wheels/${name}`)).arrayBuffer()));
  for (const wheel of wheels) python.unpackArchive(wheel, "wheel");
  python.runPython("from jixiao_lint.page.answer import Page\npage = Page()\nimport json");
  return python;
}

const ready = start();
ready.then(
  () => self.postMessage({ kind: "ready" }),
  (error) => self.postMessage({ kind: "failed", message: String(error) }),
);

self.onmessage = async ({ data }) => {
  const { id, wish, name, bytes } = data;
  try {
    const python = await ready;
    python.globals.set("asked", python.toPy({ name, wish }));
    python.globals.set("given", new Uint8Array(bytes));
    const answer = python.runPython(
      "found = getattr(page, asked['wish'])(asked['name'], given.to_bytes())\n" +
        "json.dumps(found, ensure_ascii=False) if not isinstance(found, (bytes, str)) else found",
    );
    const plain = answer && typeof answer === "object" ? answer.toJs() : answer;
    if (answer && typeof answer === "object") answer.destroy();
    self.postMessage({ kind: "answer", id, answer: plain });
  } catch (error) {
    self.postMessage({ kind: "answer", id, error: String(error) });
  }
};
