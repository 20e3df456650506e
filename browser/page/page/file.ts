// One file of the results: what is said about it, what most of its tables share, then table by table.
import type { File, Severity } from "./answer.js";
import { made } from "./elements.js";
import { itemsOf, total } from "./filter.js";
import { findingOf, remarkOf, type Shown } from "./finding.js";
import { sectionOf, type Remarked, type Section } from "./table.js";

// Sections that are put in before the page may draw.
const AT_A_TIME = 40;

/** The inside of a file, built when it is wanted; long ones go on growing while the page is used already. */
export async function fill(body: HTMLElement, file: File, shown: Shown, grown: () => void): Promise<void> {
  const { say } = shown;
  const list = made("ol", "remarks findings");
  list.append(...file.about.map((reason) => findingOf(reason, say("wholeFile"), [], shown)));
  const sections = new Map<number, Section>();
  const remarked = new Map<number, Remarked[]>();
  for (const remark of file.remarks) {
    const item = remarkOf(remark, shown, (place) => sections.get(place.table)?.show(place));
    for (const place of remark.places) {
      const known = remarked.get(place.table) ?? [];
      remarked.set(place.table, known);
      known.push({ place, title: remark.title, item });
    }
    list.append(item);
  }
  const tables = made("div", "tables");
  if (file.notes.length) body.append(made("ul", "notes", ...file.notes.map((note) => made("li", "", note))));
  if (!file.tables.length && !file.about.length) body.append(made("p", "", say("noTable")));
  body.append(list, tables);
  for (let at = 0; at < file.tables.length; at += AT_A_TIME) {
    if (at) await new Promise((resolve) => setTimeout(resolve));
    for (const table of file.tables.slice(at, at + AT_A_TIME)) {
      const section = sectionOf(table, remarked.get(table.index) ?? [], shown);
      sections.set(table.index, section);
      tables.append(section.element);
    }
    grown();
  }
  grown();
}

/** How much is said of a file, in words. */
export function weightOf(file: File, { say }: Pick<Shown, "say">): string {
  const items = itemsOf(file);
  if (!items.length) return say(file.tables.length ? "clean" : "noTable");
  const count = (wanted: Severity) => total(items.filter(({ severity }) => severity === wanted));
  return say("counts", count("error"), count("warning"), count("info"));
}
