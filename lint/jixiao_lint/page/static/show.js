// What was found, as elements. Text of files only ever becomes text, never markup.

const LEVELS = { error: "错误", warning: "警告", info: "提示" };

/** An element with a class and children; strings become text. */
export function made(tag, kind, ...children) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** One file: its notes, what most tables share, and each table with its cells. */
export function showFile(file, rules) {
  const article = document.getElementById("file-template").content.firstElementChild.cloneNode(true);
  article.querySelector("h2").textContent = file.name;
  article.querySelector(".notes").append(...file.notes.map((note) => made("li", "", note)));
  const list = article.querySelector(".remarks");
  list.append(...file.about.map((reason) => finding(reason, "整个文件", rules)));
  list.append(...file.remarks.map((remark) => finding({ ...remark, wrong: remark.title }, placesOf(remark), rules)));
  article.querySelector(".tables").append(...file.tables.map((table) => showTable(table, rules)));
  if (!file.tables.length && !file.about.length) list.append(made("li", "", "里面没有读到绩效目标表"));
  return article;
}

function placesOf(remark) {
  return `${remark.count} 处，${remark.tables.length} 张表`;
}

function showTable(table, rules) {
  const section = made("section", "table", made("h3", "", `表 ${table.index}　${table.title || table.project}`));
  section.dataset.table = String(table.index);
  section.setAttribute("aria-label", `表 ${table.index}`);
  const list = made("ol", "findings");
  for (const cell of table.cells) {
    for (const reason of cell.reasons) list.append(finding(reason, placeOf(cell), rules, cell));
  }
  if (!table.cells.length) section.append(made("p", "place", "没有发现这张表独有的问题"));
  section.append(list, asItStands(table));
  return section;
}

function placeOf(cell) {
  const row = cell.row ? `第 ${cell.row} 条　${cell.name}` : "表头";
  return cell.field ? `${row} · ${cell.field}` : row;
}

function finding(reason, place, rules, cell) {
  const [title, url] = rules[reason.code] ?? ["", ""];
  const item = made("li", reason.severity);
  item.dataset.level = reason.severity;
  item.dataset.family = reason.family;
  if (cell) item.dataset.cell = `${cell.row} ${cell.field}`;
  item.tabIndex = -1;
  if (reason.deed) item.append(made("p", "deed", `→ ${reason.deed}`));
  item.append(made("p", "wrong", made("span", "level", `${LEVELS[reason.severity]}　`), reason.wrong));
  if (cell?.text) item.append(made("p", "place", "原文：", ...marked(cell.text, cell.spans)));
  item.append(made("p", "place", `${place}　`, code(reason.code, title, url), sources(reason.sources)));
  if (reason.paste !== null && reason.paste !== undefined) item.append(copyButton(reason.paste));
  return item;
}

function code(name, title, url) {
  if (!url.startsWith("https://")) return made("span", "code", name);
  const link = made("a", "code", name);
  link.href = url;
  link.title = title;
  link.rel = "noreferrer";
  return link;
}

function sources(numbers) {
  return numbers?.length ? made("span", "source", `　依据 ${numbers.map((number) => `[${number}]`).join("")}`) : "";
}

function copyButton(text) {
  const button = made("button", "copy", `复制改好的：${text}`);
  button.type = "button";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "已复制";
    } catch {
      button.textContent = `请手工复制：${text}`;
    }
  });
  return button;
}

/** The text with its stretches marked; places count code points. */
export function marked(text, spans) {
  const characters = [...text];
  const parts = [];
  let place = 0;
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    if (start < place || end <= start) continue;
    parts.push(characters.slice(place, start).join(""), made("mark", "", characters.slice(start, end).join("")));
    place = end;
  }
  parts.push(characters.slice(place).join(""));
  return parts.filter((part) => part !== "");
}

function asItStands(table) {
  const notes = new Map(table.cells.map((cell) => [`${cell.row} ${cell.field}`, cell]));
  const head = made("table", "head", made("caption", "", "表头"));
  const body = made("tbody", "");
  for (const [field, text] of table.head) {
    const label = made("th", "", field);
    label.scope = "row";
    body.append(made("tr", "", label, box(text, notes.get(`0 ${field}`))));
  }
  head.append(body);
  const columns = table.columns.map((name) => {
    const label = made("th", "", name);
    label.scope = "col";
    return label;
  });
  const rows = table.rows.map(([index, texts]) =>
    made("tr", "", made("td", "", String(index)), ...texts.map((text, at) => box(text, notes.get(`${index} ${table.columns[at]}`)))),
  );
  const first = made("th", "", "条");
  first.scope = "col";
  const list = made("table", "list", made("caption", "", "绩效指标"), made("thead", "", made("tr", "", first, ...columns)), made("tbody", "", ...rows));
  const details = made("details", "", made("summary", "", "看原表"), scrolled(head, "表头"), scrolled(list, "绩效指标"));
  return details;
}

function scrolled(table, label) {
  const box = made("div", "scroll", table);
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", label);
  return box;
}

function box(text, note) {
  if (!note) return made("td", "", text);
  const cell = made("td", "marked", ...marked(text, note.text === text ? note.spans : []));
  cell.title = note.reasons.map((reason) => reason.wrong).join("\n");
  cell.addEventListener("click", () => {
    const wanted = `${note.row} ${note.field}`;
    const items = cell.closest(".table").querySelectorAll(".findings > li");
    [...items].find((item) => item.dataset.cell === wanted && !item.hidden)?.focus();
  });
  return cell;
}
