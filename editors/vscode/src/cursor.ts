// Tells the server where the cursor is, so that it shows what is unfinished in a paragraph once the cursor has left it.

import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

import { reads } from './client';

/** How long the cursor must rest before the server is told, in milliseconds. */
const REST = 100;

export class CursorTeller implements vscode.Disposable {
  private waiting: NodeJS.Timeout | undefined;

  constructor(private readonly client: () => LanguageClient | undefined) {}

  /** The cursor of an editor has moved. */
  moved(editor: vscode.TextEditor): void {
    if (!reads(editor.document)) {
      return;
    }
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.tell(editor), REST);
  }

  dispose(): void {
    clearTimeout(this.waiting);
  }

  private async tell(editor: vscode.TextEditor): Promise<void> {
    const client = this.client();
    if (!client?.isRunning()) {
      return;
    }
    const { asUri, asPosition, asRange } = client.code2ProtocolConverter;
    await client.sendNotification('rapporteur/selectionChanged', {
      textDocument: { uri: asUri(editor.document.uri) },
      position: asPosition(editor.selection.active),
      selections: editor.selections.map((selection) => asRange(selection)),
    });
  }
}
