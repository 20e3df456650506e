import { button, headed, made, marked } from "./elements.js";
import { findingOf } from "./finding.js";
/** The section of a table. */
export function sectionOf(table, remarked, shown) {
    const { say } = shown;
    const name = say("tableName", table.index);
    const section = made("section", "table", made("h3", "", `${name}　${table.title || table.project}`));
    section.dataset["table"] = String(table.index);
    section.setAttribute("aria-label", name);
    const drawing = new Drawing(table, remarked, shown);
    const list = made("ol", "findings");
    for (const cell of table.cells) {
        for (const reason of cell.reasons) {
            const item = findingOf(reason, placeOf(cell, shown), [table.index], shown, cell);
            if (drawing.holds(cell))
                item.append(button(say("seeCell"), "", () => drawing.show(cell)));
            drawing.know(cell, item);
            list.append(item);
        }
    }
    if (!table.cells.length)
        section.append(made("p", "place", say("cleanTable")));
    section.append(list, drawing.details);
    return { element: section, show: (place) => drawing.show(place) };
}
function placeOf(cell, { say }) {
    if (!cell.field)
        return say("wholeTable");
    return `${cell.row ? `${say("row", cell.row)}　${cell.name}` : say("head")} · ${cell.field}`;
}
/** The table as it stands. A cell of which something is said leads to its findings, and they lead to it. */
class Drawing {
    details;
    #table;
    #shown;
    #items = new Map();
    #cells = new Map();
    #notes;
    #wrong = new Map();
    #places;
    constructor(table, remarked, shown) {
        this.#table = table;
        this.#shown = shown;
        this.#notes = new Map(table.cells.map((cell) => [keyOf(cell.row, cell.field), cell]));
        for (const { row, field, reasons } of table.cells)
            this.#wrong.set(keyOf(row, field), reasons.map(({ wrong }) => wrong));
        for (const { place, title, item } of remarked) {
            const key = keyOf(place.row, place.field);
            this.#wrong.set(key, [...(this.#wrong.get(key) ?? []), title]);
            this.#items.set(key, [...(this.#items.get(key) ?? []), item]);
        }
        const rows = table.rows.flatMap((texts, at) => table.columns.filter((_, column) => texts[column] !== null).map((column) => keyOf(at + 1, column)));
        this.#places = new Set([...rows, ...table.head.map(({ field }) => keyOf(0, field))]);
        this.details = made("details", "", made("summary", "", shown.say("seeTable")));
        this.details.addEventListener("toggle", () => this.#draw());
    }
    holds(cell) {
        return this.#places.has(keyOf(cell.row, cell.field));
    }
    know(cell, item) {
        const key = keyOf(cell.row, cell.field);
        this.#items.set(key, [...(this.#items.get(key) ?? []), item]);
    }
    /** Leads to a cell; to the table where the finding is about all of it. */
    show({ row, field }) {
        this.#draw();
        this.details.open = true;
        if (this.details.parentElement)
            this.details.parentElement.hidden = false;
        const shown = this.#cells.get(keyOf(row, field)) ?? this.details.querySelector("summary");
        shown?.scrollIntoView({ block: "center" });
        shown?.focus();
    }
    #draw() {
        if (this.#cells.size || this.details.children.length > 1)
            return;
        const { say } = this.#shown;
        const heads = this.#table.head.map(({ field, text }) => made("tr", "", headed(field, "row"), this.#box(0, field, text)));
        const head = made("table", "head", made("caption", "", say("head")), made("tbody", "", ...heads));
        const columns = [say("number"), ...this.#table.columns].map((name) => headed(name, "col"));
        const rows = this.#table.rows.map((_, at) => made("tr", "", headed(String(at + 1), "row"), ...this.#boxes(at)));
        const caption = made("caption", "", say("indicators"));
        const list = made("table", "list", caption, made("thead", "", made("tr", "", ...columns)), made("tbody", "", ...rows));
        this.details.append(scrolled(head, say("head")), scrolled(list, say("indicators")));
    }
    /** The cells that begin in a row; one that others hang below reaches down over them. */
    #boxes(at) {
        const { rows, columns } = this.#table;
        return columns.flatMap((name, column) => {
            const text = rows[at]?.[column];
            if (text === null || text === undefined)
                return [];
            const box = this.#box(at + 1, name, text);
            while (rows[at + box.rowSpan]?.[column] === null)
                box.rowSpan += 1;
            return [box];
        });
    }
    #box(row, field, text) {
        const key = keyOf(row, field);
        const wrong = this.#wrong.get(key)?.join("\n");
        if (wrong === undefined)
            return made("td", "", text);
        const note = this.#notes.get(key);
        const inside = button("", "cell", () => this.#items.get(key)?.find((item) => !item.hidden)?.focus());
        inside.append(...marked(text, note?.text === text ? note.spans : []));
        inside.title = wrong;
        inside.setAttribute("aria-label", `${text}　${wrong}`);
        this.#cells.set(key, inside);
        return made("td", "marked", inside);
    }
}
function keyOf(row, field) {
    return `${row} ${field}`;
}
function scrolled(table, label) {
    const box = made("div", "scroll", table);
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", label);
    return box;
}
