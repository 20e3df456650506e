// The thread in which files are checked: Python in WebAssembly, and our own package. Nothing is fetched once it is ready.
import { loadPyodide, type Python } from "./pyodide/pyodide.mjs";

interface Asked {
  id: number;
  wish: string;
  name: string;
  bytes: ArrayBuffer;
}

declare const self: DedicatedWorkerGlobalScope;
// Where the wheels lie; Python looks for nothing where files lie that are looked at.
const PACKAGES = "/lib/packages";
const here = new URL("./", self.location.href).href;

/** Python does not say so when its program is missing, and waits for ever. */
async function mustBeThere(name: string): Promise<void> {
  const response = await fetch(`${here}${name}`);
  void response.body?.cancel();
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
}

/** Loads everything there is to load. */
async function start(): Promise<Python> {
  await mustBeThere("pyodide/pyodide.asm.wasm");
  const listed: string[] = await (await fetch(`${here}wheels.json`)).json();
  const python = await loadPyodide({ indexURL: `${here}pyodide/` });
  const wheels = await Promise.all(listed.map(async (name) => (await fetch(`${here}wheels/${name}`)).arrayBuffer()));
  for (const wheel of wheels) python.unpackArchive(wheel, "wheel", { extractDir: PACKAGES });
  python.runPython(`import sys\nsys.path[:] = ["${PACKAGES}", *filter(None, sys.path)]`);
  python.runPython("from jixiao_lint.page.alone import ask, page_alone\npage = page_alone()");
  return python;
}

/** What Python hands over: bytes as a proxy, or nothing. */
function plain(answer: unknown): Uint8Array | null {
  if (!answer) return null;
  const proxy = answer as { toJs(): Uint8Array; destroy(): void };
  const bytes = proxy.toJs();
  proxy.destroy();
  return bytes;
}

const ready = start();
ready.then(
  () => self.postMessage({ kind: "ready" }),
  (error: unknown) => self.postMessage({ kind: "failed", message: String(error) }),
);

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  try {
    const python = await ready;
    python.globals.set("wish", data.wish);
    python.globals.set("name", data.name);
    python.globals.set("given", new Uint8Array(data.bytes));
    self.postMessage({ kind: "answer", id: data.id, answer: plain(python.runPython("ask(page, wish, name, given.to_bytes())")) });
  } catch {
    self.postMessage({ kind: "answer", id: data.id, isBroken: true });
  }
};
