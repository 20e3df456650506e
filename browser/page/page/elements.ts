// Elements of the page. Text of files only ever becomes text, never markup.

type Child = Node | string | null | undefined;

/** An element with a class and children; strings become text. */
export function made<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, kind: string, ...children: Child[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== ""));
  return element;
}

/** A button that does something. */
export function button(label: string, kind: string, act: (self: HTMLButtonElement) => void): HTMLButtonElement {
  const element = made("button", kind, label);
  element.type = "button";
  element.addEventListener("click", () => act(element));
  return element;
}

/** The heading cell of a row or of a column. */
export function headed(text: string, scope: "row" | "col"): HTMLTableCellElement {
  const cell = made("th", "", text);
  cell.scope = scope;
  return cell;
}

/** The element that the page was written with. */
export function known<Kind extends HTMLElement>(id: string): Kind {
  const element = document.getElementById(id);
  if (!element) throw new Error(id);
  return element as Kind;
}

/** The text with its stretches marked; places count code points. */
export function marked(text: string, spans: readonly [number, number][]): (Node | string)[] {
  const characters = [...text];
  const parts: (Node | string)[] = [];
  let place = 0;
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    if (start < place || end <= start) continue;
    parts.push(characters.slice(place, start).join(""), made("mark", "", characters.slice(start, end).join("")));
    place = end;
  }
  parts.push(characters.slice(place).join(""));
  return parts.filter((part) => part !== "");
}
