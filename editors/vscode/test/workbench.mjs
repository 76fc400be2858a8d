// The built extension in the real VS Code, by mouse and keyboard, as a drafter uses it.
// usage: node workbench.mjs EDITORS VSIX PICTURES

import fs from 'node:fs';
import path from 'node:path';

import { faults } from './accessibility.mjs';
import { openEditor } from './editor.mjs';
import { Tests, until } from './tests.mjs';

const [editors, vsix, pictures] = process.argv.slice(2).map((name) => path.resolve(name));
const FLAWED = fs.readFileSync(path.join(import.meta.dirname, 'water.statement'), 'utf8');
fs.mkdirSync(pictures, { recursive: true });

const editor = await openEditor({ editors, vsix, name: 'water.statement', text: FLAWED });
const { page } = editor;
page.setDefaultTimeout(30_000);
const photograph = (failed) => page.screenshot({ path: path.join(pictures, `failed-${failed}.png`) }).catch(() => {});
const tests = new Tests({ onFailure: photograph });
const test = (name, body) => tests.test(name, body);
const expect = (what, expected, ask) => tests.expect(what, expected, ask);

const count = (selector) => page.locator(selector).count();
const SQUIGGLE = '.monaco-editor .squiggly-warning';

const squiggles = () => count(SQUIGGLE);
const text = (selector) => async () => (await page.locator(selector).allTextContents()).join('\n').replaceAll('\u00a0', ' ');

/** Saves until the file holds this text. */
async function savedAs(expected) {
  await expect('the saved file', expected, async () => {
    await page.keyboard.press('Control+s');
    return fs.readFileSync(path.join(editor.folder, 'water.statement'), 'utf8');
  });
}

/** Has the fourth point mended, from its lightbulb. */
async function mend() {
  await cursorTo(9, 2);
  await page.waitForSelector(SQUIGGLE);
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row.action');
  await page.keyboard.press('Enter');
  await expect('squiggles', 0, squiggles);
}

/** Sets what holds in the folder: code-server does not watch the settings of the user for changes from outside. */
const writeSettings = (settings) =>
  fs.writeFileSync(path.join(editor.folder, '.vscode/settings.json'), JSON.stringify(settings));

const webview = () => page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');

async function command(label) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(label, { delay: 5 });
  await page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
}

async function cursorTo(line, column = 1) {
  await page.keyboard.press('Control+g');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
}

/** Whether the process runs a program whose path begins so. It may end while it is looked at. */
function runs(id, program) {
  try {
    return fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').startsWith(program);
  } catch {
    return false;
  }
}

await test('the language is known by the ending of the name', async () => {
  await expect('the language', /UN statement/, text('#status\\.editor\\.mode'));
});

await test('a gap in the points has a squiggle', async () => {
  await expect('squiggles', 1, squiggles);
});

await test('the Problems panel tells what is missing', async () => {
  await page.keyboard.press('Control+Shift+M');
  await expect('the finding', /The third point is missing/, text('.markers-panel .monaco-list-row'));
});

await test('a finding leads to the page of its rule, laid out for reading', async () => {
  await page.locator('.markers-panel a', { hasText: 'missing-enumeration' }).first().click({ modifiers: ['Control'] });
  await expect('its heading', 'missing-enumeration', () => webview().locator('h1').textContent());
  await command('View: Close Editor');
  await page.waitForSelector('.tab.active[data-resource-name="water.statement"]');
});

await test('the outline shows the points in their order', async () => {
  await command('Explorer: Focus on Outline View');
  await page.waitForSelector('.outline-tree .monaco-list-row');
  await expect('points in order', /First: [^]*Second: [^]*Fourth: /, text('.outline-tree .monaco-list-row'));
});

await test('a point has another icon than what is said around it', async () => {
  const icons = (part) => page.locator('.outline-tree .monaco-list-row', { hasText: part }).locator('.outline-element-icon').getAttribute('class');
  for (const [part, icon] of Object.entries({ 'Second:': 'symbol-enum-member', 'I thank you': 'symbol-constant', 'Mr. President': 'symbol-event' })) {
    await expect(part, new RegExp(`codicon-${icon}`), () => icons(part));
  }
});

await test('breadcrumbs say which point the cursor is in', async () => {
  await cursorTo(7, 3);
  await expect('breadcrumbs', /Second: we thank you/, text('.breadcrumbs-control .monaco-breadcrumb-item'));
});

await test('the grammar colours what opens a point before the server has answered', async () => {
  await cursorTo(7, 2);
  await command('Developer: Inspect Editor Tokens and Scopes');
  await expect('scopes', /keyword\.control\.point\.un/, text('.token-inspect-widget'));
  await page.keyboard.press('Escape');
});

await test('a hover spells the PCC out', async () => {
  await page.locator('.monaco-editor .view-line', { hasText: 'PCC' }).first().click();
  await cursorTo(3, 47);
  await command('Show or Focus Hover');
  await expect('the hover', /police-contributing countr/, text('.monaco-hover:not(.hidden)'));
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

await test('nothing pops up while one types', async () => {
  await cursorTo(5, 17);
  await page.keyboard.type(' The Security Counc');
  await page.waitForTimeout(500);
  await expect('suggestions', 0, () => count('.suggest-widget.visible'));
});

await test('a completion is offered on request', async () => {
  await page.keyboard.press('Control+Space');
  await expect('suggestions', /Security Council/, text('.suggest-widget.visible .monaco-list-row'));
  await page.keyboard.press('Escape');
  await cursorTo(5, 17);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
});

await test('a quick fix takes the squiggle away', async () => {
  await mend();
});

await test('the status bar tells the points and how long they take', async () => {
  await expect('points and time', /3 points · \d:\d\d–\d:\d\d/, text('.statusbar-item[id*="speakingTime"]'));
});

await test('a limit that is not kept is told in words', async () => {
  writeSettings({ 'rapporteur.limit': '10 s' });
  await expect('points and time', / of 0:10 .*too long/, text('.statusbar-item[id*="speakingTime"]'));
  writeSettings({});
  await expect('points and time', /^[^a-z]*3 points · [\d:–]+$/, text('.statusbar-item[id*="speakingTime"]'));
});

await test('the speaking time is told in a sentence', async () => {
  await command('Rapporteur: Show the Speaking Time');
  await expect('the sentence', /\d+ words, which make 3 points, take \d:\d\d–\d:\d\d minutes to deliver\./, text('.notification-toast'));
  await command('Notifications: Clear All Notifications');
});

await test('any rule can be looked up', async () => {
  await command('Rapporteur: Explain a Rule');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'abbreviated-organ' }).waitFor();
  await page.keyboard.type('disordered');
  await page.keyboard.press('Enter');
  await expect('its heading', 'disordered-enumeration', () => webview().locator('h1').textContent());
  await command('View: Close Editor');
});

await test('the log can be shown', async () => {
  await command('Rapporteur: Show the Log');
  await expect('its channel', 'Rapporteur', () => page.locator('.part.panel select').first().inputValue());
  await page.keyboard.press('Control+j');
  await expect('panels', 0, () => page.locator('.part.panel:visible').count());
});

await test('a point moves up by its key, and takes its number with it', async () => {
  await cursorTo(7, 10);
  await page.keyboard.press('Control+Alt+ArrowUp');
  await savedAs(FLAWED.replace('First, we agree.\n\nSecond, we thank you.', 'First, we thank you.\n\nSecond, we agree.')
    .replace('Fourth', 'Third'));
  await page.keyboard.press('Control+z');
  await savedAs(FLAWED.replace('Fourth', 'Third'));
});

await test('the podium shows the speech and follows the cursor', async () => {
  await page.keyboard.press('Control+Alt+p');
  const podium = webview();
  await podium.locator('#speech :text("we agree")').waitFor();
  await cursorTo(9, 5);
  await expect('the current stretch', /we shall act/, () => podium.locator('[aria-current]').textContent());
  const [figures, ends] = [text('.statusbar-item[id*="speakingTime"]'), podium.locator('#clock')];
  const whole = / · (.*)$/.exec(await figures())?.[1] ?? '';
  await expect('the clock ends where the status bar says', whole, async () => (await ends.textContent())?.split(' of ')[1]);
});

await test('the keyboard alone goes to the podium, moves there, and goes back to the text', async () => {
  await cursorTo(5, 3);
  await expect('the current stretch', /we agree/, () => webview().locator('[aria-current]').textContent());
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect('the current stretch', /we thank you/, () => webview().locator('[aria-current]').textContent());
  await page.keyboard.press('Enter');
  await expect('where the cursor is', /Ln 7, Col 1/, text('#status\\.editor\\.selection'));
});

for (const theme of ['Default Light Modern', 'Default Dark Modern', 'Default High Contrast']) {
  await test(`the podium keeps the rules for accessible pages in the theme ${theme}`, async () => {
    writeSettings({ 'workbench.colorTheme': theme });
    const kind = theme.replace(/.*(Light|Dark|High Contrast).*/, '$1').toLowerCase().replace(' ', '-');
    await expect('the theme', true, async () => (await webview().locator('body').getAttribute('class'))?.includes(`vscode-${kind}`));
    const frame = await (await page.frameLocator('iframe.webview').locator('iframe#active-frame').elementHandle()).contentFrame();
    await expect('faults', [], () => faults(frame));
  });
}

await test('the podium is closed', async () => {
  writeSettings({});
  await command('View: Close Editors in Other Groups');
  await expect('podiums', 0, () => count('iframe.webview'));
});

await test('a setting holds at once', async () => {
  await cursorTo(9, 1);
  await page.keyboard.press('Control+z');
  await page.waitForSelector(SQUIGGLE);
  const off = { 'missing-enumeration': 'off', 'miscounted-enumeration': 'off' };
  writeSettings({ 'rapporteur.rules': off });
  await expect('squiggles', 0, squiggles);
  writeSettings({});
  await expect('squiggles again', 1, squiggles);
});

await test('what is still open in a text that is copied for delivery is told, and shown', async () => {
  await command('Rapporteur: Copy Delivery Text');
  await expect('what is told', /1 warning is still open, in line \d+: /, text('.notification-toast'));
  await page.locator('.notification-toast .monaco-button', { hasText: 'Show' }).first().evaluate((it) => it.click());
  await expect('where the cursor is', /Ln 9, Col 1/, text('#status\\.editor\\.selection'));
  await expect('the list of findings', /point/, text('.markers-panel'));
  await command('View: Hide Panel');
  await command('Notifications: Clear All Notifications');
});

await test('a comment that does not end is neither shown at the podium nor copied', async () => {
  await cursorTo(5, 17);
  await page.keyboard.type(' <!-- Ours alone');
  await page.keyboard.press('Control+Alt+p');
  await expect('the podium', /cannot be shown yet.*line 5/, () => webview().locator('#nothing').textContent());
  await expect('stretches', 0, () => webview().locator('#speech li').count());
  await command('Rapporteur: Copy Delivery Text');
  await expect('the reason', /line 5/, text('.notification-toast'));
  await command('Notifications: Clear All Notifications');
  await cursorTo(5, 17);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
  await webview().locator('#speech li').first().waitFor();
  await command('View: Close Editors in Other Groups');
});

await test('a text in which something is open is not copied for delivery, and it is said why', async () => {
  await cursorTo(5, 17);
  await page.keyboard.type(' [TBC]');
  await command('Rapporteur: Copy Delivery Text');
  await expect('the reason', /line 5/, text('.notification-toast'));
  await command('Notifications: Clear All Notifications');
  await cursorTo(5, 17);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
});

await test('a server that is killed comes back, and the text is as it was', async () => {
  await savedAs(FLAWED);
  const program = path.join(editor.extensions, 'rapporteur.rapporteur-');
  const running = () => fs.readdirSync('/proc').filter((id) => /^\d+$/.test(id) && runs(id, program));
  const [victim] = running();
  process.kill(Number(victim), 'SIGKILL');
  await until('another server', () => running().some((id) => id !== victim));
  await cursorTo(11, 1);
  await page.keyboard.press('End');
  await page.keyboard.type(' And so on.');
  await savedAs(FLAWED.replace('I thank you.', 'I thank you. And so on.'));
  await mend();
});

await test('the first steps have their pictures, stay beside the example, and lead to the podium', async () => {
  await command('Rapporteur: Show the First Steps');
  const steps = page.locator('.gettingStartedContainer');
  const button = (label) => steps.locator('a.monaco-text-button', { hasText: label });
  await expect('the first step', /Open an example/, () => steps.locator('.step-title').first().textContent());
  await expect('its picture', true, () => steps.locator('.getting-started-media img').first().evaluate((it) => it.complete && it.naturalWidth > 100));
  await button('Open an Example').click();
  await expect('what is found in the example', 1, squiggles);
  await steps.locator('.step-title', { hasText: 'Keep the outline beside the text' }).click();
  await button('Show the outline').click();
  await expect('the outline of the example', /First: warnings must reach/, text('.outline-tree .monaco-list-row'));
  await steps.locator('.step-title', { hasText: 'Stand at the podium' }).click();
  await button('Open the Podium View').click();
  await expect('the podium', /data must be shared/, () => webview().locator('#speech').textContent());
  await expect('the first steps are still there', 1, () => steps.count());
});

await test('no address but our own was asked for', async () => {
  await expect('strangers', [], () => [...editor.strangers]);
});

await editor.close();
process.exit(tests.end('vscode, by mouse and keyboard'));
