// One file of the report: what is said about the file itself, what most of its tables share, and its tables.
import { type Choice, type Traits, isWanted } from "./choice";
import type { File, Run, Said } from "./data";
import { link, made } from "./elements";
import { said } from "./said";
import { TableView, letterOf } from "./table";

interface About {
  traits: Traits;
  element: HTMLElement;
}

export class FileView {
  readonly article: HTMLElement;
  readonly tables: TableView[];
  readonly #about: About[];
  readonly #remarks: About[];
  readonly #words: string;

  constructor(readonly file: File, id: string, run: Run) {
    this.#words = file.name.toLowerCase();
    this.tables = file.tables.map((table) => new TableView(table, file, `${id}t${table.index}`, run.rules));
    this.#about = file.about.map((reason) => this.#line(reason, said(reason, reason.at, run.rules)));
    this.#remarks = file.remarks.map((remark, number) => {
      const box = said({ ...remark, wrong: `${remark.wrong}（${remark.tables} 张表，${remark.count} 处）` }, "", run.rules);
      box.prepend(made("p", "place", made("span", `n ${remark.level}`, letterOf(number)), " 多数表都有的，一起改"));
      return this.#line(remark, box);
    });
    const name = made("h3", "", file.link ? link(file.link, "", file.name) : file.name);
    this.article = made("article", "file", name, ...file.notes.map((note) => made("p", "small", note)));
    this.article.append(...[...this.#about, ...this.#remarks].map(({ element }) => element));
    this.article.append(...this.tables.map((view) => view.section));
  }

  /** Show what was chosen; returns how many findings and tables that are. */
  apply(choice: Choice): [number, number] {
    let [findings, tables] = [0, 0];
    for (const view of this.tables) {
      const count = view.apply(choice);
      findings += count;
      tables += Number(!view.section.hidden);
    }
    const home = { unit: "", project: "", words: this.#words };
    const isOfAll = choice.unit === "" && choice.project === "";
    let about = 0;
    for (const { traits, element } of this.#about) {
      const wanted = isOfAll && isWanted(traits, home, choice);
      element.hidden = !wanted;
      about += Number(wanted);
    }
    const levelAndFamily = { ...choice, words: "" };
    for (const { traits, element } of this.#remarks) element.hidden = tables === 0 || !isWanted(traits, home, levelAndFamily);
    this.article.hidden = about === 0 && tables === 0;
    return [findings + about, tables];
  }

  #line(what: Said, element: HTMLElement): About {
    return { traits: { level: what.level, code: what.code, words: `${what.code} ${what.wrong} ${what.deed}`.toLowerCase() }, element };
  }
}
