// The page: files in, findings out. Each file is checked in the thread; what comes back is shown and filtered here.
import { Checker } from "./checker.js";
import { filesOf } from "./dropped.js";
import { made, showFile } from "./show.js";

const [drop, status, results, filters] = ["drop", "status", "results", "filters"].map((id) => document.getElementById(id));
const cancel = document.getElementById("cancel");
const ANNOTATED = /^\.(docx|xlsx)$/i;
const FIXABLE = /^\.(docx|xlsx|txt|csv|tsv|yaml|yml)$/i;
const LARGEST = 64 * 1024 * 1024;
let stopped = false;
let checker = null;

function say(text) {
  status.textContent = text;
}

function begin() {
  const missing = lacking();
  if (missing) return say(missing);
  checker = new Checker(
    () => {
      document.body.dataset.ready = "yes";
      say("可以选择文件了");
    },
    (message) => say(`页面没有准备好（${message}）。请刷新再试；仍不行的，请换用较新的 Chrome、Edge 或 Firefox`),
  );
}

/** What this browser lacks, as a sentence; empty if nothing. */
function lacking() {
  if (location.protocol === "file:") return "浏览器不让直接从磁盘打开的页面读它自己的文件，请用网址打开（例如在这个文件夹里运行 python -m http.server）";
  if (typeof WebAssembly !== "object" || typeof Worker !== "function") return "这个浏览器太旧，不能检查文件；请换用较新的 Chrome、Edge 或 Firefox";
  return "";
}

async function check(files) {
  if (!checker || !files.length) return;
  stopped = false;
  results.replaceChildren();
  const all = { rules: {}, sources: new Map(), notExamined: new Set() };
  cancel.hidden = false;
  for (const [place, file] of files.entries()) {
    if (stopped) break;
    say(`正在检查第 ${place + 1} 个文件，共 ${files.length} 个：${file.name}`);
    await one(file, all);
  }
  cancel.hidden = true;
  say(stopped ? "已停下，下面是停下以前查完的" : `检查完了 ${files.length} 个文件`);
  finish(all);
}

async function one(file, all) {
  if (file.size > LARGEST) {
    results.append(made("article", "file", made("h2", "", file.name), made("p", "", "文件超过 64 MB，没有读")));
    return;
  }
  try {
    const bytes = await file.arrayBuffer();
    const answer = JSON.parse(await checker.ask("answer", file.name, bytes));
    Object.assign(all.rules, answer.rules);
    const numbers = new Map(answer.sources.map(([number, title, document_]) => [number, numbered(all, title, document_)]));
    answer.not_examined.forEach((heading) => all.notExamined.add(heading));
    for (const found of answer.files) {
      renumber(found, numbers);
      const shown = showFile(found, answer.rules);
      if (answer.files.length === 1) shown.querySelector(".downloads").append(...downloads(file, bytes));
      results.append(shown);
    }
  } catch (error) {
    if (!stopped) results.append(made("article", "file", made("h2", "", file.name), made("p", "", `这个文件没有查成：${error.message}`)));
  }
}

function numbered(all, title, document_) {
  if (!all.sources.has(document_)) all.sources.set(document_, { number: all.sources.size + 1, title });
  return all.sources.get(document_).number;
}

function renumber(file, numbers) {
  const reasons = [...file.about, ...file.remarks, ...file.tables.flatMap((table) => table.cells.flatMap((cell) => cell.reasons))];
  for (const reason of reasons) reason.sources = reason.sources.map((number) => numbers.get(number));
}

function downloads(file, bytes) {
  const dot = file.name.lastIndexOf(".");
  const [stem, ending] = [file.name.slice(0, dot), file.name.slice(dot)];
  const wishes = [["opinion", "下载审核意见", `${stem}.审核意见.xlsx`], ["report", "下载 JSON 报告", `${stem}.json`]];
  if (FIXABLE.test(ending)) wishes.unshift(["fixed", "下载改正后的文件", `${stem}.改正${ending}`]);
  if (ANNOTATED.test(ending)) wishes.unshift(["annotated", "下载带批注的文件", `${stem}.批注${ending}`]);
  return wishes.map(([wish, label, name]) => {
    const button = made("button", "", label);
    button.type = "button";
    button.dataset.wish = wish;
    button.addEventListener("click", async () => {
      button.disabled = true;
      const answer = await checker.ask(wish, file.name, bytes).catch(() => null);
      button.disabled = false;
      if (!answer || answer === "null") button.textContent = wish === "fixed" ? "没有可以自动改正的" : "没有写成";
      else save(answer, name);
    });
    return button;
  });
}

function save(content, name) {
  const link = made("a", "");
  link.href = URL.createObjectURL(new Blob([content]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function finish(all) {
  const list = [...all.sources.values()].map(({ title }) => made("li", "", title));
  document.getElementById("sources").replaceChildren(...list);
  document.getElementById("not-examined").textContent = all.notExamined.size
    ? `表里看不出来、没有检查的：${[...all.notExamined].join("；")}；检查通过不等于同意立项`
    : "";
  fill("family", new Set([...results.querySelectorAll("[data-family]")].map((item) => item.dataset.family)));
  fill("table", new Set([...results.querySelectorAll("[data-table]")].map((item) => item.dataset.table)));
  filters.hidden = false;
  filter();
}

function fill(id, values) {
  const select = document.getElementById(id);
  const options = [...values].map((value) => new Option(id === "table" ? `表 ${value}` : value, value));
  select.replaceChildren(new Option("全部", ""), ...options);
}

function filter() {
  const levels = new Set([...document.querySelectorAll("[name=level]:checked")].map((box) => box.value));
  const [family, table] = ["family", "table"].map((id) => document.getElementById(id).value);
  let shown = 0;
  for (const item of results.querySelectorAll("[data-level]")) {
    item.hidden = !levels.has(item.dataset.level) || (family !== "" && item.dataset.family !== family);
    shown += Number(!item.hidden && (table === "" || !item.closest("[data-table]") || item.closest("[data-table]").dataset.table === table));
  }
  for (const section of results.querySelectorAll("[data-table]")) section.hidden = table !== "" && section.dataset.table !== table;
  document.getElementById("count").textContent = `显示 ${shown} 条`;
}

for (const id of ["files", "folder"]) {
  document.getElementById(id).addEventListener("change", (event) => check([...event.target.files]));
}
document.getElementById("sample").addEventListener("click", async () => {
  const bytes = await (await fetch("sample.docx")).arrayBuffer();
  await check([new File([bytes], "样表.docx")]);
});
cancel.addEventListener("click", () => {
  stopped = true;
  checker.stop();
});
filters.addEventListener("change", filter);
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", async (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  await check(await filesOf(event.dataTransfer));
});
if ("serviceWorker" in navigator && location.protocol !== "file:") navigator.serviceWorker.register("offline.js").catch(() => {});
begin();
