import { downloads } from "./downloads.js";
import { known, made } from "./elements.js";
import { fill, weightOf } from "./file.js";
import { apply, isShown, itemsOf, total } from "./filter.js";
// More files than these are shown closed, each with its counts.
const MOST_OPEN = 20;
export class Results {
    #box = known("results");
    #checker;
    #say;
    #filter;
    #outcomes = [];
    #items = [];
    #sources = new Map();
    #notExamined = new Set();
    constructor(checker, say, filter) {
        this.#checker = checker;
        this.#say = say;
        this.#filter = filter;
    }
    /** Makes room for so many files. */
    begin(files) {
        this.#outcomes = Array.from({ length: files });
        this.#items = [];
        this.#sources.clear();
        this.#notExamined.clear();
        this.#box.replaceChildren(...this.#outcomes.map(() => made("div", "")));
    }
    put(at, outcome) {
        this.#outcomes[at] = outcome;
        if ("answer" in outcome) {
            for (const file of outcome.answer.files)
                this.#items.push(...itemsOf(file));
            outcome.answer.not_examined.forEach((heading) => this.#notExamined.add(heading));
        }
        this.#show(at, outcome);
        this.#tellBelow();
    }
    speak(say) {
        this.#say = say;
        this.#outcomes.forEach((outcome, at) => outcome && this.#show(at, outcome));
        this.#tellBelow();
    }
    /** Shows what the filter lets through; gives how many that are, and how many there are. */
    filter(filter) {
        this.#filter = filter;
        apply(filter, this.#box);
        return { shown: total(this.#items.filter((item) => isShown(item, filter))), all: total(this.#items) };
    }
    /** How many files could not be checked. */
    get failed() {
        return this.#outcomes.filter((one) => one && "failure" in one).length;
    }
    /** The families of what was found, with their words. */
    get families() {
        const words = Object.assign({}, ...this.#outcomes.map((one) => (one && "answer" in one ? one.answer.families : {})));
        const found = [...new Set(this.#items.map((item) => item.family))].sort();
        return found.map((family) => [family, words[family] ? `${words[family]}（${family}）` : family]);
    }
    get tables() {
        return [...new Set(this.#items.flatMap((item) => item.tables))].sort((one, other) => one - other);
    }
    #show(at, outcome) {
        const place = this.#box.children[at];
        if ("failure" in outcome) {
            place?.replaceChildren(made("article", "file", made("h2", "", outcome.file.name), made("p", "failure", outcome.failure)));
            return;
        }
        const { file, answer } = outcome;
        const copies = answer.files.length === 1 ? downloads(file, this.#checker, this.#say) : [];
        place?.replaceChildren(...answer.files.map((found) => this.#article(found, answer, copies)));
    }
    #article(found, answer, copies) {
        const heading = made("h2", "", found.name, " ", made("small", "weight", weightOf(found, { say: this.#say })));
        const details = made("details", "", made("summary", "", heading));
        const body = made("div", "body", copies.length ? made("p", "buttons downloads", ...copies) : null);
        details.append(body);
        const shown = { say: this.#say, rules: answer.rules, numbered: (source) => this.#numbered(answer, source) };
        details.addEventListener("toggle", () => {
            if (!details.open || body.dataset["built"])
                return;
            body.dataset["built"] = "yes";
            void fill(body, found, shown, () => apply(this.#filter, body));
        });
        details.open = this.#outcomes.length <= MOST_OPEN && answer.files.length <= MOST_OPEN;
        return made("article", "file", details);
    }
    #numbered(answer, number) {
        const source = answer.sources.find((each) => each.number === number);
        return this.#sources.get(source?.document ?? "")?.number ?? number;
    }
    #tellBelow() {
        for (const outcome of this.#outcomes) {
            if (!outcome || !("answer" in outcome))
                continue;
            for (const { document: cited, title } of outcome.answer.sources) {
                if (!this.#sources.has(cited))
                    this.#sources.set(cited, { number: this.#sources.size + 1, title });
            }
        }
        known("sources").replaceChildren(...[...this.#sources.values()].map(({ title }) => made("li", "", title)));
        const headings = [...this.#notExamined].join("；");
        known("not-examined").textContent = headings ? this.#say("notExamined", headings) : "";
    }
}
