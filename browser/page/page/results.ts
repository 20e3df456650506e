// What was found in all files that were given, in their order; shown anew when the language changes.
import type { Answer, File as Found } from "./answer.js";
import type { Checker } from "./checker.js";
import { downloads } from "./downloads.js";
import { known, made } from "./elements.js";
import { fill, weightOf } from "./file.js";
import { apply, isShown, itemsOf, total, type Filter, type Told } from "./filter.js";
import type { Say } from "./words.js";

/** A file that was given, with what came of it: an answer, or a sentence why there is none. */
export type Outcome = { file: File; answer: Answer } | { file: File; failure: string };

// More files than these are shown closed, each with its counts.
const MOST_OPEN = 20;

export class Results {
  readonly #box = known("results");
  readonly #checker: Checker;
  #say: Say;
  #filter: Filter;
  #outcomes: (Outcome | undefined)[] = [];
  #items: Told[] = [];
  #sources = new Map<string, { number: number; title: string }>();
  #notExamined = new Set<string>();

  constructor(checker: Checker, say: Say, filter: Filter) {
    this.#checker = checker;
    this.#say = say;
    this.#filter = filter;
  }

  /** Makes room for so many files. */
  begin(files: number): void {
    this.#outcomes = Array.from({ length: files });
    this.#items = [];
    this.#sources.clear();
    this.#notExamined.clear();
    this.#box.replaceChildren(...this.#outcomes.map(() => made("div", "")));
  }

  put(at: number, outcome: Outcome): void {
    this.#outcomes[at] = outcome;
    if ("answer" in outcome) {
      for (const file of outcome.answer.files) this.#items.push(...itemsOf(file));
      outcome.answer.not_examined.forEach((heading) => this.#notExamined.add(heading));
    }
    this.#show(at, outcome);
    this.#tellBelow();
  }

  speak(say: Say): void {
    this.#say = say;
    this.#outcomes.forEach((outcome, at) => outcome && this.#show(at, outcome));
    this.#tellBelow();
  }

  /** Shows what the filter lets through; gives how many that are, and how many there are. */
  filter(filter: Filter): { shown: number; all: number } {
    this.#filter = filter;
    apply(filter, this.#box);
    return { shown: total(this.#items.filter((item) => isShown(item, filter))), all: total(this.#items) };
  }

  /** How many files could not be checked. */
  get failed(): number {
    return this.#outcomes.filter((one) => one && "failure" in one).length;
  }

  /** The families of what was found, with their words. */
  get families(): [string, string][] {
    const words = Object.assign({}, ...this.#outcomes.map((one) => (one && "answer" in one ? one.answer.families : {})));
    const found = [...new Set(this.#items.map((item) => item.family))].sort();
    return found.map((family) => [family, words[family] ? `${words[family]}（${family}）` : family]);
  }

  get tables(): number[] {
    return [...new Set(this.#items.flatMap((item) => item.tables))].sort((one, other) => one - other);
  }

  #show(at: number, outcome: Outcome): void {
    const place = this.#box.children[at];
    if ("failure" in outcome) {
      place?.replaceChildren(made("article", "file", made("h2", "", outcome.file.name), made("p", "failure", outcome.failure)));
      return;
    }
    const { file, answer } = outcome;
    const copies = answer.files.length === 1 ? downloads(file, this.#checker, this.#say) : [];
    place?.replaceChildren(...answer.files.map((found) => this.#article(found, answer, copies)));
  }

  #article(found: Found, answer: Answer, copies: HTMLElement[]): HTMLElement {
    const heading = made("h2", "", found.name, " ", made("small", "weight", weightOf(found, { say: this.#say })));
    const details = made("details", "", made("summary", "", heading));
    const body = made("div", "body", copies.length ? made("p", "buttons downloads", ...copies) : null);
    details.append(body);
    const shown = { say: this.#say, rules: answer.rules, numbered: (source: number) => this.#numbered(answer, source) };
    details.addEventListener("toggle", () => {
      if (!details.open || body.dataset["built"]) return;
      body.dataset["built"] = "yes";
      void fill(body, found, shown, () => apply(this.#filter, body));
    });
    details.open = this.#outcomes.length <= MOST_OPEN && answer.files.length <= MOST_OPEN;
    return made("article", "file", details);
  }

  #numbered(answer: Answer, number: number): number {
    const source = answer.sources.find((each) => each.number === number);
    return this.#sources.get(source?.document ?? "")?.number ?? number;
  }

  #tellBelow(): void {
    for (const outcome of this.#outcomes) {
      if (!outcome || !("answer" in outcome)) continue;
      for (const { document: cited, title } of outcome.answer.sources) {
        if (!this.#sources.has(cited)) this.#sources.set(cited, { number: this.#sources.size + 1, title });
      }
    }
    known("sources").replaceChildren(...[...this.#sources.values()].map(({ title }) => made("li", "", title)));
    const headings = [...this.#notExamined].join("；");
    known("not-examined").textContent = headings ? this.#say("notExamined", headings) : "";
  }
}
