// The built extension in the extension host of the real VS Code, once in a folder that is trusted and once in one
// that is not and asks for a program of its own.
// usage: node host.mjs EDITORS VSIX

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

import { openEditor } from './editor.mjs';

const [editors, vsix] = process.argv.slice(2).map((name) => path.resolve(name));
/** How long all tests of one run may take, in milliseconds. */
const LIMIT = 150_000;

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'rapporteur-host-'));
const foreign = path.join(work, 'program');
fs.writeFileSync(foreign, `#!/bin/sh\n: >"$0.ran"\nexec cat\n`, { mode: 0o755 });
buildSync({
  entryPoints: ['trusted', 'untrusted'].map((name) => path.join(import.meta.dirname, `host/${name}.mts`)),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  outdir: work,
  outExtension: { '.js': '.cjs' },
  logLevel: 'warning',
});

async function run(name, options) {
  const report = path.join(work, `${name}.txt`);
  const editor = await openEditor({
    ...options,
    editors,
    vsix,
    name: 'water.statement',
    text: fs.readFileSync(path.join(import.meta.dirname, 'water.statement'), 'utf8'),
    suite: path.join(work, `${name}.cjs`),
    variables: { RAPPORTEUR_REPORT: report },
  });
  const late = new Promise((done) => setTimeout(() => done('late'), LIMIT));
  const code = await Promise.race([editor.finished, late]);
  await editor.close();
  process.stdout.write(fs.existsSync(report) ? fs.readFileSync(report, 'utf8') : `no report of the ${name} folder\n`);
  return code;
}

const codes = [await run('trusted', {}), await run('untrusted', { trusted: false, folderSettings: { 'rapporteur.server.path': foreign } })];
fs.rmSync(work, { recursive: true, force: true });
process.exit(codes.every((code) => code === 0) ? 0 : 1);
