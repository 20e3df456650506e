// What is known of a file: the shape that page/shape.py gives it. Places in texts count code points.

export type Severity = "error" | "warning" | "info";

export interface Reason {
  code: string;
  family: string;
  severity: Severity;
  wrong: string;
  deed: string;
  paste: string | null;
  example: string;
  sources: number[];
}

export interface Cell {
  row: number;
  name: string;
  field: string;
  text: string;
  spans: [number, number][];
  reasons: Reason[];
}

export interface Place {
  table: number;
  row: number;
  field: string;
}

export interface Remark {
  code: string;
  family: string;
  severity: Severity;
  title: string;
  deed: string;
  count: number;
  tables: number[];
  places: Place[];
  sources: number[];
}

export interface HeadCell {
  field: string;
  text: string;
}

export interface Counts {
  errors: number;
  warnings: number;
  infos: number;
}

export interface Table {
  index: number;
  title: string;
  project: string;
  counts: Counts;
  head: HeadCell[];
  columns: string[];
  /** null stands for a cell that the one above reaches down to. */
  rows: (string | null)[][];
  cells: Cell[];
}

export interface File {
  name: string;
  verdict: string;
  notes: string[];
  about: Reason[];
  remarks: Remark[];
  tables: Table[];
}

export interface Source {
  number: number;
  title: string;
  document: string;
}

export interface Rule {
  title: string;
  url: string;
}

export interface Answer {
  files: File[];
  sources: Source[];
  rules: Record<string, Rule>;
  families: Record<string, string>;
  not_examined: string[];
  counts: Counts;
}
