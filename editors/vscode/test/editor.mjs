// Starts the real VS Code, as code-server, with the built extension and its own empty profile, and a browser on it.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

import { until } from './tests.mjs';

const QUIET = {
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
  'outline.collapseItems': 'alwaysExpand',
  // Whether a folder is trusted is for the test to say, and not to be asked.
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/** The browser to drive: the one that is named, or one that is installed. */
function browserPath() {
  const found = [process.env.RAPPORTEUR_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'];
  return found.find((name) => name && fs.existsSync(name));
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** The program of code-server. */
export function codeServer(editors) {
  const version = fs.readdirSync(editors).find((entry) => entry.startsWith('code-server-'));
  return path.join(editors, version, 'node_modules/code-server/out/node/entry.js');
}

/** A browser without a window. */
export function openBrowser() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  return chromium.launch({ executablePath: browserPath(), args });
}

/**
 * An editor, started anew where that fails: a loaded machine may keep it waiting. What comes after is not tried again.
 *
 * `name` and `text` are those of the draft that is open; `settings` are the user's, `folderSettings` those of its
 * folder. With `suite`, a file, the editor runs it in its extension host; `finished` is then its exit code.
 */
export async function openEditor(options) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open(options);
    } catch (error) {
      if (attempt === 3) {
        throw error;
      }
      console.log(`# starting again: ${error.message.split('\n')[0]}`);
    }
  }
}

async function open({
  editors, vsix, name, text,
  settings = {}, folderSettings = {}, trusted = true, suite, variables = {}, size = { width: 1400, height: 900 }, scale = 1,
}) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'rapporteur-vscode-'));
  const folder = path.join(home, 'drafts');
  const profile = path.join(home, 'profile');
  const extensions = path.join(home, 'extensions');
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify(folderSettings));
  fs.mkdirSync(path.join(profile, 'User'), { recursive: true });
  fs.mkdirSync(path.join(profile, 'Machine'), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
  const { machine = {}, ...user } = settings;
  fs.writeFileSync(path.join(profile, 'User/settings.json'), JSON.stringify({ ...QUIET, ...user }));
  fs.writeFileSync(path.join(profile, 'Machine/settings.json'), JSON.stringify(machine));
  const env = {
    ...process.env,
    ...variables,
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'data'),
  };
  const program = codeServer(editors);
  const told = ['--user-data-dir', profile, '--extensions-dir', extensions];
  execFileSync(process.execPath, [program, ...told, '--install-extension', vsix], { env, stdio: 'pipe', timeout: 120_000 });

  const port = await freePort();
  const log = fs.openSync(path.join(home, 'code-server.log'), 'w');
  const quiet = ['--auth', 'none', '--disable-telemetry', '--disable-update-check'];
  quiet.push(...(trusted ? ['--disable-workspace-trust'] : []));
  const server = spawn(
    process.execPath,
    [program, ...told, ...quiet, '--disable-getting-started-override', '--bind-addr', `127.0.0.1:${port}`, folder],
    { env, stdio: ['ignore', log, log], detached: true },
  );
  let browser;
  const close = async () => {
    await browser?.close().catch(() => {});
    const ended = new Promise((done) => server.once('exit', done));
    try {
      process.kill(-server.pid, 'SIGTERM');
      await Promise.race([ended, new Promise((done) => setTimeout(done, 5000))]);
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const healthy = () => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false);
    await until('code-server', healthy, 60_000);
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: size, deviceScaleFactor: scale });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const strangers = new Set();
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      // A webview's frames are served to the page under names that are never looked up.
      if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && !hostname.endsWith('.vscode-cdn.net')) {
        strangers.add(hostname);
      }
    });
    const address = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
    const query = [['openFile', address(path.join(folder, name))]];
    let finished;
    if (suite !== undefined) {
      // Tests run in a window that develops an extension. This one is empty: what is tried is the one that is installed.
      const bare = path.join(home, 'bare');
      fs.mkdirSync(bare);
      fs.writeFileSync(path.join(bare, 'package.json'), JSON.stringify({ name: 'bare', publisher: 'rapporteur', version: '0.0.0', engines: { vscode: '*' } }));
      query.push(['extensionDevelopmentPath', address(bare)], ['extensionTestsPath', address(suite)]);
      finished = new Promise((done) => page.exposeFunction('codeAutomationExit', done));
      await page.exposeFunction('codeAutomationLog', () => {});
    }
    const payload = encodeURIComponent(JSON.stringify(query));
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}&payload=${payload}`);
    await page.waitForSelector(`.tab[data-resource-name="${name}"]`, { timeout: 60_000 });
    return { page, home, folder, profile, extensions, strangers, finished, close };
  } catch (error) {
    await close();
    throw error;
  }
}
