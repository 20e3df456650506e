export class Thread {
    atOnce = 1;
    #say;
    #worker;
    #ready;
    #next = 1;
    #waiting = new Map();
    constructor(say) {
        this.#say = say;
        this.#start();
    }
    ready() {
        return this.#ready;
    }
    async ask(wish, file) {
        const worker = this.#worker;
        const bytes = await file.arrayBuffer();
        await this.#ready;
        if (worker !== this.#worker)
            throw new Error("stopped");
        const id = this.#next++;
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, { resolve, reject });
            worker.postMessage({ id, wish, name: file.name, bytes }, [bytes]);
        });
    }
    stop() {
        this.#worker.terminate();
        for (const { reject } of this.#waiting.values())
            reject(new Error("stopped"));
        this.#waiting.clear();
        this.#start();
    }
    #start() {
        this.#worker = new Worker("worker.js", { type: "module" });
        this.#ready = new Promise((resolve, reject) => {
            this.#worker.onerror = (event) => reject(new Error(event.message || "worker.js"));
            this.#worker.onmessage = ({ data }) => {
                if (data.kind === "ready")
                    resolve();
                else if (data.kind === "failed")
                    reject(new Error(data.message));
                else
                    this.#hear(data.id, data.answer, data.isBroken ?? false);
            };
        });
        this.#ready.catch(() => { });
    }
    #hear(id, answer, isBroken) {
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (isBroken)
            waiting?.reject(new Error(this.#say("broken")));
        else
            waiting?.resolve(answer ?? null);
    }
}
