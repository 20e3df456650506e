import { EventEmitter, Uri, commands, type TextDocumentContentProvider } from "vscode";

const SCHEME = "jixiao-rule";

/** Pages of rules as documents, which the Markdown preview shows. */
export class RulePages implements TextDocumentContentProvider {
  static readonly scheme = SCHEME;
  private readonly pages = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: Uri): string {
    return this.pages.get(uri.path) ?? "";
  }

  async show(name: string, page: string): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}.md` });
    this.pages.set(uri.path, page);
    this.changed.fire(uri);
    await commands.executeCommand("markdown.showPreview", uri);
  }
}
