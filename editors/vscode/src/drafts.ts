// The draft at hand: the one in the editor, or the one that was there last, where something else has the focus now, as
// the podium view or the first steps. What is asked for there is meant for it.

import * as vscode from 'vscode';

import { reads } from './client';
import { EXAMPLE } from './example';

export class Drafts {
  private last: vscode.TextDocument | undefined;

  /** Another text is in the editor. */
  turnTo(document: vscode.TextDocument): void {
    if (reads(document)) {
      this.last = document;
    }
  }

  /** The editor of the draft at hand; nothing where another text is in the editor, or no draft can be seen. */
  editor(): vscode.TextEditor | undefined {
    const active = vscode.window.activeTextEditor;
    if (active !== undefined) {
      return reads(active.document) ? active : undefined;
    }
    return vscode.window.visibleTextEditors.find(({ document }) => document === this.last && reads(document));
  }

  /** Brings the draft at hand to the front, and the example where there is none. */
  async show(): Promise<vscode.TextEditor> {
    const editor = this.editor();
    if (editor !== undefined) {
      return vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
    }
    const hidden = this.last !== undefined && !this.last.isClosed && reads(this.last) ? this.last : undefined;
    return hidden === undefined ? this.openExample() : vscode.window.showTextDocument(hidden, place());
  }

  /** Opens a statement with slips in it, for someone who only wants to see. */
  async openExample(): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument({ language: 'un-statement', content: EXAMPLE });
    return vscode.window.showTextDocument(document, place());
  }
}

/** Where a text is opened: the first steps stay in sight beside it. No kind of tab is named for them. */
function place(): vscode.TextDocumentShowOptions {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const guide = tab !== undefined && tab.input === undefined;
  return { viewColumn: guide ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active };
}
