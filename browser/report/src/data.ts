// What the page holds: the shapes that jixiao_lint/html_report/plain.py writes, and the way to them.

export type Level = "error" | "warning" | "info";

/** What is wrong, and what to do. */
export interface Said {
  code: string;
  level: Level;
  wrong: string;
  deed: string;
  paste: string | null;
  example: string;
  sources: number[];
}

export interface Reason extends Said {
  at: string;
}

/** A cell that is spoken of; `row` 0 is the head, and spans count code points of `text`. */
export interface Spot {
  row: number;
  name: string;
  field: string;
  text: string;
  spans: [number, number][];
}

export interface Cell extends Spot {
  reasons: Reason[];
}

/** A place of which a remark speaks, with its own words; the deed is that of the remark. */
export interface Place extends Spot {
  wrong: string;
  at: string;
}

export interface Remark extends Said {
  tables: number;
  count: number;
}

export interface Table {
  index: number;
  title: string;
  project: string;
  unit: string;
  year: number;
  head: [string, string][];
  columns: string[];
  /** null stands for a cell that the one above reaches down to. */
  rows: (string | null)[][];
  cells: Cell[];
  shared: [number, Place[]][];
}

export interface File {
  name: string;
  link: string;
  notes: string[];
  about: Reason[];
  remarks: Remark[];
  tables: Table[];
}

/** Bars of a chart: the name, then errors, warnings and hints. */
export type Bar = [string, number, number, number];

export interface Run {
  rules: Record<string, [string, string]>;
  families: Record<string, string>;
  charts: Record<"level" | "family" | "unit" | "project", Bar[]>;
  files: File[];
}

/** Takes the data out of the page. Throws where the browser is too old for it. */
export async function unpacked(holder: Element): Promise<Run> {
  const letters = atob(holder.textContent ?? "");
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text()) as Run;
}

export function familyOf(code: string): string {
  return code.replace(/[0-9]+$/, "");
}
