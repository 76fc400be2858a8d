// A draft in the real VS Code, as an extension sees it through the editor's API.

import * as fs from 'node:fs';
import * as vscode from 'vscode';

// @ts-expect-error: a script, without types
import { Tests, until } from '../tests.mjs';

/** Runs tests, and writes how they went where the environment says. Throws where one has failed. */
export async function run(of: string, body: (tests: any) => Promise<void>): Promise<void> {
  const lines: string[] = [];
  const tests = new Tests({ say: (line: string) => lines.push(line) });
  try {
    await body(tests);
  } finally {
    const code = tests.end(of);
    fs.writeFileSync(process.env.RAPPORTEUR_REPORT ?? '', `${lines.join('\n')}\n`);
    if (code !== 0) {
      throw new Error(`${of}: a test has failed`);
    }
  }
}

/** The editor of the draft that is open. */
export async function opened(): Promise<vscode.TextEditor> {
  return until('the draft', () => vscode.window.activeTextEditor);
}

/** Puts this text in the place of all, and saves it. */
export async function rewrite(document: vscode.TextDocument, text: string): Promise<void> {
  const whole = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, whole, text);
  await vscode.workspace.applyEdit(edit);
  await document.save();
}

/** Puts the cursor there; lines and columns from 0. */
export async function moveTo(document: vscode.TextDocument, line: number, column: number): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document);
  const place = new vscode.Position(line, column);
  editor.selection = new vscode.Selection(place, place);
  return editor;
}

/** What is found in a text, as `line rule`, lines from 0. Hints are left out. */
export function findings(document: vscode.TextDocument): string[] {
  const told = vscode.languages.getDiagnostics(document.uri);
  return told
    .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Information)
    .map(({ range, code }) => `${range.start.line} ${typeof code === 'object' ? code.value : code}`)
    .sort();
}

/** The programs that this extension host has started from the folder of our extension. */
export function servers(): number[] {
  const ours = vscode.extensions.getExtension('rapporteur.rapporteur')?.extensionPath ?? 'none';
  return fs.readdirSync('/proc').filter((id) => /^\d+$/.test(id)).map(Number).filter((id) => {
    try {
      const parent = fs.readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
      return parent === String(process.pid) && fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').startsWith(ours);
    } catch {
      // It has ended while it was looked at.
      return false;
    }
  });
}
