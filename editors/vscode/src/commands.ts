// The commands that work on the text in the editor.

import * as vscode from 'vscode';
import { LanguageClient, ExecuteCommandRequest } from 'vscode-languageclient/node';

import { reads } from './client';
import { Drafts } from './drafts';
import { neighbour, Place, Stretch } from './speech';

/** What a command works with. */
export interface Tools {
  client: () => LanguageClient | undefined;
  drafts: Drafts;
}

/** Has the server change the text at the cursor, or give it out; tells where it cannot. */
async function carryOut({ client, drafts }: Tools, command: string, ...more: unknown[]): Promise<unknown> {
  const editor = drafts.editor();
  const running = client();
  if (editor === undefined || !running?.isRunning()) {
    void vscode.window.showInformationMessage('Open a statement or a resolution first.');
    return undefined;
  }
  const offered = running.initializeResult?.capabilities.executeCommandProvider?.commands ?? [];
  if (!offered.includes(command)) {
    void vscode.window.showWarningMessage('The program that reads your texts is too old for this.');
    return undefined;
  }
  const uri = running.code2ProtocolConverter.asUri(editor.document.uri);
  const position = running.code2ProtocolConverter.asPosition(editor.selection.active);
  const places = command === 'rapporteur.deliver' ? [uri] : [uri, position];
  return running.sendRequest(ExecuteCommandRequest.type, { command, arguments: [...places, ...more] });
}

/** Numbers the series at the cursor anew. */
export const renumberPoints = (tools: Tools) => carryOut(tools, 'rapporteur.renumber');

/** Moves the point at the cursor past its neighbour. */
export const movePoint = (tools: Tools, direction: 'up' | 'down') =>
  carryOut(tools, 'rapporteur.movePoint', direction);

/** What the server gives out of a text that can be delivered. */
interface Delivery {
  text: string;
  /** What is still to be corrected in it, in the order of the text. */
  open: { range: Stretch }[];
  /** A sentence on that, where there is something. */
  message?: string;
}

/** Puts the text as it will be delivered on the clipboard, and says what is still open in it. */
export async function copyDelivery(tools: Tools): Promise<void> {
  const document = tools.drafts.editor()?.document;
  try {
    const delivery = (await carryOut(tools, 'rapporteur.deliver', { report: true })) as Delivery | undefined;
    if (delivery === undefined || document === undefined) {
      return;
    }
    await vscode.env.clipboard.writeText(delivery.text);
    const copied = 'The delivery text is on the clipboard.';
    const first = delivery.open[0];
    if (first === undefined) {
      void vscode.window.showInformationMessage(copied);
      return;
    }
    void vscode.window.showWarningMessage(`${copied} ${delivery.message ?? ''}`.trim(), 'Show').then(async (choice) => {
      if (choice !== undefined) {
        await showFinding(document, first.range.start);
      }
    });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

/** Takes the cursor to a finding, and shows the list of all. */
async function showFinding(document: vscode.TextDocument, { line, character }: Place): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(line, character, line, character) });
}

/** Takes the cursor to the point behind it or before it. */
export async function goToPoint({ drafts }: Tools, direction: 'next' | 'previous'): Promise<void> {
  const editor = drafts.editor();
  if (!editor) {
    return;
  }
  const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    editor.document.uri,
  );
  const found = neighbour(points(outline ?? []), editor.selection.active, direction);
  if (found === undefined) {
    const where = direction === 'next' ? 'behind' : 'before';
    vscode.window.setStatusBarMessage(`There is no point ${where} the cursor.`, 4000);
    return;
  }
  const place = new vscode.Position(found.line, found.character);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(new vscode.Range(place, place), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where the points of an outline start; the server sends a point as a member of an enumeration. */
function points(outline: vscode.DocumentSymbol[]): vscode.Position[] {
  return outline.flatMap((part) => [
    ...(part.kind === vscode.SymbolKind.EnumMember ? [part.selectionRange.start] : []),
    ...points(part.children),
  ]);
}

/** Puts the skeleton of a statement into the draft, where that is still empty; else into a new text. */
export async function insertStatement(): Promise<void> {
  const open = vscode.window.activeTextEditor?.document;
  const empty = reads(open) && open.languageId !== 'un-resolution' && open.getText().trim() === '';
  const document = empty ? open : await vscode.workspace.openTextDocument({ language: 'un-statement' });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('editor.action.insertSnippet', { langId: 'un-statement', name: 'Statement' });
}

/** Shows the outline, of the draft at hand. */
export async function showOutline({ drafts }: Tools): Promise<void> {
  await vscode.commands.executeCommand('outline.focus');
  // The first steps come to the front as one of them is done, and have no outline: the draft is brought there behind that.
  await drafts.show();
  await vscode.commands.executeCommand('outline.focus');
}

/** Opens the first steps. */
export async function openWalkthrough(context: vscode.ExtensionContext): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${context.extension.id}#begin`, false);
}
