const TOKEN = "jixiao-token";
const TRIES = 5;
export class Served {
    atOnce = 2;
    #say;
    #headers;
    #stopping = new AbortController();
    constructor(say) {
        this.#say = say;
        this.#headers = {
            Authorization: `Bearer ${token()}`,
            "Content-Type": "application/octet-stream",
            "X-Jixiao-Visitor": crypto.getRandomValues(new Uint32Array(2)).join("-"),
        };
    }
    async ready() {
        await this.#answered("api/about", { headers: this.#headers });
    }
    async ask(wish, file) {
        const asked = { method: "POST", headers: this.#headers, body: file, signal: this.#stopping.signal };
        const response = await this.#answered(`api/${wish}?name=${encodeURIComponent(file.name)}`, asked);
        return response.status === 204 ? null : new Uint8Array(await response.arrayBuffer());
    }
    stop() {
        this.#stopping.abort();
        this.#stopping = new AbortController();
    }
    async end() {
        await this.#answered("api/end", { method: "POST", headers: this.#headers });
    }
    /** The answer; asked again a few times where so many wait that the server says so. */
    async #answered(address, asked) {
        for (let tries = 1;; tries += 1) {
            const response = await fetch(address, asked).catch((error) => {
                throw error.name === "AbortError" ? error : new Error(this.#say("noServer"));
            });
            if (response.ok)
                return response;
            if (response.status !== 503 || tries === TRIES)
                throw new Error(await sentence(response));
            await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get("Retry-After") ?? 2)));
        }
    }
}
function token() {
    const given = location.hash.slice(1);
    if (given.length > 20) {
        sessionStorage.setItem(TOKEN, given);
        history.replaceState(null, "", location.pathname);
    }
    return sessionStorage.getItem(TOKEN) ?? "";
}
async function sentence(response) {
    const problem = await response.json().catch(() => ({}));
    return problem.title ?? String(response.status);
}
