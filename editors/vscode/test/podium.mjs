// The page of the podium view in a browser, without the editor around it: what it shows, its keys, its names.
// usage: node podium.mjs PICTURES

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const media = path.join(import.meta.dirname, '../media');
const pictures = path.resolve(process.argv[2]);
fs.mkdirSync(pictures, { recursive: true });
const { RAPPORTEUR_CHROMIUM: named } = process.env;
const installed = [named, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((name) => name && fs.existsSync(name));
const browser = await chromium.launch({ executablePath: installed, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
const segments = [
  { kind: 'salutation', text: 'Mr. President,', takes: '0:01', until: '0:01', slow: '0:01' },
  { kind: 'point', ordinal: 1, text: 'First, <b>we</b> agree.', takes: '0:02', until: '0:03', slow: '0:03' },
  { kind: 'point', ordinal: 'final', text: 'وأخيرا، نشكركم.', takes: '0:02', until: '0:05', slow: '0:05' },
];
await page.setContent('<header><p id="clock"></p><button id="smaller"></button><button id="larger"></button></header><ol id="speech" tabindex="0"></ol><p id="nothing" hidden>Nothing yet.</p>');
await page.addStyleTag({ path: path.join(media, 'podium.css') });
await page.evaluate(() => {
  window.told = [];
  window.acquireVsCodeApi = () => ({ getState: () => null, setState: () => {}, postMessage: (it) => window.told.push(it) });
});
await page.addScriptTag({ path: path.join(media, 'podium.js') });
await page.evaluate((segments) => window.postMessage({ segments }), segments);
await page.waitForSelector('#stretch-2');

assert.equal(await page.locator('#stretch-1 .said').textContent(), 'First, <b>we</b> agree.', 'text is never markup');
assert.equal(await page.locator('#stretch-1 .ordinal').getAttribute('aria-label'), 'Point 1');
assert.equal(await page.locator('#stretch-2 .said').evaluate((it) => getComputedStyle(it).direction), 'rtl');
await page.evaluate(() => window.postMessage({ current: 1 }));
await page.waitForSelector('#stretch-1[aria-current]');
assert.equal(await page.locator('#clock').textContent(), '0:01 of 0:05', 'the clock stands where the stretch begins');
await page.keyboard.press('ArrowDown');
await page.keyboard.press('Enter');
assert.deepEqual(await page.evaluate(() => window.told), [{ ready: true }, { go: 2 }], 'the keyboard suffices');
const size = () => page.locator('#stretch-0 .said').evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
const before = await size();
await page.keyboard.press('+');
assert.ok((await size()) > before, 'plus makes the text larger');
await page.screenshot({ path: path.join(pictures, 'podium-page.png') });
await page.evaluate(() => window.postMessage({ segments: [] }));
await page.waitForSelector('#nothing:not([hidden])');
await browser.close();
console.log('ok   the podium page shows a speech, and works by keyboard');
