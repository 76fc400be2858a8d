// The built extension through the API of the real VS Code, in its extension host.

import * as vscode from 'vscode';

import { findings, moveTo, opened, rewrite, run as runTests, servers } from './draft.mjs';

const { executeCommand } = vscode.commands;
const GAP = ['8 missing-enumeration'];

const names = (parts: vscode.DocumentSymbol[]): string[] => parts.flatMap(({ name, children }) => [name, ...names(children)]);

const settings = () => vscode.workspace.getConfiguration('rapporteur');

export const run = () =>
  runTests('vscode, in its extension host', async (tests) => {
    const { document } = await opened();
    const { uri } = document;
    const text = () => document.getText();
    const FLAWED = text();
    const found = () => findings(document);
    /** A test that begins with the draft as it was. */
    const test = (name: string, body: () => Promise<void>) =>
      tests.test(name, async () => {
        await rewrite(document, FLAWED);
        await body();
      });

    await test('the extension starts where a statement is opened', async () => {
      await tests.expect('the language', 'un-statement', () => document.languageId);
      await tests.expect('running', true, () => vscode.extensions.getExtension('rapporteur.rapporteur')?.isActive);
    });

    await test('the editing suits prose', async () => {
      const of = vscode.workspace.getConfiguration('editor', { uri, languageId: 'un-statement' });
      const told = ['wordWrap', 'acceptSuggestionOnEnter', 'wordBasedSuggestions', 'autoIndent'].map((name) => of.get(name));
      await tests.expect('defaults', ['on', 'off', 'off', 'none'], () => told);
    });

    await test('a gap in the points is found, and leads to its neighbour', async () => {
      await tests.expect('the gap', GAP, found);
      const [gap] = vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Warning);
      await tests.expect('its range', 'Fourth', () => document.getText(gap.range));
      await tests.expect('who says so', 'rapporteur', () => gap.source);
      await tests.expect('what is beside it', [6], () => gap.relatedInformation?.map(({ location }) => location.range.start.line));
    });

    await test('the outline has the points in their order', async () => {
      const outline = async () => names(await executeCommand('vscode.executeDocumentSymbolProvider', uri) ?? []);
      const points = async () => (await outline()).filter((name) => /^(First|Second|Fourth): /.test(name));
      await tests.expect('points', ['First: we agree', 'Second: we thank you', 'Fourth: we shall act'], points);
    });

    await test('a hover spells the PCC out', async () => {
      const place = document.positionAt(text().indexOf('PCC') + 1);
      await tests.expect('hover', /police-contributing countr/, async () => {
        const hovers = await executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, place);
        return hovers.flatMap(({ contents }) => contents).map((part) => (part as vscode.MarkdownString).value).join('\n');
      });
    });

    await test('a completion offers the organ that was begun', async () => {
      await rewrite(document, FLAWED.replace('we agree.', 'we ask the Security Counc'));
      const place = document.positionAt(text().indexOf('Counc') + 5);
      await tests.expect('completion', true, async () => {
        const list = await executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, place);
        return list.items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'Security Council');
      });
    });

    await test('a code action takes the finding away', async () => {
      await tests.expect('the gap', GAP, found);
      const here = new vscode.Range(8, 0, 8, 6);
      const kind = vscode.CodeActionKind.QuickFix.value;
      const actions = await executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, here, kind, 10);
      const mend = actions.find(({ edit, isPreferred }) => edit !== undefined && isPreferred);
      await vscode.workspace.applyEdit(mend?.edit ?? new vscode.WorkspaceEdit());
      await tests.expect('the text', FLAWED.replace('Fourth', 'Third'), text);
      await tests.expect('nothing found', [], found);
      await moveTo(document, 0, 0);
      await executeCommand('undo');
      await tests.expect('the text as it was', FLAWED, text);
    });

    await test('a fix leaves in view what is left to correct in its paragraph', async () => {
      await settings().update('pause', 0, vscode.ConfigurationTarget.Workspace);
      await rewrite(document, FLAWED.replace('act.', 'act (S/PV8086).'));
      await tests.expect('both', ['8 malformed-symbol', '8 missing-enumeration'], found);
      const here = new vscode.Range(8, 24, 8, 24);
      const kind = vscode.CodeActionKind.QuickFix.value;
      const actions = await executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, here, kind, 10);
      const mend = actions.find(({ title }) => title === 'Write S/PV.8086');
      await vscode.workspace.applyEdit(mend?.edit ?? new vscode.WorkspaceEdit());
      await tests.expect('the gap', GAP, found);
    });

    await test('what is unfinished comes back once the cursor has left it', async () => {
      await tests.expect('the gap', GAP, found);
      const editor = await moveTo(document, 8, 20);
      await executeCommand('type', { text: 'x' });
      await tests.expect('nothing while it is written', [], found);
      editor.selection = new vscode.Selection(4, 3, 4, 3);
      await tests.expect('the gap', GAP, found);
      await settings().update('pause', undefined, vscode.ConfigurationTarget.Workspace);
    });

    await test('a point moves down and up, and the numbers stay in order', async () => {
      await moveTo(document, 4, 10);
      await executeCommand('rapporteur.movePointDown');
      const moved = FLAWED.replace('First, we agree.\n\nSecond, we thank you.', 'First, we thank you.\n\nSecond, we agree.');
      await tests.expect('moved down', moved, text);
      await moveTo(document, 6, 10);
      await executeCommand('rapporteur.movePointUp');
      await tests.expect('moved up', FLAWED, text);
    });

    await test('the points are numbered anew', async () => {
      await moveTo(document, 8, 0);
      await executeCommand('rapporteur.renumberPoints');
      await tests.expect('the text', FLAWED.replace('Fourth', 'Third'), text);
    });

    await test('the cursor goes from point to point', async () => {
      const editor = await moveTo(document, 4, 3);
      await executeCommand('rapporteur.nextPoint');
      await tests.expect('the next', 6, () => editor.selection.active.line);
      await executeCommand('rapporteur.previousPoint');
      await tests.expect('the one before', 4, () => editor.selection.active.line);
    });

    await test('what is delivered comes on the clipboard without notes', async () => {
      await rewrite(document, FLAWED.replace('we agree.', 'we agree. [[Ask the capital.]]'));
      await tests.expect('the clipboard', FLAWED.trim(), async () => {
        await executeCommand('rapporteur.copyDelivery');
        return (await vscode.env.clipboard.readText()).replace('agree. ', 'agree.').trim();
      });
    });

    await test('the page of a rule is that of the manual', async () => {
      const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('rapporteur-rule:/missing-enumeration.md'));
      await tests.expect('its title', /^# missing-enumeration/, () => page.getText());
      await tests.expect('its reason', /## Why/, () => page.getText());
    });

    await test('a setting holds at once', async () => {
      await tests.expect('the gap', GAP, found);
      const off = { 'missing-enumeration': 'off', 'miscounted-enumeration': 'off' };
      await settings().update('rules', off, vscode.ConfigurationTarget.Workspace);
      await tests.expect('nothing found', [], found);
      await settings().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
      await tests.expect('the gap again', GAP, found);
    });

    await test('plain text is read only where that is turned on', async () => {
      const plain = await vscode.workspace.openTextDocument({ language: 'plaintext', content: FLAWED });
      await tests.expect('left alone', [], () => findings(plain));
      await settings().update('plainText', true, vscode.ConfigurationTarget.Workspace);
      await vscode.window.showTextDocument(plain);
      await tests.expect('read', GAP, () => findings(plain));
      await settings().update('plainText', undefined, vscode.ConfigurationTarget.Workspace);
      await tests.expect('left alone again', [], () => findings(plain));
      await executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    await test('a server that is killed comes back, and nothing of the text is lost', async () => {
      const editor = await vscode.window.showTextDocument(document);
      await tests.expect('the gap', GAP, found);
      const [killed] = servers();
      process.kill(killed, 'SIGKILL');
      await editor.edit((edit) => edit.insert(new vscode.Position(10, 12), ' And so on.'));
      await tests.expect('another server', true, () => servers().some((id) => id !== killed));
      const longer = FLAWED.replace('I thank you.', 'I thank you. And so on.');
      await tests.expect('the text', longer, text);
      await rewrite(document, longer.replace('Fourth', 'Third'));
      await tests.expect('it reads what is new', [], found);
      await rewrite(document, FLAWED);
      await tests.expect('and finds it', GAP, found);
    });

    await test('restarting starts one server in the place of the other', async () => {
      const [old] = servers();
      await executeCommand('rapporteur.restart');
      await tests.expect('one server', 1, () => servers().length);
      await tests.expect('another one', true, () => servers()[0] !== old);
      await tests.expect('the gap', GAP, found);
    });

    await test('a skeleton is put into an empty text', async () => {
      await rewrite(document, '');
      await moveTo(document, 0, 0);
      await executeCommand('rapporteur.insertStatement');
      await tests.expect('its head', /^---\nkind: statement\n/, text);
      await tests.expect('its points', /First, [^]*Second, [^]*Third, [^]*I thank you\.$/, text);
    });

    await test('where a text stands already, a skeleton comes in a new one', async () => {
      await moveTo(document, 4, 10);
      await executeCommand('rapporteur.insertStatement');
      const active = () => vscode.window.activeTextEditor?.document;
      await tests.expect('its head', /^---\nkind: statement\n/, () => active()?.getText());
      await tests.expect('its language', 'un-statement', () => active()?.languageId);
      await tests.expect('the other text', FLAWED, text);
      await executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    await test('snippets are offered on request', async () => {
      await rewrite(document, `${FLAWED}\nalign`);
      await moveTo(document, document.lineCount - 1, 5);
      await tests.expect('the snippet', true, async () => {
        const place = document.lineAt(document.lineCount - 1).range.end;
        const { items } = await executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, place);
        return items.some(({ kind, insertText }) =>
          kind === vscode.CompletionItemKind.Snippet && String((insertText as vscode.SnippetString)?.value).includes('aligns itself'));
      });
    });

    await test('a resolution has its paragraphs in the outline, and is edited as prose', async () => {
      const content = [
        'The General Assembly,', 'Recalling its resolution 70/1 of 25 September 2015,',
        '1. Calls upon all States to warn those who live beside rivers;', '2. Decides to remain seized of the matter.',
      ].join('\n\n');
      const resolution = await vscode.workspace.openTextDocument({ language: 'un-resolution', content });
      await vscode.window.showTextDocument(resolution);
      await tests.expect('paragraphs', /Recalling[^]*Calls upon[^]*Decides/, async () =>
        names(await executeCommand('vscode.executeDocumentSymbolProvider', resolution.uri) ?? []).join('\n'));
      const editing = vscode.workspace.getConfiguration('editor', { uri: resolution.uri, languageId: 'un-resolution' });
      await tests.expect('Enter', 'off', () => editing.get('acceptSuggestionOnEnter'));
      await executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    await test('Markdown is read only where that is turned on', async () => {
      const page = await vscode.workspace.openTextDocument({ language: 'markdown', content: FLAWED });
      await tests.expect('left alone', [], () => findings(page));
      await settings().update('markdown', true, vscode.ConfigurationTarget.Workspace);
      await vscode.window.showTextDocument(page);
      await tests.expect('read', GAP, () => findings(page));
      await settings().update('markdown', undefined, vscode.ConfigurationTarget.Workspace);
      await tests.expect('left alone again', [], () => findings(page));
      await executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  });
