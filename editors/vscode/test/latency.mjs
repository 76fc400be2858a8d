// From the key press to the squiggle in the real VS Code: median and 95th percentile over 100 edits of a draft of
// 10 KB, and how much of it is ours. Prints some lines; asserts nothing about time.
// usage: node latency.mjs EDITORS VSIX; RAPPORTEUR_BIN names the program.
//
// Each edit opens a bracket that is never closed, or takes it away again, so each draws a squiggle or removes one.
// The key's time is when the page takes it; the squiggle's, when it is put into the page or taken out, in the frame
// that is then painted. A relay beside the server notes when changes, questions and answers pass.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { openEditor } from './editor.mjs';

const EDITS = 100;
const SQUIGGLES = '.squiggly-info, .squiggly-warning, .squiggly-error';
const [editors, vsix] = process.argv.slice(2).map((name) => path.resolve(name));
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'rapporteur-latency-'));
const times = path.join(work, 'times');

/** A statement of some 10 KB. */
function draft() {
  const measured = (gauge) => `we have measured the river at gauge ${gauge} and we have learned to read it together, `;
  const paragraphs = Array.from({ length: 26 }, (_, at) => {
    const gauges = [1, 2, 3, 4].map((gauge) => measured(4 * at + gauge)).join('');
    return `In that time ${gauges}and we shall go on doing so for as long as it flows.\n\n`;
  });
  return `Mr. President,\n\n${paragraphs.join('')}I thank you.\n`;
}

/** The value below which a share of all lies. */
function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)].toFixed(1);
}

const text = draft();
const editor = await openEditor({
  editors,
  vsix,
  name: 'river.statement',
  text,
  settings: {
    // As final, so that nothing is held back while its paragraph is under the pen.
    'rapporteur.status': 'final',
    'editor.autoClosingBrackets': 'never',
    machine: { 'rapporteur.server.path': path.join(import.meta.dirname, 'relay.mjs') },
  },
  variables: { RAPPORTEUR_TIMES: times },
});
const { page } = editor;
try {
  await page.waitForSelector('.statusbar-item[id*="speakingTime"]');
  await page.locator('.monaco-editor .view-line').nth(4).click();
  await page.evaluate((squiggles) => {
    window.measured = [];
    let key;
    const count = () => document.querySelectorAll(squiggles).length;
    let before = count();
    addEventListener('keydown', ({ timeStamp }) => (key = timeStamp), { capture: true });
    new MutationObserver(() => {
      const now = count();
      if (now !== before && key !== undefined) {
        window.measured.push({ key: performance.timeOrigin + key, shown: performance.timeOrigin + performance.now(), drawn: now > before });
        key = undefined;
      }
      before = now;
    }).observe(document.querySelector('.monaco-editor'), { childList: true, subtree: true, attributes: true });
  }, SQUIGGLES);
  for (let edit = 0; edit < EDITS; edit += 1) {
    await page.keyboard.press(edit % 2 === 0 ? '(' : 'Backspace');
    await page.waitForFunction((made) => window.measured.length > made, edit, { polling: 'raf', timeout: 20_000 });
    // A person does not type without a pause.
    await page.waitForTimeout(60);
  }
  const measured = await page.evaluate(() => window.measured);
  assert.deepEqual(measured.map(({ drawn }) => drawn), measured.map((_, at) => at % 2 === 0), 'each edit draws or removes');

  const notes = fs.readFileSync(times, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const parts = measured.map(({ key, shown }) => {
    const within = notes.filter(({ at }) => at >= key - 1 && at <= shown + 1);
    const changed = within.find((note) => note.changed !== undefined);
    const answered = within.findLast((note) => note.asked !== undefined || note.published !== undefined);
    assert.ok(changed && answered, 'the server was told of the edit and answered');
    return {
      whole: shown - key,
      // While nobody but the server could do anything: it is asked, or told, and has not answered.
      server: answered.at - (answered.asked ?? changed.at),
      there: changed.at - key,
      waited: (answered.asked ?? changed.at) - changed.at,
      back: shown - answered.at,
    };
  });
  const told = (name, share) => percentile(parts.map((part) => part[name]), share);
  console.log(
    `From the key press to the squiggle in VS Code, ${parts.length} edits of a draft of ${text.length} bytes:` +
      ` median ${told('whole', 0.5)} ms, 95th percentile ${told('whole', 0.95)} ms.`,
  );
  console.log(`Of this the server: median ${told('server', 0.5)} ms, 95th percentile ${told('server', 0.95)} ms.`);
  console.log(
    `VS Code, in the median: ${told('there', 0.5)} ms until the server is told, ${told('waited', 0.5)} ms until it is` +
      ` asked what it found, ${told('back', 0.5)} ms from its answer to the squiggle.`,
  );
} finally {
  await editor.close();
  fs.rmSync(work, { recursive: true, force: true });
}
