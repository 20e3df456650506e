import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { serverCommand } from "../src/command";

const NOTHING = { path: "", interpreter: "", chosen: "" };

interface Manifest {
  readonly contributes: {
    readonly problemPatterns: readonly { readonly name: string; readonly regexp: string }[];
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Record<string, unknown> };
  };
}
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

test("the user's own path goes before everything", () => {
  const command = serverCommand({ path: "${workspaceFolder}/bin/jixiao", interpreter: "/p", chosen: "/q" }, "/w");
  assert.deepEqual(command, { program: "/w/bin/jixiao", arguments: ["server"] });
});

test("an interpreter of the settings goes before the one that is chosen", () => {
  const command = serverCommand({ ...NOTHING, interpreter: " /p ", chosen: "/q" }, "/w");
  assert.deepEqual(command, { program: "/p", arguments: ["-m", "jixiao_lint", "server"] });
});

test("the chosen interpreter runs the server as a module", () => {
  assert.equal(serverCommand({ ...NOTHING, chosen: "/q" }, "/w").program, "/q");
});

test("without any of them it is the program of the system", () => {
  assert.deepEqual(serverCommand(NOTHING, ""), { program: "jixiao", arguments: ["server"] });
});

test("the problem matcher reads a line of the concise output", () => {
  const [pattern] = manifest.contributes.problemPatterns;
  assert.ok(pattern);
  const line = "2025/绩效目标.yaml:13:14: error[MON002] 成本上限 60万元 超过预算数";
  const found = new RegExp(pattern.regexp).exec(line);
  assert.deepEqual(found?.slice(1, 6), ["2025/绩效目标.yaml", "13", "14", "error", "MON002"]);
});

test("every command of the manifest is one that the extension registers", () => {
  const source = readFileSync("src/extension.ts", "utf8");
  for (const { command } of manifest.contributes.commands) {
    assert.ok(source.includes(`registerCommand("${command}"`), command);
  }
});

test("every setting that the server is told is documented", () => {
  const source = readFileSync("src/settings.ts", "utf8");
  const names = [...source.matchAll(/"(\w+)"/g)].map((match) => match[1]).filter((name) => name !== "vscode");
  for (const name of names) {
    assert.ok(`jixiao.${name}` in manifest.contributes.configuration.properties, name);
  }
});
