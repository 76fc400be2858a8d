// The manual of the rules, shown as pages. The program itself is asked: nothing comes from the network.

import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';

import { RULE_SCHEME } from './client';

const run = promisify(execFile);

/** Shows `rapporteur-rule:/CODE.md` as the page of that rule. */
export class RulePages implements vscode.TextDocumentContentProvider {
  constructor(private readonly program: () => string) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return this.ask(['explain', path.posix.basename(uri.path, '.md')]);
  }

  /** Opens the page of a rule; where none is named, lets the user choose. */
  async open(code?: string): Promise<void> {
    const chosen = code ?? (await this.choose());
    if (chosen !== undefined) {
      const uri = vscode.Uri.from({ scheme: RULE_SCHEME, path: `/${chosen}.md` });
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    }
  }

  private async choose(): Promise<string | undefined> {
    const lines = (await this.ask(['rules'])).split('\n').filter((line) => line.trim() !== '');
    const rules = lines.map((line) => {
      const [label, description, ...words] = line.trim().split(/\s+/);
      return { label, description, detail: words.join(' ') };
    });
    const placeHolder = 'Which rule shall be explained?';
    return (await vscode.window.showQuickPick(rules, { placeHolder, matchOnDetail: true }))?.label;
  }

  private async ask(question: string[]): Promise<string> {
    const { stdout } = await run(this.program(), question, { timeout: 10_000, encoding: 'utf8' });
    return stdout;
  }
}
