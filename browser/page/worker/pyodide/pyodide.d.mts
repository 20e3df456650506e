/** What is used of Python in WebAssembly; `make page` lays it beside the page. */
export interface Python {
  unpackArchive(wheel: ArrayBuffer, format: "wheel", options: { extractDir: string }): void;
  runPython(code: string): unknown;
  toPy(value: unknown): unknown;
  globals: { set(name: string, value: unknown): void };
}
export function loadPyodide(options: { indexURL: string }): Promise<Python>;
