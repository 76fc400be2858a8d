// The pictures of the pages and of the walkthrough: the real VS Code, with the example that the extension shows.
// usage: node pictures.mjs EDITORS VSIX FOLDER

import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

import { openEditor } from './editor.mjs';

const [editors, vsix, pictures] = process.argv.slice(2).map((name) => path.resolve(name));

/** The example of the extension. */
async function example() {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'rapporteur-example-'));
  const outfile = path.join(work, 'example.mjs');
  buildSync({ entryPoints: [path.join(import.meta.dirname, '../src/example.ts')], format: 'esm', outfile });
  const { EXAMPLE } = await import(outfile);
  fs.rmSync(work, { recursive: true });
  return EXAMPLE;
}

const text = await example();
const editor = await openEditor({
  editors,
  vsix,
  name: 'water.statement',
  text,
  size: { width: 1160, height: 700 },
  scale: 1.5,
  settings: { 'editor.fontSize': 15, 'editor.hover.delay': 100, 'explorer.openEditors.visible': 0, 'window.commandCenter': false, 'window.title': '${activeEditorShort}' },
});
const { page } = editor;
page.setDefaultTimeout(30_000);

/** Whether this machine can draw a letter: one that it cannot looks like any other that it cannot. */
const drawn = (letter) =>
  page.evaluate((letter) => {
    const picture = (text) => {
      const canvas = document.createElement('canvas');
      const pen = canvas.getContext('2d');
      pen.font = '40px sans-serif';
      pen.fillText(text, 20, 80);
      return canvas.toDataURL();
    };
    return picture(letter) !== picture('\u{10fffd}') && picture(letter) !== picture('\u{5ffff}');
  }, letter);

const picture = async (name, options = {}) => {
  await page.waitForTimeout(600);
  await page.screenshot({ path: path.join(pictures, `${name}.png`), ...options });
};

async function command(label) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(label, { delay: 5 });
  await page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
}

async function cursorTo(part, after = 0) {
  const before = text.slice(0, text.indexOf(part) + after).split('\n');
  await page.keyboard.press('Control+g');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(`${before.length}:${before.at(-1).length + 1}`);
  await page.keyboard.press('Enter');
}

try {
  for (const [script, letter] of Object.entries({ Arabic: 'ش', Chinese: '国', Cyrillic: 'я' })) {
    assert.ok(await drawn(letter), `this machine has no letters for ${script}: install fonts-dejavu-core and fonts-droid-fallback`);
  }
  await page.waitForSelector('.monaco-editor .squiggly-warning');
  await page.waitForSelector('.statusbar-item[id*="speakingTime"]');
  // The outline takes the room of the list of files.
  await page.locator('.pane-header', { hasText: /drafts/i }).click();
  await command('Explorer: Focus on Outline View');
  await page.waitForSelector('.outline-tree .monaco-list-row');

  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+Shift+M');
  await page.waitForSelector('.markers-panel .monaco-list-row');
  await page.locator('.monaco-editor .view-line').first().click();
  await picture('findings');
  await page.keyboard.press('Control+j');

  await cursorTo('PCC', 1);
  await command('Show or Focus Hover');
  await page.waitForSelector('.monaco-hover:not(.hidden) :text("police-contributing countr")');
  await picture('hover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await cursorTo('Fourth', 2);
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row.action');
  await picture('mend');
  await page.keyboard.press('Escape');

  // Wide enough to show the times.
  const edge = await page.locator('.sidebar').boundingBox();
  await page.mouse.move(edge.x + edge.width, edge.y + 300);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width + 250, edge.y + 300, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(900, 600);

  await picture('outline', { clip: { x: 0, y: 0, width: 900, height: 460 } });

  await cursorTo('Second', 2);
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Alt+p');
  const podium = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  await podium.locator('[aria-current]:has-text("Second")').waitFor();
  await picture('podium');
} finally {
  await editor.close();
}
