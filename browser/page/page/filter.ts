// Which findings are shown: by level, by family of rules, by table.
import type { File, Severity } from "./answer.js";

export interface Filter {
  levels: ReadonlySet<string>;
  family: string;
  table: string;
}

/** What a finding is known by. `tables` are those that it speaks of; none where it is about the file. */
export interface Item {
  severity: Severity;
  family: string;
  tables: readonly number[];
}

/** An item with how many findings it tells. */
export interface Told extends Item {
  count: number;
}

/** Everything that is said of a file. */
export function itemsOf(file: File): Told[] {
  const about = file.about.map((reason) => ({ severity: reason.severity, family: reason.family, tables: [], count: 1 }));
  const own = file.tables.flatMap((table) =>
    table.cells.flatMap((cell) => cell.reasons.map(({ severity, family }) => ({ severity, family, tables: [table.index], count: 1 }))),
  );
  const shared = file.remarks.flatMap(({ severity, family, count, places }) => [
    ...places.map(({ table }) => ({ severity, family, tables: [table], count: 1 })),
    { severity, family, tables: [], count: count - places.length },
  ]);
  return [...about, ...shared, ...own].filter(({ count }) => count > 0);
}

/** How many findings these items tell. */
export function total(items: readonly Told[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}

export function isShown(item: Item, filter: Filter): boolean {
  const isOfTable = filter.table === "" || !item.tables.length || item.tables.includes(Number(filter.table));
  return filter.levels.has(item.severity) && (filter.family === "" || item.family === filter.family) && isOfTable;
}

/** Writes on an element what it is filtered by. */
export function labelled<Kind extends HTMLElement>(element: Kind, item: Item): Kind {
  element.dataset["level"] = item.severity;
  element.dataset["family"] = item.family;
  element.dataset["tables"] = item.tables.join(" ");
  return element;
}

/** Hides what the filter leaves out, and the tables that are not asked for. */
export function apply(filter: Filter, within: ParentNode): void {
  for (const element of within.querySelectorAll<HTMLElement>("[data-level]")) {
    const { level, family, tables } = element.dataset;
    const numbers = tables ? tables.split(" ").map(Number) : [];
    element.hidden = !isShown({ severity: level as Severity, family: family ?? "", tables: numbers }, filter);
  }
  for (const section of within.querySelectorAll<HTMLElement>("[data-table]")) {
    section.hidden = filter.table !== "" && section.dataset["table"] !== filter.table;
  }
}
