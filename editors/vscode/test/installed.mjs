// The two commands of someone who has nothing: `editors/try vscode` shows an example and leaves nothing behind,
// `editors/install vscode` installs the extension.
// usage: node installed.mjs EDITORS; RAPPORTEUR_BIN names the program.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { openBrowser } from './editor.mjs';
import { Tests } from './tests.mjs';

const editors = path.resolve(process.argv[2]);
const commands = path.join(import.meta.dirname, '../..');
const version = fs.readdirSync(editors).find((entry) => entry.startsWith('code-server-'));
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'rapporteur-newcomer-'));
const temporary = path.join(home, 'tmp');
fs.mkdirSync(temporary);
const env = {
  PATH: process.env.PATH,
  HOME: home,
  TMPDIR: temporary,
  CODE: path.join(editors, version, 'node_modules/.bin/code-server'),
  RAPPORTEUR_BIN: process.env.RAPPORTEUR_BIN,
  ...(process.env.CARGO_TARGET_DIR === undefined ? {} : { CARGO_TARGET_DIR: process.env.CARGO_TARGET_DIR }),
};
const tests = new Tests();

await tests.test('an example is shown, and nothing is left behind', async () => {
  const shown = spawn(path.join(commands, 'try'), ['vscode'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => shown.once('exit', done));
  let told = '';
  shown.stdout.on('data', (bytes) => (told += bytes));
  let browser;
  try {
    await tests.expect('the address', /http:\/\/127\.0\.0\.1:\d+\S+/, () => told, 120_000);
    browser = await openBrowser();
    const page = await browser.newPage();
    await page.goto(/http:\S+/.exec(told)[0]);
    await tests.expect('squiggles', true, async () => (await page.locator('.monaco-editor .squiggly-warning').count()) >= 2);
  } finally {
    await browser?.close();
    shown.kill('SIGINT');
  }
  await tests.expect('its end', 0, () => ended);
  // npm keeps what it fetched to build with.
  await tests.expect('what is left', ['tmp'], () => fs.readdirSync(home).filter((name) => name !== '.npm'));
  await tests.expect('what is left', [], () => fs.readdirSync(temporary).filter((name) => name.startsWith('tmp.')));
});

await tests.test('the extension is installed, and is there', async () => {
  execFileSync(path.join(commands, 'install'), ['vscode'], { env, stdio: 'pipe', timeout: 200_000 });
  const listed = execFileSync(env.CODE, ['--list-extensions'], { env, encoding: 'utf8', timeout: 60_000 });
  await tests.expect('the extensions', ['rapporteur.rapporteur'], () => listed.trim().split('\n').filter((line) => /^\w+\.\w+$/.test(line)));
});

fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
process.exit(tests.end('vscode, for a newcomer'));
