// The page's side of its thread: one question after the other, and a new thread when the user stops the work.
import type { Checker, Wish } from "./checker.js";
import type { Say } from "./words.js";

type Answer = Uint8Array<ArrayBuffer> | null;
type Heard = { kind: "ready" } | { kind: "failed"; message: string } | { kind: "answer"; id: number; answer?: Answer; isBroken?: boolean };

interface Waiting {
  resolve: (answer: Answer) => void;
  reject: (error: Error) => void;
}

export class Thread implements Checker {
  readonly atOnce = 1;
  readonly #say: Say;
  #worker!: Worker;
  #ready!: Promise<void>;
  #next = 1;
  #waiting = new Map<number, Waiting>();

  constructor(say: Say) {
    this.#say = say;
    this.#start();
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  async ask(wish: Wish, file: File): Promise<Answer> {
    const worker = this.#worker;
    const bytes = await file.arrayBuffer();
    await this.#ready;
    if (worker !== this.#worker) throw new Error("stopped");
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, wish, name: file.name, bytes }, [bytes]);
    });
  }

  stop(): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Error("stopped"));
    this.#waiting.clear();
    this.#start();
  }

  #start(): void {
    this.#worker = new Worker("worker.js", { type: "module" });
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.onerror = (event) => reject(new Error(event.message || "worker.js"));
      this.#worker.onmessage = ({ data }: MessageEvent<Heard>) => {
        if (data.kind === "ready") resolve();
        else if (data.kind === "failed") reject(new Error(data.message));
        else this.#hear(data.id, data.answer, data.isBroken ?? false);
      };
    });
    this.#ready.catch(() => {});
  }

  #hear(id: number, answer: Answer | undefined, isBroken: boolean): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (isBroken) waiting?.reject(new Error(this.#say("broken")));
    else waiting?.resolve(answer ?? null);
  }
}
