import {
  commands,
  languages,
  window,
  workspace,
  type Diagnostic,
  type Disposable,
  type ExtensionContext,
  type Uri,
} from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { serverCommand } from "./command";
import { chosenInterpreter } from "./interpreter";
import { RulePages } from "./rulePage";
import { settingsFor } from "./settings";

const SECTION = "jixiao";
const LANGUAGES = ["yaml", "json", "csv", "tsv", "plaintext"];
const ENDINGS = "**/*.{yaml,yml,json,csv,tsv,txt}";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const pages = new RulePages();
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(RulePages.scheme, pages),
    ...ownCommands(pages),
    workspace.onDidChangeConfiguration(async (event) => {
      const starts = ["path", "interpreter"].some((key) => event.affectsConfiguration(`${SECTION}.${key}`));
      if (starts) {
        await restart();
      } else if (event.affectsConfiguration(SECTION)) {
        await client?.sendNotification("workspace/didChangeConfiguration", { settings: told() });
      }
    }),
    workspace.onDidGrantWorkspaceTrust(restart),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

function told(): Record<string, unknown> {
  return settingsFor(workspace.getConfiguration(SECTION));
}

async function start(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const configuration = workspace.getConfiguration(SECTION);
  const command = serverCommand(
    {
      path: workspace.isTrusted ? configuration.get("path", "") : "",
      interpreter: workspace.isTrusted ? configuration.get("interpreter", "") : "",
      chosen: workspace.isTrusted ? await chosenInterpreter(folder) : "",
    },
    folder?.fsPath ?? "",
  );
  const options: LanguageClientOptions = {
    documentSelector: [
      ...LANGUAGES.flatMap((language) => [
        { scheme: "file", language },
        { scheme: "untitled", language },
      ]),
      { scheme: "file", pattern: ENDINGS },
    ],
    initializationOptions: told(),
    diagnosticCollectionName: SECTION,
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: false },
  };
  const started = new LanguageClient(
    SECTION,
    "jixiao",
    { command: command.program, args: [...command.arguments], options: { env: { ...process.env, PYTHONUTF8: "1" } } },
    options,
  );
  client = started;
  try {
    await started.start();
  } catch (error) {
    client = undefined;
    await offerHelp(command.program, error);
  }
}

async function restart(): Promise<void> {
  const running = client;
  client = undefined;
  try {
    await running?.stop();
  } catch {
    // It may have ended by itself.
  }
  await start();
}

async function offerHelp(program: string, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const settings = "打开设置";
  const answer = await window.showErrorMessage(
    `jixiao 没有启动（${program}：${reason}）。请安装：pip install "jixiao-lint[lsp]"，或者在设置里写明它的路径。`,
    settings,
  );
  if (answer === settings) {
    await commands.executeCommand("workbench.action.openSettings", `@ext:jixiao-lint.jixiao`);
  }
}

function ownCommands(pages: RulePages): Disposable[] {
  return [
    commands.registerCommand("jixiao.restart", restart),
    commands.registerCommand("jixiao.checkFolders", checkFolders),
    commands.registerCommand("jixiao.fixFile", fixFile),
    commands.registerCommand("jixiao.showRule", (name?: string) => showRule(pages, name)),
    commands.registerCommand("jixiao.addWaiver", addWaiver),
  ];
}

async function call<Answer>(command: string, ...parameters: readonly unknown[]): Promise<Answer | undefined> {
  if (client === undefined) {
    await window.showWarningMessage("jixiao 没有在运行。");
    return undefined;
  }
  return client.sendRequest<Answer>("workspace/executeCommand", { command, arguments: parameters });
}

async function checkFolders(): Promise<void> {
  const count = await call<number>("jixiao.checkWorkspace");
  if (count !== undefined) {
    window.setStatusBarMessage(`jixiao：没有打开的文件里有 ${count} 处问题`, 8000);
    await commands.executeCommand("workbench.actions.view.problems");
  }
}

async function fixFile(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document !== undefined) {
    await call<boolean>("jixiao.fixAll", document.uri.toString());
  }
}

async function showRule(pages: RulePages, given?: string): Promise<void> {
  const name = given ?? (await window.showInputBox({ prompt: "规则的代码或名称", value: codeAtCursor() ?? "" }));
  if (name) {
    const page = await call<string | null>("jixiao.ruleDocs", name);
    if (page) {
      await pages.show(name, page);
    }
  }
}

/** The server's quick fix gives the place; called by hand, it is the finding at the cursor. */
async function addWaiver(uri?: string, code?: string, line?: number, character?: number): Promise<void> {
  const here = uri === undefined ? await findingAtCursor() : { uri, code, line, character };
  if (here === undefined) {
    await window.showInformationMessage("光标处没有 jixiao 的问题。");
    return;
  }
  const reason = await window.showInputBox({
    prompt: `豁免 ${here.code} 的原因`,
    placeHolder: "例如：财政局已同意定性表述",
    validateInput: (text) => (text.trim() ? undefined : "请写明原因"),
  });
  if (reason) {
    await call<boolean>("jixiao.waive", here.uri, here.code, here.line, here.character, reason.trim());
  }
}

async function findingAtCursor(): Promise<{ uri: string; code: string; line: number; character: number } | undefined> {
  const found = findingsAtCursor();
  const codes = [...new Set(found.map(codeOf))];
  const code = codes.length > 1 ? await window.showQuickPick(codes, { title: "豁免哪一条？" }) : codes[0];
  const finding = found.find((one) => codeOf(one) === code);
  const editor = window.activeTextEditor;
  if (finding === undefined || editor === undefined || code === undefined) {
    return undefined;
  }
  const { line, character } = finding.range.start;
  return { uri: editor.document.uri.toString(), code, line, character };
}

function codeAtCursor(): string | undefined {
  return findingsAtCursor().map(codeOf)[0];
}

function findingsAtCursor(): Diagnostic[] {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return [];
  }
  return ownFindings(editor.document.uri).filter((one) => one.range.intersection(editor.selection) !== undefined);
}

function ownFindings(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter((one) => one.source === SECTION);
}

function codeOf(finding: Diagnostic): string {
  const { code } = finding;
  return String(typeof code === "object" ? code.value : code);
}
