// Draws the icon of the extension, media/icon.png, from media/icon.svg, in a browser.

import fs from 'node:fs';
import path from 'node:path';

import { openBrowser } from '../test/editor.mjs';

const SIZE = 128;
const media = path.join(import.meta.dirname, '../media');
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body { margin: 0 }</style>${fs.readFileSync(path.join(media, 'icon.svg'), 'utf8')}`);
await page.screenshot({ path: path.join(media, 'icon.png'), omitBackground: true });
await browser.close();
