// What the reader chose to see, and whether a finding is among it.
import { type Level, familyOf } from "./data";

export interface Choice {
  levels: ReadonlySet<string>;
  unit: string;
  project: string;
  family: string;
  words: string;
  clean: boolean;
}

/** What of a finding the filters look at; `words` are lower case. */
export interface Traits {
  level: Level;
  code: string;
  words: string;
}

/** What of a table the filters look at. */
export interface Home {
  unit: string;
  project: string;
  words: string;
}

/** True where a table may show something at all. */
export function inTable(home: Home, choice: Choice): boolean {
  return (choice.unit === "" || home.unit === choice.unit) && (choice.project === "" || home.project === choice.project);
}

/** True for a finding that is to be seen, of a table that may show something. */
export function isWanted(traits: Traits, home: Home, choice: Choice): boolean {
  return (
    choice.levels.has(traits.level) &&
    (choice.family === "" || familyOf(traits.code) === choice.family) &&
    (choice.words === "" || traits.words.includes(choice.words) || home.words.includes(choice.words))
  );
}

/** True where nothing but the cleanness of tables decides. */
export function isOpen(choice: Choice): boolean {
  return choice.family === "" && choice.words === "" && choice.levels.size === 3;
}
