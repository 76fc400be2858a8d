#!/usr/bin/env node
// Stands between the editor and the server, hands all through as it is, and notes when what passed.
// RAPPORTEUR_BIN names the server, RAPPORTEUR_TIMES the file of notes: one JSON object a line, in milliseconds of
// the clock that a browser's page on this machine has as well.

import { spawn } from 'node:child_process';
import fs from 'node:fs';

const server = spawn(process.env.RAPPORTEUR_BIN, process.argv.slice(2), { stdio: ['pipe', 'pipe', 'inherit'] });
const notes = fs.openSync(process.env.RAPPORTEUR_TIMES, 'a');
const now = () => performance.timeOrigin + performance.now();
const asked = new Map();

/** Calls `tell` for each message in a stream of frames. */
function messages(tell) {
  let waiting = Buffer.alloc(0);
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes]);
    for (;;) {
      const head = waiting.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(waiting.toString('latin1', 0, Math.max(head, 0)))?.[1]);
      if (head < 0 || waiting.length < head + 4 + length) {
        return;
      }
      tell(JSON.parse(waiting.toString('utf8', head + 4, head + 4 + length)));
      waiting = waiting.subarray(head + 4 + length);
    }
  };
}

const note = (what) => fs.writeSync(notes, `${JSON.stringify(what)}\n`);
const fromEditor = messages(({ method, id, params }) => {
  if (method === 'textDocument/didChange') {
    note({ changed: params.textDocument.version, at: now() });
  }
  if (method === 'textDocument/diagnostic') {
    asked.set(id, now());
  }
});
const fromServer = messages(({ id, method, params }) => {
  if (method === undefined && asked.has(id)) {
    note({ asked: asked.get(id), at: now() });
    asked.delete(id);
  }
  if (method === 'textDocument/publishDiagnostics') {
    note({ published: params.version, at: now() });
  }
});

process.stdin.on('data', (bytes) => {
  server.stdin.write(bytes);
  fromEditor(bytes);
});
process.stdin.on('end', () => server.stdin.end());
server.stdout.on('data', (bytes) => {
  process.stdout.write(bytes);
  fromServer(bytes);
});
server.on('exit', (code) => process.exit(code ?? 1));
