import type { WorkspaceConfiguration } from "vscode";

/** What the server is told; what is not set is left out, so that the configuration beside the tables holds. */
export function settingsFor(configuration: WorkspaceConfiguration): Record<string, unknown> {
  const told: Record<string, unknown> = { asksReason: true };
  for (const key of ["level", "workspace", "select", "extendSelect", "ignore", "profile", "config", "year"]) {
    const value: unknown = configuration.get(key);
    const isBlank = value === null || value === undefined || value === "";
    if (!isBlank) {
      told[key] = value;
    }
  }
  return told;
}
