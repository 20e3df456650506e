import { extensions, type Uri } from "vscode";

interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: Uri): { readonly path: string };
    resolveEnvironment(path: { readonly path: string }): Promise<{ readonly executable: { readonly uri?: Uri } } | undefined>;
  };
}

/** The interpreter that the Python extension has chosen for a folder; nothing where there is no such extension. */
export async function chosenInterpreter(folder: Uri | undefined): Promise<string> {
  const python = extensions.getExtension<PythonApi>("ms-python.python");
  if (python === undefined) {
    return "";
  }
  try {
    const { environments } = await python.activate();
    if (environments === undefined) {
      return "";
    }
    const found = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(folder));
    return found?.executable.uri?.fsPath ?? "";
  } catch {
    return "";
  }
}
