// Builds the extension for one platform: `node scripts/package.mjs [--target TARGET] [--server BINARY] [--out FILE]`.
// Without arguments it is built for this machine, around the server in target/release.

import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const root = path.join(here, '../..');
const { values } = parseArgs({
  options: {
    target: { type: 'string', default: `${process.platform}-${process.arch}` },
    server: { type: 'string' },
    out: { type: 'string' },
  },
});
const name = values.target.startsWith('win32') ? 'rapporteur.exe' : 'rapporteur';
const built = path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'release', name);
const server = path.resolve(values.server ?? built);
const out = path.resolve(values.out ?? path.join(here, `rapporteur-${values.target}.vsix`));
if (!fs.existsSync(server)) {
  console.error(`there is no server at ${server}: run cargo build --release, or name one with --server`);
  process.exit(2);
}

fs.rmSync(path.join(here, 'server'), { recursive: true, force: true });
fs.mkdirSync(path.join(here, 'server'));
fs.copyFileSync(server, path.join(here, 'server', name));
fs.chmodSync(path.join(here, 'server', name), 0o755);
if (process.platform === 'linux' && values.target === `linux-${process.arch}`) {
  // Nobody reads a backtrace in an editor, and the names for it are three quarters of the program.
  spawnSync('strip', [path.join(here, 'server', name)]);
}
for (const licence of ['LICENSE-MIT', 'LICENSE-APACHE']) {
  fs.copyFileSync(path.join(root, licence), path.join(here, `${licence}.txt`));
}
const tool = (name, ...told) =>
  execFileSync(process.execPath, [path.join(here, 'node_modules', name), ...told], { cwd: here, stdio: 'inherit' });
tool('typescript/bin/tsc', '--noEmit', '-p', '.');
execFileSync('npm', ['run', '--silent', 'bundle'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
tool('@vscode/vsce/vsce', 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--skip-license', '--target', values.target, '-o', out);
console.log(out);
