// The extension's front door: starts the server, and joins commands, status bar, podium view and rule pages to it.

import * as vscode from 'vscode';
import { LanguageClient, LSPErrorCodes, ResponseError } from 'vscode-languageclient/node';

import { create, reads, RULE_SCHEME, serverProgram } from './client';
import { Figures, sentence } from './clock';
import * as commands from './commands';
import { CursorTeller } from './cursor';
import { Drafts } from './drafts';
import { Podium } from './podium';
import { RulePages } from './rulePages';
import { Segment } from './speech';
import { StatusBar } from './statusBar';

let client: LanguageClient | undefined;

/** How long the writing must rest before the figures are asked for, in milliseconds. */
const REST = 200;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('Rapporteur');
  const statusBar = new StatusBar();
  const drafts = new Drafts();
  const tools = { client: () => client, drafts };
  const rules = new RulePages(() => serverProgram(context));
  const podium = new Podium(context.extensionUri, async (document) => {
    let refusal: string | undefined;
    const refused = (message: string) => (refusal = message);
    const [segments, figures] = await Promise.all([
      ask<Segment[]>('podium', document, refused),
      ask<Figures>('status', document),
    ]);
    return { segments: segments ?? [], language: figures?.language ?? '', refusal };
  });
  const cursor = new CursorTeller(() => client);
  let shown: Figures | undefined;
  let pause: NodeJS.Timeout | undefined;

  const current = () => drafts.editor()?.document ?? vscode.window.activeTextEditor?.document;
  const refresh = async (document = current()) => {
    void vscode.commands.executeCommand('setContext', 'rapporteur.reads', reads(document));
    const figures = reads(document) ? await ask<Figures>('status', document) : undefined;
    if (document === current()) {
      shown = figures;
      statusBar.show(figures);
    }
    if (document !== undefined) {
      await podium.refresh(document);
    }
  };

  const start = async () => {
    // One that has died cannot take leave, and need not.
    await client?.dispose().catch((error: unknown) => log.appendLine(String(error)));
    client = create(context, log);
    client.onNotification('rapporteur/statusChanged', () => refresh());
    try {
      await client.start();
      await refresh();
    } catch (error) {
      log.appendLine(String(error));
      const action = await vscode.window.showErrorMessage('Rapporteur could not start.', 'Show the log');
      if (action !== undefined) {
        log.show();
      }
    }
  };

  const register = (name: string, act: (...told: never[]) => unknown) =>
    context.subscriptions.push(vscode.commands.registerCommand(`rapporteur.${name}`, act));
  register('openPodium', async () => podium.open((await drafts.show()).document));
  register('showSpeakingTime', () => {
    const told = shown === undefined ? 'Open a statement or a resolution first.' : sentence(shown);
    return vscode.window.showInformationMessage(told);
  });
  register('renumberPoints', () => commands.renumberPoints(tools));
  register('movePointUp', () => commands.movePoint(tools, 'up'));
  register('movePointDown', () => commands.movePoint(tools, 'down'));
  register('nextPoint', () => commands.goToPoint(tools, 'next'));
  register('previousPoint', () => commands.goToPoint(tools, 'previous'));
  register('insertStatement', commands.insertStatement);
  register('copyDelivery', () => commands.copyDelivery(tools));
  register('showOutline', () => commands.showOutline(tools));
  register('openExample', () => drafts.openExample());
  register('openWalkthrough', () => commands.openWalkthrough(context));
  register('explainRule', (code?: string) => rules.open(code));
  register('restart', start);
  register('showLog', () => log.show());

  context.subscriptions.push(
    log,
    statusBar,
    podium,
    cursor,
    vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, rules),
    vscode.window.onDidChangeActiveTextEditor(async (editor) => {
      if (editor !== undefined) {
        drafts.turnTo(editor.document);
        await refresh(editor.document);
        if (reads(editor.document)) {
          await podium.turnTo(editor.document);
        }
      }
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      podium.follow(textEditor);
      cursor.moved(textEditor);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (reads(document)) {
        clearTimeout(pause);
        pause = setTimeout(() => void refresh(), REST);
      }
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (['server', 'plainText', 'markdown'].some((key) => change.affectsConfiguration(`rapporteur.${key}`))) {
        await start();
      }
    }),
    { dispose: () => clearTimeout(pause) },
  );
  if (vscode.window.activeTextEditor !== undefined) {
    drafts.turnTo(vscode.window.activeTextEditor.document);
  }
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose().catch(() => {});
}

/**
 * Asks the server about a text. One that does not know the question, or is not running, has no answer; `refused` is told
 * why there is none where the text itself is the reason.
 */
async function ask<Answer>(
  question: 'status' | 'podium',
  document: vscode.TextDocument,
  refused?: (why: string) => void,
): Promise<Answer | undefined> {
  if (!client?.isRunning()) {
    return undefined;
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  try {
    return (await client.sendRequest<Answer | null>(`rapporteur/${question}`, { textDocument: { uri } })) ?? undefined;
  } catch (error) {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) {
      refused?.(error.message);
    }
    return undefined;
  }
}
