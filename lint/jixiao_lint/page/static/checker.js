// The page's side of the thread: one question after the other, and a new thread when the user stops the work.

/** Asks the thread; `onready` and `onfailed` are called once for each thread that is started. */
export class Checker {
  #worker;
  #next = 1;
  #waiting = new Map();

  constructor(onready, onfailed) {
    this.onready = onready;
    this.onfailed = onfailed;
    this.#start();
  }

  #start() {
    this.#worker = new Worker("worker.js", { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => this.onfailed(event.message || "页面没有准备好");
  }

  #hear(data) {
    if (data.kind === "ready") return this.onready();
    if (data.kind === "failed") return this.onfailed(data.message);
    const [resolve, reject] = this.#waiting.get(data.id) ?? [];
    this.#waiting.delete(data.id);
    if (data.error) reject?.(new Error(data.error));
    else resolve?.(data.answer);
  }

  /** What the thread makes of a file: `answer`, `report`, `annotated` or `fixed`. */
  ask(wish, name, bytes) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, [resolve, reject]);
      this.#worker.postMessage({ id, wish, name, bytes });
    });
  }

  /** Ends the work at once; what was asked is not answered any more. */
  stop() {
    this.#worker.terminate();
    for (const [, reject] of this.#waiting.values()) reject(new Error("stopped"));
    this.#waiting.clear();
    this.#start();
  }
}
