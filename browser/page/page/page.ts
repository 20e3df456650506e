// The page: files in, findings out.
import type { Answer } from "./answer.js";
import type { Checker } from "./checker.js";
import { filesOf, worthReading } from "./dropped.js";
import { known } from "./elements.js";
import type { Filter } from "./filter.js";
import { Results, type Outcome } from "./results.js";
import { Served } from "./served.js";
import { Thread } from "./thread.js";
import { speaking, translate, type Language, type Say, type Word } from "./words.js";

const LANGUAGE = "jixiao-language";
const PATIENCE = 60_000; // milliseconds until a user should hear that it takes long
const MEGABYTE = 1024 * 1024;
const WHERE = document.body.dataset["where"];
const LARGEST = Number(document.body.dataset["largest"]);
const ENDINGS = (document.body.dataset["endings"] ?? "").split(" ");

class Page {
  readonly #checker: Checker;
  readonly #results: Results;
  #language: Language = remembered();
  #say: Say = speaking(this.#language);
  #told: [Word, ...(string | number)[]] = ["preparing"];
  #isStopped = false;
  #run = 0;

  constructor() {
    const say: Say = (...said) => this.#say(...said);
    this.#checker = WHERE === "server" ? new Served(say) : new Thread(say);
    this.#results = new Results(this.#checker, this.#say, filterAsked());
    this.#listen();
    this.#speak();
    void this.#getReady();
  }

  async check(files: File[]): Promise<void> {
    if (!files.length || !document.body.dataset["ready"]) return;
    const run = ++this.#run;
    this.#isStopped = false;
    this.#results.begin(files.length);
    known("cancel").hidden = false;
    this.#tell("checking", files.length);
    let next = 0;
    let done = 0;
    const work = async () => {
      while (next < files.length && !this.#isStopped && run === this.#run) {
        const at = next++;
        const file = files[at];
        if (!file) return;
        this.#progress(done, files.length, file.name);
        const outcome = await this.#outcome(file);
        if (run !== this.#run || !outcome) return;
        this.#results.put(at, outcome);
        done += 1;
        this.#progress(done, files.length, file.name);
      }
    };
    await Promise.all(Array.from({ length: this.#checker.atOnce }, work));
    if (run !== this.#run) return;
    this.#finish(files.length, done);
  }

  /** What comes of a file; nothing where the user stopped the work. */
  async #outcome(file: File): Promise<Outcome | null> {
    if (file.size > LARGEST) return { file, failure: this.#say("tooLarge", Math.floor(LARGEST / MEGABYTE)) };
    try {
      const bytes = await this.#checker.ask("answer", file);
      return { file, answer: JSON.parse(new TextDecoder().decode(bytes ?? undefined)) as Answer };
    } catch (error) {
      return this.#isStopped ? null : { file, failure: this.#say("failed", (error as Error).message) };
    }
  }

  #finish(files: number, done: number): void {
    known("cancel").hidden = known("progress").hidden = true;
    known("filters").hidden = false;
    this.#fill("family", this.#results.families);
    this.#fill("table", this.#results.tables.map((table) => [String(table), this.#say("tableName", table)]));
    const { all } = this.#filter();
    const { failed } = this.#results;
    if (this.#isStopped) this.#tell("stopped", done);
    else if (failed) this.#tell("doneSome", files, failed);
    else this.#tell(all ? "done" : "doneClean", files);
  }

  #progress(done: number, files: number, name: string): void {
    const bar = known("progress").querySelector("progress");
    if (bar) [bar.max, bar.value] = [files, done];
    known("progress").hidden = files < 2;
    known("at").textContent = `${this.#say("at", done, files)}　${name}`;
  }

  #filter(): { shown: number; all: number } {
    const counted = this.#results.filter(filterAsked());
    known("count").textContent = this.#say("shown", counted.shown, counted.all);
    return counted;
  }

  #fill(id: string, choices: [string, string][]): void {
    const select = known<HTMLSelectElement>(id);
    const options = choices.map(([value, label]) => new Option(label, value));
    const before = select.value;
    select.replaceChildren(new Option(this.#say("all"), ""), ...options);
    if (choices.some(([value]) => value === before)) select.value = before;
  }

  #tell(word: Word, ...parts: (string | number)[]): void {
    this.#told = [word, ...parts];
    known("status").textContent = this.#say(word, ...parts);
  }

  #speak(): void {
    this.#say = speaking(this.#language);
    translate(this.#say, this.#language);
    const other = known("language");
    [other.textContent, other.lang] = this.#language === "zh" ? ["English", "en"] : ["中文", "zh-CN"];
    known("results").lang = "zh-CN";
    this.#tell(...this.#told);
    this.#results.speak(this.#say);
    if (!known("filters").hidden) {
      this.#fill("family", this.#results.families);
      this.#fill("table", this.#results.tables.map((table) => [String(table), this.#say("tableName", table)]));
      this.#filter();
    }
  }

  async #getReady(): Promise<void> {
    const waiting = setTimeout(() => this.#tell("slow"), PATIENCE);
    try {
      await this.#checker.ready();
    } catch (error) {
      const reason = (error as Error).message;
      this.#tell("notReady", reason);
      if (WHERE === "server") known("status").textContent = reason;
      return;
    } finally {
      clearTimeout(waiting);
    }
    document.body.dataset["ready"] = "yes";
    this.#tell("ready");
  }

  async #end(): Promise<void> {
    this.#isStopped = true;
    this.#checker.stop();
    await this.#checker.end?.();
    delete document.body.dataset["ready"];
    this.#tell("ended");
  }

  #listen(): void {
    const drop = known("drop");
    known("files").addEventListener("change", (event) => void this.check(chosen(event)));
    known("folder").addEventListener("change", (event) => void this.check(ofKnownKind(chosen(event))));
    known("sample").addEventListener("click", async () => {
      const bytes = await (await fetch("sample.docx")).arrayBuffer();
      await this.check([new File([bytes], "样表.docx")]);
    });
    known("cancel").addEventListener("click", () => {
      this.#isStopped = true;
      this.#checker.stop();
    });
    document.getElementById("end")?.addEventListener("click", () => void this.#end());
    known("filters").addEventListener("change", () => this.#filter());
    known("language").addEventListener("click", () => {
      this.#language = this.#language === "zh" ? "en" : "zh";
      remember(this.#language);
      this.#speak();
    });
    drop.addEventListener("dragover", (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", async (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (event.dataTransfer) await this.check(await filesOf(event.dataTransfer, ofKnownKind));
    });
  }
}

/** The language that was chosen last; Chinese where none was, or where the browser keeps nothing. */
function remembered(): Language {
  try {
    return localStorage.getItem(LANGUAGE) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // it holds for this visit
  }
}

function filterAsked(): Filter {
  const boxes = document.querySelectorAll<HTMLInputElement>("[name=level]:checked");
  const [family, table] = ["family", "table"].map((id) => known<HTMLSelectElement>(id).value);
  return { levels: new Set([...boxes].map((box) => box.value)), family: family ?? "", table: table ?? "" };
}

/** The files that an input was given; it can be given the same ones again. */
function chosen(event: Event): File[] {
  const input = event.target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  input.value = "";
  return files;
}

/** Of the files in a folder, those that can hold a table. */
function ofKnownKind(files: File[]): File[] {
  return worthReading(files).filter((file) => ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending)));
}

if (!document.body.dataset["lacking"]) {
  document.body.dataset["began"] = "yes";
  new Page();
}
if (WHERE === "browser" && "serviceWorker" in navigator) navigator.serviceWorker.register("offline.js").catch(() => {});
