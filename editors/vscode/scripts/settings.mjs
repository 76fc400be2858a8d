// Writes the settings page of package.json from the schema of the one settings type, and the editing defaults
// of both languages. `node scripts/settings.mjs SCHEMA` writes it; with `--check` it only says whether it is stale.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { configuration, own, prose } from './configuration.mjs';

const manifest = path.join(path.dirname(fileURLToPath(import.meta.url)), '../package.json');
const check = process.argv.includes('--check');
const schema = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (schema === undefined) {
  console.error('usage: node scripts/settings.mjs [--check] SCHEMA');
  process.exit(2);
}

const page = JSON.parse(fs.readFileSync(manifest, 'utf8'));
page.contributes.configuration = [
  { title: 'Drafting', properties: configuration(JSON.parse(fs.readFileSync(schema, 'utf8'))) },
  { title: 'Extension', properties: own },
];
page.contributes.configurationDefaults = { '[un-statement]': prose, '[un-resolution]': prose };
const text = `${JSON.stringify(page, null, 2)}\n`;
if (!check) {
  fs.writeFileSync(manifest, text);
} else if (JSON.stringify(JSON.parse(fs.readFileSync(manifest, 'utf8'))) !== JSON.stringify(page)) {
  console.error('the settings in package.json are not current: run node scripts/settings.mjs SCHEMA');
  process.exit(1);
}
