// Elements of the page. Text of files only ever becomes text, never markup.
/** An element with a class and children; strings become text. */
export function made(tag, kind, ...children) {
    const element = document.createElement(tag);
    if (kind)
        element.className = kind;
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
}
/** A button that does something. */
export function button(label, kind, act) {
    const element = made("button", kind, label);
    element.type = "button";
    element.addEventListener("click", () => act(element));
    return element;
}
/** The heading cell of a row or of a column. */
export function headed(text, scope) {
    const cell = made("th", "", text);
    cell.scope = scope;
    return cell;
}
/** The element that the page was written with. */
export function known(id) {
    const element = document.getElementById(id);
    if (!element)
        throw new Error(id);
    return element;
}
/** The text with its stretches marked; places count code points. */
export function marked(text, spans) {
    const characters = [...text];
    const parts = [];
    let place = 0;
    for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
        if (start < place || end <= start)
            continue;
        parts.push(characters.slice(place, start).join(""), made("mark", "", characters.slice(start, end).join("")));
        place = end;
    }
    parts.push(characters.slice(place).join(""));
    return parts.filter((part) => part !== "");
}
