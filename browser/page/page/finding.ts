// One finding: the deed first, then what is wrong, where, and on what basis.
import type { Cell, Place, Reason, Remark, Rule } from "./answer.js";
import { button, made, marked } from "./elements.js";
import { labelled } from "./filter.js";
import type { Say } from "./words.js";

/** What every finding of an answer is shown with; `numbered` turns the numbers of the answer into those of the page. */
export interface Shown {
  say: Say;
  rules: Record<string, Rule>;
  numbered: (source: number) => number;
}

/** A finding about a cell, or about the whole file where there is none. */
export function findingOf(reason: Reason, place: string, tables: readonly number[], shown: Shown, cell?: Cell): HTMLLIElement {
  const item = listed(reason, tables, shown);
  if (cell?.text) item.append(made("p", "place", shown.say("original"), ...marked(cell.text, cell.spans)));
  if (reason.example) item.append(made("p", "place", shown.say("example"), reason.example));
  item.append(whereAndWhy(place, reason, shown));
  if (reason.paste !== null) item.append(copyButton(reason.paste, shown.say));
  return item;
}

/** What is said of most tables, once; `show` leads to one of the cells. */
export function remarkOf(remark: Remark, shown: Shown, show: (place: Place) => void): HTMLLIElement {
  const item = listed({ ...remark, wrong: remark.title }, remark.tables, shown);
  item.append(whereAndWhy(shown.say("places", remark.count, remark.tables.length), remark, shown));
  const list = made("details", "", made("summary", "", shown.say("where")));
  list.addEventListener("toggle", () => {
    if (list.children.length === 1) list.append(...remark.places.map((place) => button(nameOf(place, shown), "", () => show(place))));
  });
  item.append(list);
  return item;
}

function nameOf({ table, row, field }: Place, { say }: Shown): string {
  const inside = field ? `　${row ? say("row", row) : say("head")} · ${field}` : "";
  return say("tableName", table) + inside;
}

type Said = Pick<Reason, "code" | "family" | "severity" | "wrong" | "deed" | "sources">;

function listed(said: Said, tables: readonly number[], { say }: Shown): HTMLLIElement {
  const item = labelled(made("li", said.severity), { severity: said.severity, family: said.family, tables });
  item.tabIndex = -1;
  if (said.deed) item.append(made("p", "deed", `→ ${said.deed}`));
  item.append(made("p", "wrong", made("span", "level", `${say(said.severity)}　`), said.wrong));
  return item;
}

function whereAndWhy(place: string, said: Pick<Said, "code" | "sources">, { say, rules, numbered }: Shown): HTMLElement {
  const numbers = said.sources.map((source) => `[${numbered(source)}]`).join("");
  const basis = numbers ? made("span", "source", `　${say("basis", numbers)}`) : null;
  return made("p", "place", `${place}　`, ruleOf(said.code, rules[said.code]), basis);
}

function ruleOf(code: string, rule: Rule | undefined): HTMLElement {
  if (!rule?.url.startsWith("https://")) return made("span", "code", code);
  const link = made("a", "code", code);
  link.href = rule.url;
  link.title = rule.title;
  link.rel = "noreferrer";
  link.target = "_blank";
  return link;
}

function copyButton(text: string, say: Say): HTMLElement {
  return button(say("copy", text), "copy", async (self) => {
    const isCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    self.textContent = isCopied ? say("copied") : say("copyByHand", text);
  });
}
