// What is said about a cell, a table or a file: what is wrong, what to do, and where that is written.
import type { Level, Run, Said } from "./data";
import { link, made } from "./elements";

export const LEVELS: Record<Level, string> = { error: "错误", warning: "警告", info: "提示" };

/** The paragraphs of one finding. */
export function said(what: Said, at: string, rules: Run["rules"]): HTMLElement {
  const box = made("div", `said ${what.level}`);
  box.append(made("p", "wrong", made("span", "level", LEVELS[what.level]), ` ${what.wrong}`));
  if (what.deed && !what.paste) box.append(made("p", "deed", `→ ${what.deed}`));
  if (what.paste !== null) box.append(change(what.paste, what.deed));
  if (what.example) box.append(made("p", "deed", `例：${what.example}`));
  box.append(made("p", "small", at ? `${at}　` : "", rule(what.code, rules), ...sources(what.sources)));
  return box;
}

function change(paste: string, deed: string): HTMLElement {
  const whole = paste.trim();
  if (!whole) return made("p", "deed", `→ ${deed || "删去"}`);
  return made("p", "deed", "→ 改为：", made("span", "paste", whole), " ", copyButton(paste));
}

function rule(code: string, rules: Run["rules"]): HTMLElement {
  const [title, url] = rules[code] ?? ["", ""];
  if (!url.startsWith("https://")) return made("span", "code", code);
  const element = link(url, "code", code);
  element.title = title;
  return element;
}

function sources(numbers: number[]): (HTMLElement | string)[] {
  return numbers.length ? ["　依据 ", ...numbers.map((number) => link(`#s${number}`, "", `[${number}]`))] : [];
}

function copyButton(text: string): HTMLElement {
  const button = made("button", "copy", "复制");
  button.type = "button";
  button.setAttribute("aria-label", `复制改好的：${text.trim()}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "已复制";
    } catch {
      button.textContent = "请手工复制";
    }
  });
  return button;
}
