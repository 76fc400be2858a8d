// Starts the real VS Code, as code-server, with the built extension and its own empty profile, and a browser on it.

import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

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

/** Tries something until it holds. */
export async function until(what, holds, limit = 30_000) {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await holds();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for: ${what}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** An editor with a file of the given text open. `close` ends all that was started. */
export async function openEditor({ editors, vsix, name, text, settings = {}, query = [] }) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'rapporteur-vscode-'));
  const folder = path.join(home, 'drafts');
  const profile = path.join(home, 'profile');
  const extensions = path.join(home, 'extensions');
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), '{}');
  fs.mkdirSync(path.join(profile, 'User'), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
  fs.writeFileSync(path.join(profile, 'User/settings.json'), JSON.stringify({ ...QUIET, ...settings }));
  const env = {
    ...process.env,
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'data'),
  };
  const version = fs.readdirSync(editors).find((entry) => entry.startsWith('code-server-'));
  const program = path.join(editors, version, 'node_modules/code-server/out/node/entry.js');
  const told = ['--user-data-dir', profile, '--extensions-dir', extensions];
  execFileSync(process.execPath, [program, ...told, '--install-extension', vsix], { env, stdio: 'pipe', timeout: 120_000 });

  const port = await freePort();
  const log = fs.openSync(path.join(home, 'code-server.log'), 'w');
  const quiet = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'];
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
    browser = await chromium.launch({
      executablePath: browserPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    const strangers = new Set();
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      // A webview's frames are served to the page under names that are never looked up.
      if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && !hostname.endsWith('.vscode-cdn.net')) {
        strangers.add(hostname);
      }
    });
    const file = `vscode-remote://127.0.0.1:${port}${path.join(folder, name)}`;
    const payload = encodeURIComponent(JSON.stringify([['openFile', file], ...query]));
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}&payload=${payload}`);
    await page.waitForSelector(`.tab[data-resource-name="${name}"]`, { timeout: 60_000 });
    return { page, folder, profile, extensions, port, strangers, close };
  } catch (error) {
    await close();
    throw error;
  }
}
