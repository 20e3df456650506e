// One table of the report: its place from the start, its content when it comes into sight or is printed.
import { type Choice, type Home, type Traits, inTable, isWanted } from "./choice";
import type { Cell, File, Place, Remark, Run, Said, Table } from "./data";
import { link, made } from "./elements";
import { type Mark, asItStands, markFor } from "./form";
import { said } from "./said";

/** Something that is said, with what shows it once it is drawn. */
interface Item {
  traits: Traits;
  element: HTMLElement | null;
}

/** A number in the margin: one cell, or one remark of the file, with all that is said under it. */
interface Entry {
  items: Item[];
  marks: Mark[];
  element: HTMLElement | null;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

export class TableView {
  readonly section: HTMLElement;
  readonly home: Home;
  readonly #cells: Entry[];
  readonly #shared: Entry[];
  readonly #body = made("div", "body");
  readonly #name: string;
  #isDrawn = false;

  constructor(
    readonly table: Table,
    readonly file: File,
    readonly id: string,
    readonly rules: Run["rules"],
  ) {
    const project = table.project || table.title;
    this.home = { unit: table.unit, project, words: `${file.name} ${table.title} ${table.project} ${table.unit}`.toLowerCase() };
    this.#cells = table.cells.map((cell, number) => this.#cell(cell, number + 1));
    this.#shared = table.shared.map(([number, places]) => this.#remark(number, places));
    this.#name = `表 ${table.index}`;
    const heading = made("h4", "", `${this.#name}　${table.title || table.project || "（没有写表题）"}`);
    this.section = made("section", "table", heading, this.#facts(), this.#body);
    this.section.id = id;
    // About as much room as it will take, so that what stands below does not jump.
    this.#body.style.minHeight = `${Math.max(table.head.length + table.rows.length * 1.6, this.#cells.length * 5) * 2}rem`;
  }

  /** How many findings of it are to be seen. */
  count(choice: Choice): number {
    return inTable(this.home, choice) ? this.#items().filter(({ traits }) => isWanted(traits, this.home, choice)).length : 0;
  }

  /** Show what was chosen; returns how much that is. */
  apply(choice: Choice): number {
    const count = this.count(choice);
    const isClean = choice.clean && this.#isClean() && inTable(this.home, choice) && this.#isNamed(choice);
    this.section.hidden = count === 0 && !isClean;
    if (this.#isDrawn && !this.section.hidden) this.#hide(choice);
    return count;
  }

  /** Fill in what the reader comes to see. */
  draw(choice: Choice): void {
    if (this.#isDrawn) return;
    this.#isDrawn = true;
    const marks = [...this.#cells, ...this.#shared].flatMap((entry) => entry.marks);
    const list = made("ol", "findings");
    this.#cells.forEach((entry, at) => list.append(this.#drawnCell(entry, this.table.cells[at] as Cell, at + 1)));
    this.#shared.forEach((entry, at) => list.append(this.#drawnRemark(entry, ...(this.table.shared[at] as [number, Place[]]))));
    const margin = list.childElementCount ? list : made("p", "none", "没有发现问题");
    this.#body.style.minHeight = "";
    this.#body.append(made("div", "pair", asItStands(this.table, marks, this.#name), margin));
    this.#hide(choice);
  }

  #items(): Item[] {
    return [...this.#cells, ...this.#shared].flatMap((entry) => entry.items);
  }

  #isClean(): boolean {
    return this.#cells.length === 0 && this.#shared.length === 0;
  }

  #isNamed(choice: Choice): boolean {
    return choice.family === "" && (choice.words === "" || this.home.words.includes(choice.words));
  }

  #facts(): HTMLElement {
    const { unit, year, project, title, rows } = this.table;
    const parts = [project !== title && title && !title.includes(project) ? project : "", unit, year ? `${year} 年` : "", `${rows.length} 条指标`];
    return made("p", "small", parts.filter(Boolean).join(" · "));
  }

  #cell(cell: Cell, number: number): Entry {
    const level = cell.reasons[0]?.level ?? "info";
    return {
      items: cell.reasons.map((reason) => ({ traits: traits(reason, `${cell.name} ${cell.text} ${reason.wrong}`), element: null })),
      marks: [markFor(cell, String(number), `${this.id}-${number}`, level)],
      element: null,
    };
  }

  #remark(number: number, places: Place[]): Entry {
    const remark = this.#of(number);
    const letter = letterOf(number);
    return {
      items: places.map((place) => ({ traits: traits(remark, `${place.name} ${place.text} ${place.wrong}`), element: null })),
      marks: places.map((place) => markFor(place, letter, `${this.id}-${letter}`, remark.level)),
      element: null,
    };
  }

  #of(number: number): Remark {
    return this.file.remarks[number] as Remark;
  }

  #drawnCell(entry: Entry, cell: Cell, number: number): HTMLElement {
    const item = this.#margin(entry, String(number), placeOf(cell));
    cell.reasons.forEach((reason, at) => {
      const box = said(reason, reason.at, this.rules);
      (entry.items[at] as Item).element = box;
      item.append(box);
    });
    return item;
  }

  #drawnRemark(entry: Entry, number: number, places: Place[]): HTMLElement {
    const remark = this.#of(number);
    const item = this.#margin(entry, letterOf(number), `多数表都有的，本表 ${places.length} 处`);
    const list = made("ul", "places");
    places.forEach((place, at) => {
      const line = made("li", "", `${placeOf(place)}：${place.wrong}`, made("span", "small", place.at ? `　${place.at}` : ""));
      (entry.items[at] as Item).element = line;
      list.append(line);
    });
    item.append(said(remark, "", this.rules), list);
    return item;
  }

  #margin(entry: Entry, label: string, place: string): HTMLElement {
    const target = `${this.id}-${label}`;
    const back = entry.marks[0]?.element;
    const number = link(`#m${target}`, `n ${entry.marks[0]?.level ?? "info"}`, label);
    if (back) back.id = `m${target}`;
    number.setAttribute("aria-label", `问题 ${label}，看原表`);
    const item = made("li", "", made("p", "place", number, ` ${place}`));
    item.id = target;
    item.tabIndex = -1;
    entry.element = item;
    return item;
  }

  #hide(choice: Choice): void {
    for (const entry of [...this.#cells, ...this.#shared]) {
      let isSeen = false;
      for (const { traits: own, element } of entry.items) {
        const wanted = isWanted(own, this.home, choice);
        if (element) element.hidden = !wanted;
        isSeen ||= wanted;
      }
      if (entry.element) entry.element.hidden = !isSeen;
      for (const mark of entry.marks) {
        mark.element.hidden = !isSeen;
        const cell = mark.element.parentElement;
        cell?.classList.toggle("off", [...cell.querySelectorAll<HTMLElement>(":scope > a.n")].every((each) => each.hidden));
      }
    }
  }
}

export function letterOf(number: number): string {
  const rest = Math.floor(number / LETTERS.length);
  return `${LETTERS[number % LETTERS.length]}${rest || ""}`;
}

function placeOf(spot: Cell | Place): string {
  if (!spot.row) return spot.field ? `表头 · ${spot.field}` : "本表";
  return [`第 ${spot.row} 条 ${spot.name}`, spot.field].filter(Boolean).join(" · ");
}

function traits(what: Said, words: string): Traits {
  return { level: what.level, code: what.code, words: `${what.code} ${words} ${what.deed}`.toLowerCase() };
}
