import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';

import { podiumPage } from '../../src/podiumPage';
import { forServer, program } from '../../src/server';

test('the server comes with the extension, unless the user names another', () => {
  assert.equal(program('/ext', '', 'linux'), path.join('/ext', 'server', 'rapporteur'));
  assert.equal(program('/ext', '', 'win32'), path.join('/ext', 'server', 'rapporteur.exe'));
  assert.equal(program('/ext', ' /usr/bin/rapporteur ', 'linux'), '/usr/bin/rapporteur');
});

test('the server is not told what is the business of the extension, or not set', () => {
  const section = { status: 'final', language: null, limit: '', plainText: true, server: { path: 'x' }, trace: {} };
  assert.deepEqual(forServer(section), { status: 'final' });
  assert.deepEqual(forServer(null), {});
});

test('the podium page lets in nothing but its own script and style', () => {
  const page = podiumPage({ nonce: 'n0', source: 'https://own', script: 's.js', style: 's.css' });
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1];
  assert.equal(policy, "default-src 'none'; style-src https://own; script-src 'nonce-n0'");
  assert.doesNotMatch(page, /unsafe|onclick|style=/);
  assert.equal(page.match(/<script/g)?.length, 1);
});
