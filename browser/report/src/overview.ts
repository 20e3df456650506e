// The charts, and the tables of counts whose names choose what is shown below.
import type { Bar, Run } from "./data";
import { byId, made } from "./elements";

/** What `charts.ts` leaves for the page, which is complete without it. */
export interface Charts {
  draw(holder: HTMLElement, bars: Bar[], colours: string[], paper: Paper, pick: (name: string) => void): void;
}

export interface Paper {
  ink: string;
  line: string;
  font: string;
  width: number;
}

declare global {
  interface Window {
    jixiaoCharts?: Charts;
  }
}

const KINDS = ["level", "family", "unit", "project"] as const;
type Kind = (typeof KINDS)[number];
export type Pick = (kind: Kind, name: string) => void;

/** Draw every chart for the paper as it is now. `width` is that of a printed chart; on the screen it is what there is. */
export function drawCharts(run: Run, pick: Pick, width = 0): void {
  const charts = window.jixiaoCharts;
  if (!charts) return;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const colours = ["--error", "--warning", "--info"].map(colour);
  byId("charts").hidden = false;
  for (const kind of KINDS) {
    const bars = run.charts[kind];
    const holder = byId(`chart-${kind}`);
    (holder.parentElement as HTMLElement).hidden = bars.length === 0;
    if (!bars.length) continue;
    holder.setAttribute("aria-label", `条形图：${bars.map(told).join("；")}`);
    const paper = { ink: colour("--ink"), line: colour("--line"), font: getComputedStyle(document.body).fontFamily, width };
    charts.draw(holder, bars, colours, paper, (name) => pick(kind, name));
  }
}

function told([name, errors, warnings, infos]: Bar): string {
  const parts = [[errors, "错误"], [warnings, "警告"], [infos, "提示"]].filter(([count]) => count);
  return `${name || "没有写"} ${parts.map(([count, word]) => `${word} ${count}`).join("、")}`;
}

/** Make the names in the tables of counts choose what they name. */
export function linkCounts(pick: Pick): void {
  for (const table of document.querySelectorAll<HTMLTableElement>("table.counts")) {
    const kind = table.dataset["kind"] as Kind;
    for (const name of table.querySelectorAll<HTMLElement>("tbody th[data-name]")) {
      const value = name.dataset["name"] ?? "";
      if (!value) continue;
      const button = made("button", "pick", name.textContent ?? "");
      button.type = "button";
      button.addEventListener("click", () => pick(kind, value));
      name.replaceChildren(button);
    }
  }
}
