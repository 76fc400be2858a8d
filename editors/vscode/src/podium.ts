// The podium view: the speech in large type beside the editor, with a running clock. It follows the cursor.

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

import { podiumPage } from './podiumPage';
import { span } from './clock';
import { Segment, segmentAt, Speech } from './speech';

/** What the page tells us. */
type Told = { ready: true } | { go: number };

export class Podium implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private document: vscode.TextDocument | undefined;
  private segments: Segment[] = [];
  private language = '';
  private refusal: string | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly ask: (document: vscode.TextDocument) => Promise<Speech>,
  ) {}

  /** Shows a text, in the panel that is open or in a new one. */
  async open(document: vscode.TextDocument): Promise<void> {
    this.document = document;
    if (this.panel === undefined) {
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const media = vscode.Uri.joinPath(this.extension, 'media');
      const options = { enableScripts: true, localResourceRoots: [media], retainContextWhenHidden: true };
      const panel = vscode.window.createWebviewPanel('rapporteur.podium', 'Podium', place, options);
      panel.onDidDispose(() => (this.panel = undefined));
      panel.webview.onDidReceiveMessage((told: Told) => this.listen(told));
      const uri = (name: string) => panel.webview.asWebviewUri(vscode.Uri.joinPath(media, name)).toString();
      panel.webview.html = podiumPage({
        nonce: randomBytes(16).toString('base64'),
        source: panel.webview.cspSource,
        script: uri('podium.js'),
        style: uri('podium.css'),
      });
      this.panel = panel;
    }
    await this.refresh(document);
  }

  /** The text has changed. */
  async refresh(document: vscode.TextDocument): Promise<void> {
    if (this.panel === undefined || document !== this.document) {
      return;
    }
    ({ segments: this.segments, language: this.language, refusal: this.refusal } = await this.ask(document));
    this.send();
  }

  /** The cursor has moved. */
  follow(editor: vscode.TextEditor): void {
    if (editor.document === this.document) {
      this.panel?.webview.postMessage({ current: segmentAt(this.segments, editor.selection.active) });
    }
  }

  /** Another text is in the editor. */
  async turnTo(document: vscode.TextDocument): Promise<void> {
    if (this.panel !== undefined && document !== this.document) {
      await this.open(document);
    }
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private send(): void {
    const segments = this.segments.map((segment) => ({
      kind: segment.kind,
      text: segment.text,
      ordinal: segment.ordinal,
      takes: span(segment.seconds),
      until: span(segment.until),
    }));
    this.panel?.webview.postMessage({ segments, language: this.language, refusal: this.refusal });
    const editor = vscode.window.visibleTextEditors.find((editor) => editor.document === this.document);
    if (editor !== undefined) {
      this.follow(editor);
    }
  }

  private async listen(told: Told): Promise<void> {
    if ('ready' in told) {
      this.send();
      return;
    }
    const segment = this.segments[told.go];
    if (segment !== undefined && this.document !== undefined) {
      const { line, character } = segment.range.start;
      const selection = new vscode.Range(line, character, line, character);
      const column = vscode.window.visibleTextEditors.find((editor) => editor.document === this.document)?.viewColumn;
      await vscode.window.showTextDocument(this.document, { selection, viewColumn: column });
    }
  }
}
