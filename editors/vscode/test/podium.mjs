// The page of the podium view in a browser, without the editor around it: what it shows, its keys, its names, how it
// is read from right to left, and that nothing in it is told by colour alone.
// usage: node podium.mjs PICTURES

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

import { faults } from './accessibility.mjs';
import { openBrowser } from './editor.mjs';
import { Tests } from './tests.mjs';

const ORIGIN = 'http://podium.test';
const media = path.join(import.meta.dirname, '../media');
const pictures = path.resolve(process.argv[2]);
fs.mkdirSync(pictures, { recursive: true });

/** The page as the extension makes it. */
async function podiumPage() {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'rapporteur-podium-'));
  const outfile = path.join(work, 'page.mjs');
  buildSync({ entryPoints: [path.join(import.meta.dirname, '../src/podiumPage.ts')], format: 'esm', outfile });
  const { podiumPage } = await import(outfile);
  fs.rmSync(work, { recursive: true });
  const parts = { nonce: 'once', source: ORIGIN, script: `${ORIGIN}/podium.js`, style: `${ORIGIN}/podium.css` };
  // The editor gives a page the colours of its theme.
  const theme = '<html style="--vscode-editor-foreground:#3b3b3b;--vscode-editor-background:#fff;--vscode-focusBorder:#005fb8"';
  return podiumPage(parts).replace('<html', theme);
}

const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 900, height: 700 } });
const files = { '/': await podiumPage(), '/podium.js': 'podium.js', '/podium.css': 'podium.css' };
await page.route(`${ORIGIN}/**`, (route) => {
  const name = new URL(route.request().url()).pathname;
  return name === '/'
    ? route.fulfill({ body: files[name], contentType: 'text/html' })
    : route.fulfill({ path: path.join(media, files[name]) });
});
await page.addInitScript(() => {
  window.told = [];
  window.acquireVsCodeApi = () => ({ getState: () => null, setState: () => {}, postMessage: (it) => window.told.push(it) });
});
await page.goto(`${ORIGIN}/`);

const tests = new Tests({ onFailure: (failed) => page.screenshot({ path: path.join(pictures, `failed-podium-${failed}.png`) }) });
const test = (name, body) => tests.test(name, body);
const expect = (what, expected, ask) => tests.expect(what, expected, ask, 5000);
const show = (message) => page.evaluate((told) => window.postMessage(told), message);
const style = (selector, name, before) =>
  page.locator(selector).evaluate((it, [name, before]) => getComputedStyle(it, before)[name], [name, before]);
const focused = () => page.evaluate(() => document.activeElement.id);

const ENGLISH = [
  { kind: 'salutation', text: 'Mr. President,', takes: '0:01', until: '0:01' },
  { kind: 'point', ordinal: 1, text: 'First, <b>we</b> agree.', takes: '0:02', until: '0:03' },
  { kind: 'point', ordinal: 'final', text: 'Lastly, we thank you.', takes: '0:02', until: '0:05' },
];
const ARABIC = [
  { kind: 'salutation', text: 'السيد الرئيس،', takes: '0:01', until: '0:01' },
  { kind: 'point', ordinal: 1, text: 'أولا، نرحب بتقرير الأمين العام (A/79/1).', takes: '0:02', until: '0:03–0:04' },
  { kind: 'point', ordinal: 'final', text: 'وأخيرا، نشكركم.', takes: '0:02', until: '0:05–0:06' },
];

await test('the speech is shown as text and never as markup', async () => {
  await show({ segments: ENGLISH, language: 'en' });
  await expect('what is said', 'First, <b>we</b> agree.', () => page.locator('#stretch-1 .said').textContent());
});

await test('the clock stands where the stretch begins', async () => {
  await show({ current: 1 });
  await expect('the clock', '0:01 of 0:05', () => page.locator('#clock').textContent());
});

await test('the keyboard suffices: Tab leads in, arrows move, Enter goes to the text', async () => {
  await page.evaluate(() => document.activeElement.blur());
  const order = [];
  await page.keyboard.press('Tab');
  // In some versions of the browser the first key leads to the page itself, and only the next one into it.
  if ((await focused()) === '') await page.keyboard.press('Tab');
  order.push(await focused());
  for (let press = 1; press < 3; press += 1) {
    await page.keyboard.press('Tab');
    order.push(await focused());
  }
  await expect('what Tab leads to', ['smaller', 'larger', 'stretch-1'], () => order);
  await page.keyboard.press('ArrowDown');
  await expect('where the focus is', 'stretch-2', focused);
  await page.keyboard.press('Enter');
  await expect('what the editor is told', [{ ready: true }, { go: 2 }], () => page.evaluate(() => window.told));
  await page.keyboard.press('Home');
  await expect('where the focus is', 'stretch-0', focused);
});

await test('the cursor of the editor takes the focus away from nowhere', async () => {
  await page.locator('#larger').focus();
  await show({ current: 2 });
  await expect('the current stretch', 'stretch-2', () => page.locator('[aria-current]').getAttribute('id'));
  await expect('where the focus is', 'larger', focused);
});

await test('a speech that changes keeps the focus where it was', async () => {
  await page.locator('#stretch-2').focus();
  await show({ segments: ENGLISH, language: 'en' });
  await expect('where the focus is', 'stretch-2', focused);
});

await test('keys and buttons change the size of the text', async () => {
  const size = async () => Math.round(parseFloat(await style('#stretch-0 .said', 'fontSize')));
  const before = await size();
  await page.keyboard.press('+');
  await expect('larger', Math.round(before * 1.15), size);
  await page.locator('#smaller').click();
  await expect('as before', before, size);
});

await test('a screen reader has names for all of it', async () => {
  const told = await page.locator('body').ariaSnapshot();
  for (const name of ['timer "Speaking time"', 'button "Smaller text"', 'button "Larger text"', 'list "The speech"', 'img "Point 1"', 'img "Last point"']) {
    await expect('names', true, () => told.includes(name));
  }
  await expect('its language', 'en', () => page.locator('#stretch-1 .said').getAttribute('lang'));
});

for (const [theme, colours] of Object.entries({ light: ['#3b3b3b', '#ffffff'], dark: ['#cccccc', '#1f1f1f'] })) {
  await test(`the rules for accessible pages are kept, ${theme}`, async () => {
    await page.evaluate(([foreground, background]) => {
      document.documentElement.style.setProperty('--vscode-editor-foreground', foreground);
      document.documentElement.style.setProperty('--vscode-editor-background', background);
    }, colours);
    await expect('faults', [], () => faults(page));
  });
}

await test('the current stretch has a sign beside its colour, also where colours are forced', async () => {
  await expect('its sign', '"▸"', () => style('[aria-current]', 'content', '::before'));
  await page.emulateMedia({ forcedColors: 'active' });
  await expect('its sign', '"▸"', () => style('[aria-current]', 'content', '::before'));
  await expect('no sign elsewhere', 'none', () => style('#stretch-0', 'content', '::before'));
  await page.emulateMedia({ forcedColors: 'none' });
});

await test('Arabic runs from right to left, and its times do not', async () => {
  await page.evaluate(() => document.documentElement.style.setProperty('--vscode-editor-background', '#fff'));
  await page.evaluate(() => document.documentElement.style.setProperty('--vscode-editor-foreground', '#3b3b3b'));
  await show({ segments: ARABIC, language: 'ar' });
  await show({ current: 1 });
  await expect('its direction', 'rtl', () => style('#stretch-1 .said', 'direction'));
  await expect('its language', 'ar', () => page.locator('#stretch-1 .said').getAttribute('lang'));
  await expect('its letters are upright', 'normal', () => style('#stretch-0 .said', 'fontStyle'));
  await expect('its sign', '"◂"', () => style('[aria-current]', 'content', '::before'));
  await expect('the bar stands at the right', '4px', () => style('#stretch-1', 'borderRightWidth'));
  await expect('the times', 'ltr', () => style('#stretch-1 .time', 'direction'));
  const right = (selector) => page.locator(selector).evaluate((it) => {
    const range = document.createRange();
    range.selectNodeContents(it);
    return Math.round(range.getBoundingClientRect().right);
  });
  const edge = await right('#stretch-1 .said');
  await expect('the times end where the text begins', edge, () => right('#stretch-1 .time'));
  await page.screenshot({ path: path.join(pictures, 'podium-arabic.png') });
});

await test('a text without a speech says so', async () => {
  await show({ segments: [] });
  await expect('what is shown', 'There is nothing to deliver in this text yet.', () => page.locator('#nothing:visible').textContent());
});

await browser.close();
process.exit(tests.end('vscode, the page of the podium view'));
