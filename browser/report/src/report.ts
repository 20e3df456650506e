// The report: takes the data out of the page, draws what comes into sight, filters, and draws all of it for the printer.
import type { Choice } from "./choice";
import { type Run, familyOf, unpacked } from "./data";
import { byId, made } from "./elements";
import { FileView } from "./file";
import { type Pick, drawCharts, linkCounts } from "./overview";
import type { TableView } from "./table";

// Files that are placed before the first frame, and then at a time.
const AT_ONCE = 20;
const THEN = 100;
const WIDTH_ON_PAPER = 330;
const LEVEL_WORDS: Record<string, string> = { 错误: "error", 警告: "warning", 提示: "info" };

const box = (id: string) => byId<HTMLInputElement>(id);
const select = (id: string) => byId<HTMLSelectElement>(id);

class Report {
  readonly #views: FileView[] = [];
  readonly #tables = new Map<Element, TableView>();
  readonly #sight = new IntersectionObserver((met) => this.#see(met), { rootMargin: "800px" });
  #choice = chosen();

  constructor(readonly run: Run) {}

  /** Place all files, the first of them at once. */
  async place(): Promise<void> {
    const files = this.run.files;
    for (let from = 0; from < files.length; from += from ? THEN : AT_ONCE) {
      if (from) await new Promise((resolve) => setTimeout(resolve));
      const views = files.slice(from, from + (from ? THEN : AT_ONCE)).map((file, at) => new FileView(file, `f${from + at + 1}`, this.run));
      for (const view of views) {
        view.apply(this.#choice);
        for (const table of view.tables) {
          this.#tables.set(table.section, table);
          this.#sight.observe(table.section);
        }
      }
      this.#views.push(...views);
      byId("files").append(...views.map((view) => view.article));
    }
    this.filter();
  }

  /** Show what is chosen now, and say how much that is. */
  filter(): void {
    this.#choice = chosen();
    let [findings, tables] = [0, 0];
    for (const view of this.#views) {
      const [more, shown] = view.apply(this.#choice);
      findings += more;
      tables += shown;
    }
    byId("count").textContent = findings ? `显示 ${findings} 处，${tables} 张表` : tables ? `显示 ${tables} 张没有发现问题的表` : "没有符合条件的";
  }

  /** Draw all that is not hidden. */
  drawAll(): void {
    for (const view of this.#tables.values()) if (!view.section.hidden) view.draw(this.#choice);
  }

  #see(met: IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of met) {
      if (!isIntersecting) continue;
      this.#tables.get(target)?.draw(this.#choice);
      this.#sight.unobserve(target);
    }
  }
}

function chosen(): Choice {
  const levels = document.querySelectorAll<HTMLInputElement>("#filters [name=level]:checked");
  return {
    levels: new Set([...levels].map((level) => level.value)),
    unit: select("unit").value,
    project: select("project").value,
    family: select("family").value,
    words: box("words").value.trim().toLowerCase(),
    clean: box("clean").checked,
  };
}

/** Offer what there is. */
function fill(run: Run): void {
  const tables = run.files.flatMap((file) => file.tables);
  const codes = run.files.flatMap((file) => [
    ...[...file.about, ...file.remarks].map((reason) => reason.code),
    ...file.tables.flatMap((table) => table.cells.flatMap((cell) => cell.reasons.map((reason) => reason.code))),
  ]);
  offer("unit", tables.map((table) => [table.unit, table.unit]));
  offer("project", tables.map((table) => [table.project || table.title, table.project || table.title]));
  offer("family", codes.map(familyOf).sort().map((letters) => [letters, run.families[letters] ?? letters]));
}

function offer(id: string, values: [string, string][]): void {
  const options = [...new Map(values)].filter(([value]) => value).map(([value, label]) => new Option(label, value));
  select(id).append(...options);
  (select(id).parentElement as HTMLElement).hidden = options.length < 2;
}

function reset(): void {
  for (const level of document.querySelectorAll<HTMLInputElement>("#filters [name=level]")) level.checked = true;
  for (const id of ["unit", "project", "family"]) select(id).value = "";
  box("words").value = "";
  box("clean").checked = false;
}

/** What a bar or a name of the overview chooses. */
function picking(run: Run, report: Report): Pick {
  const letters = new Map(Object.entries(run.families).map(([code, name]) => [name, code]));
  return (kind, name) => {
    reset();
    if (kind === "level") {
      for (const level of document.querySelectorAll<HTMLInputElement>("#filters [name=level]")) level.checked = level.value === LEVEL_WORDS[name];
    } else {
      select(kind).value = kind === "family" ? (letters.get(name) ?? name) : name;
    }
    report.filter();
    byId("filters").scrollIntoView();
  };
}

/** Redraw for the paper before it is printed, and for the screen after it. */
function print(run: Run, report: Report, pick: Pick): void {
  const details = () => document.querySelectorAll<HTMLDetailsElement>("details");
  const open = new WeakMap<Element, boolean>();
  addEventListener("beforeprint", () => {
    report.drawAll();
    document.documentElement.classList.add("paper");
    for (const each of details()) {
      open.set(each, each.open);
      each.open = true;
    }
    drawCharts(run, pick, WIDTH_ON_PAPER);
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("paper");
    for (const each of details()) each.open = open.get(each) ?? each.open;
    drawCharts(run, pick);
  });
}

async function begin(): Promise<void> {
  const run = await unpacked(byId("data"));
  const report = new Report(run);
  const pick = picking(run, report);
  fill(run);
  byId("filters").hidden = run.files.length === 0;
  const filter = () => report.filter();
  byId("filters").addEventListener("change", filter);
  box("words").addEventListener("input", filter);
  byId("reset").addEventListener("click", () => {
    reset();
    filter();
  });
  linkCounts(pick);
  print(run, report, pick);
  await report.place();
  drawCharts(run, pick);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawCharts(run, pick));
  let width = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth !== width) drawCharts(run, pick);
    width = innerWidth;
  });
  document.body.dataset["ready"] = "yes";
}

begin().catch((error: unknown) => {
  byId("files").append(made("p", "", `这个浏览器画不出各表（${String(error)}）；请换用较新的 Chrome、Edge、Firefox 或 Safari`));
});
