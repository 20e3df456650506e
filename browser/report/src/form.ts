// A table as it stands, with its marked cells; each mark leads to what is said about the cell.
import type { Level, Spot, Table } from "./data";
import { link, made, marked } from "./elements";
import { LEVELS } from "./said";

/** A mark at a cell: what it is called, where it leads, and what says whether it is to be seen. */
export interface Mark {
  spot: Spot;
  label: string;
  target: string;
  level: Level;
  element: HTMLElement;
}

const WEIGHT: Level[] = ["error", "warning", "info"];

export function markFor(spot: Spot, label: string, target: string, level: Level): Mark {
  const element = link(`#${target}`, `n ${level}`, label);
  element.setAttribute("aria-label", `${LEVELS[level]}，问题 ${label}`);
  return { spot, label, target, level, element };
}

/** Both parts of the form. */
export function asItStands(table: Table, marks: Mark[], label: string): HTMLElement {
  const at = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = `${mark.spot.row} ${mark.spot.field}`;
    at.set(key, [...(at.get(key) ?? []), mark]);
  }
  const box = made("div", "form scroll", head(table, at), list(table, at));
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${label} 原表`);
  return box;
}

function head(table: Table, at: Map<string, Mark[]>): HTMLElement | null {
  if (!table.head.length) return null;
  const rows = table.head.map(([field, text]) => {
    const label = made("th", "", field);
    label.scope = "row";
    return made("tr", "", label, box(text, at.get(`0 ${field}`)));
  });
  return made("table", "head", made("caption", "", "表头"), made("tbody", "", ...rows));
}

function list(table: Table, at: Map<string, Mark[]>): HTMLElement | null {
  if (!table.rows.length) return null;
  const heads = ["条", ...table.columns].map((name) => {
    const label = made("th", "", name);
    label.scope = "col";
    return label;
  });
  const rows = table.rows.map((texts, row) => {
    const number = made("th", "", String(row + 1));
    number.scope = "row";
    const cells = texts.map((text, column) => {
      if (text === null && row > 0) return null;
      const cell = box(text ?? "", at.get(`${row + 1} ${table.columns[column]}`));
      cell.rowSpan = reach(table, row, column);
      return cell;
    });
    return made("tr", "", number, ...cells);
  });
  const body = made("tbody", "", ...rows);
  return made("table", "list", made("caption", "", "绩效指标"), made("thead", "", made("tr", "", ...heads)), body);
}

/** Over how many rows a cell reaches. */
function reach(table: Table, row: number, column: number): number {
  let last = row + 1;
  while (last < table.rows.length && table.rows[last]?.[column] === null) last += 1;
  return last - row;
}

function box(text: string, marks: Mark[] | undefined): HTMLTableCellElement {
  if (!marks) return made("td", "", text);
  const spans = marks.flatMap((mark) => (mark.spot.text === text ? mark.spot.spans : []));
  const heaviest = WEIGHT.find((level) => marks.some((mark) => mark.level === level)) ?? "info";
  const cell = made("td", `marked ${heaviest}`, ...marked(text, spans));
  for (const mark of marks) cell.append(" ", mark.element);
  return cell;
}
