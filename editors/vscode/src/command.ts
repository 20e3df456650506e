/** Which program is the server: the user's own path, then the interpreter that was chosen, then whatever the system has. */

/** A program and what it is called with. */
export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
}

/** What may name the program. Blank where it is not set. */
export interface Sources {
  readonly path: string;
  readonly interpreter: string;
  /** The interpreter that the Python extension has chosen. */
  readonly chosen: string;
}

export function serverCommand(sources: Sources, folder: string): Command {
  const path = resolved(sources.path, folder);
  if (path) {
    return { program: path, arguments: ["server"] };
  }
  const interpreter = resolved(sources.interpreter, folder) || sources.chosen.trim();
  if (interpreter) {
    return { program: interpreter, arguments: ["-m", "jixiao_lint", "server"] };
  }
  return { program: "jixiao", arguments: ["server"] };
}

/** A path of the settings: the folder of the workspace may stand in it. */
function resolved(path: string, folder: string): string {
  return path.trim().replaceAll("${workspaceFolder}", folder);
}
