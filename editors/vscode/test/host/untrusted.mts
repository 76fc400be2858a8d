// What holds in a folder that is not trusted, and asks for another program in its settings.

import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

import { findings, opened, run as runTests, servers } from './draft.mjs';

export const run = () =>
  runTests('vscode, in a folder that is not trusted', async (tests) => {
    const { document } = await opened();
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';

    await tests.test('the folder is not trusted', async () => {
      await tests.expect('trust', false, () => vscode.workspace.isTrusted);
    });

    await tests.test('a draft is read all the same', async () => {
      await tests.expect('the gap', ['8 missing-enumeration'], () => findings(document));
    });

    await tests.test('the folder does not choose the program', async () => {
      const asked = JSON.parse(fs.readFileSync(path.join(folder, '.vscode/settings.json'), 'utf8'));
      const chosen = asked['rapporteur.server.path'];
      await tests.expect('the program is there to be chosen', true, () => fs.existsSync(chosen));
      await tests.expect('the setting', '', () => vscode.workspace.getConfiguration('rapporteur').get('server.path'));
      await vscode.commands.executeCommand('rapporteur.restart');
      await tests.expect('our own program', 1, () => servers().length);
      await tests.expect('it was never run', false, () => fs.existsSync(`${chosen}.ran`));
    });
  });
