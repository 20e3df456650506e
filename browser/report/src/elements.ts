// Elements, made so that text never becomes markup.

type Child = Node | string | null;

/** An element with a class and children; strings become text, and what is empty is left out. */
export function made<Name extends keyof HTMLElementTagNameMap>(
  tag: Name,
  kind: string,
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  for (const child of children) if (child !== null && child !== "") element.append(child);
  return element;
}

/** A link; one that leads to another page says nothing about where it comes from. */
export function link(address: string, kind: string, ...children: Child[]): HTMLAnchorElement {
  const element = made("a", kind, ...children);
  element.href = address;
  if (!address.startsWith("#")) element.rel = "noreferrer";
  return element;
}

/** The text with its stretches marked; places count code points. */
export function marked(text: string, spans: [number, number][]): (HTMLElement | string)[] {
  const characters = [...text];
  const parts: (HTMLElement | string)[] = [];
  let place = 0;
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0])) {
    if (start < place || end <= start) continue;
    parts.push(characters.slice(place, start).join(""), made("mark", "", characters.slice(start, end).join("")));
    place = end;
  }
  parts.push(characters.slice(place).join(""));
  return parts;
}

export function byId<Kind extends HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`#${id}`);
  return found as Kind;
}
