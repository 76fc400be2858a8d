// The built extension in the real VS Code, by mouse and keyboard, as a drafter uses it.
// usage: node workbench.mjs EDITORS VSIX PICTURES

import fs from 'node:fs';
import path from 'node:path';

import { openEditor, until } from './editor.mjs';

const [editors, vsix, pictures] = process.argv.slice(2).map((name) => path.resolve(name));
const FLAWED = `Mr. President,

I should like to make three points about the PCC.

First, we agree.

Second, we thank you.

Fourth, we shall act.

I thank you.
`;
fs.mkdirSync(pictures, { recursive: true });

/** Starting may fail on a loaded machine, and is tried again; what comes after is not. */
async function patiently() {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await openEditor({ editors, vsix, name: 'water.statement', text: FLAWED });
    } catch (error) {
      if (attempt === 3) {
        throw error;
      }
      console.log(`# starting again: ${error.message.split('\n')[0]}`);
    }
  }
}

const editor = await patiently();
const { page } = editor;
page.setDefaultTimeout(30_000);
let [passed, failed] = [0, 0];

async function test(name, body) {
  try {
    await body();
    passed += 1;
    console.log(`ok   ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}: ${error.message}`);
    await page.screenshot({ path: path.join(pictures, `failed-${failed}.png`) }).catch(() => {});
  }
}

const picture = async (name) => {
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
};
const count = (selector) => page.locator(selector).count();
const SQUIGGLE = '.monaco-editor .squiggly-warning';

/** Saves until the file holds this text. */
async function savedAs(text) {
  await until(`the file to hold: ${text}`, async () => {
    await page.keyboard.press('Control+s');
    return fs.readFileSync(path.join(editor.folder, 'water.statement'), 'utf8') === text;
  });
}

/** Has the fourth point mended, from its lightbulb. */
async function mend() {
  await cursorTo(9, 2);
  await page.waitForSelector(SQUIGGLE);
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row.action');
  await page.keyboard.press('Enter');
  await until('no squiggle', async () => (await count(SQUIGGLE)) === 0);
}

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
  await until('the language', async () =>
    (await page.locator('#status\\.editor\\.mode').textContent())?.includes('UN statement'));
});

await test('a gap in the points has a squiggle', async () => {
  await page.waitForSelector(SQUIGGLE);
});

await test('the Problems panel tells what is missing', async () => {
  await page.keyboard.press('Control+Shift+M');
  await page.waitForSelector('.markers-panel .monaco-list-row');
  await until('the finding', async () => {
    const rows = await page.locator('.markers-panel .monaco-list-row').allTextContents();
    return rows.some((row) => row.includes('The third point is missing'));
  });
});

await test('a finding leads to the page of its rule', async () => {
  await page.locator('.markers-panel a', { hasText: 'missing-enumeration' }).first().click({ modifiers: ['Control'] });
  await page.waitForSelector('.tab[data-resource-name="missing-enumeration.md"]');
  await page.waitForSelector('.editor-instance .view-line:has-text("missing-enumeration")');
  await command('View: Close Editor');
  await page.waitForSelector('.tab.active[data-resource-name="water.statement"]');
});

await test('the outline shows the points in their order', async () => {
  await command('Explorer: Focus on Outline View');
  await page.waitForSelector('.outline-tree .monaco-list-row');
  await until('the points in order', async () => {
    const rows = (await page.locator('.outline-tree .monaco-list-row').allTextContents()).join('\n');
    const places = ['First', 'Second', 'Fourth'].map((word) => rows.indexOf(word));
    return places[0] >= 0 && places[0] < places[1] && places[1] < places[2];
  });
  await picture('findings');
});

await test('a hover spells the PCC out', async () => {
  await page.locator('.monaco-editor .view-line', { hasText: 'PCC' }).first().click();
  await cursorTo(3, 47);
  await command('Show or Focus Hover');
  await page.waitForSelector('.monaco-hover:not(.hidden) :text("police-contributing countr")');
  await picture('hover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

await test('nothing pops up while one types', async () => {
  await cursorTo(5, 17);
  await page.keyboard.type(' The Security Counc');
  await page.waitForTimeout(500);
  if (await count('.suggest-widget.visible')) {
    throw new Error('a suggestion popped up unasked');
  }
});

await test('a completion is offered on request', async () => {
  await page.keyboard.press('Control+Space');
  await page.waitForSelector('.suggest-widget.visible .monaco-list-row:has-text("Security Council")');
  await page.keyboard.press('Escape');
  await cursorTo(5, 17);
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Delete');
});

await test('a quick fix takes the squiggle away', async () => {
  await mend();
});

await test('the status bar tells the points and how long they take', async () => {
  await until('three points and a span of time', async () => {
    const told = await page.locator('.statusbar-item[id*="speakingTime"]').textContent();
    return /3 points · \d:\d\d–\d:\d\d/.test(told ?? '');
  });
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
  const podium = page.frameLocator('iframe.webview').frameLocator('iframe#active-frame');
  await podium.locator('#speech :text("we agree")').waitFor();
  await cursorTo(9, 5);
  await until('the third point to be the current one', async () =>
    (await podium.locator('[aria-current]').textContent())?.includes('we shall act'));
  await picture('podium');
  await command('View: Close Editors in Other Groups');
  await until('no podium', async () => (await count('iframe.webview')) === 0);
});

await test('a setting holds at once', async () => {
  await cursorTo(9, 1);
  await page.keyboard.press('Control+z');
  await page.waitForSelector(SQUIGGLE);
  // The settings of the folder: code-server does not watch those of the user for changes from outside.
  const name = path.join(editor.folder, '.vscode/settings.json');
  const off = { 'missing-enumeration': 'off', 'miscounted-enumeration': 'off' };
  fs.writeFileSync(name, JSON.stringify({ 'rapporteur.rules': off }));
  await until('no squiggle', async () => (await count(SQUIGGLE)) === 0);
  fs.writeFileSync(name, '{}');
  await page.waitForSelector(SQUIGGLE);
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

await test('no address but our own was asked for', async () => {
  if (editor.strangers.size > 0) {
    throw new Error([...editor.strangers].join(' '));
  }
});

await editor.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
