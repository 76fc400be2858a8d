// Writes the settings page of package.json from the schema of the one settings type, and the editing defaults
// of both languages. `node scripts/settings.mjs` writes it; with `--check` it only says whether it is stale. The
// program's own tests hold the schema to the type.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { configuration, own, prose } from './configuration.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const manifest = path.join(here, '../package.json');
const schema = path.join(here, '../../schema/rapporteur.schema.json');
const check = process.argv.includes('--check');

const page = JSON.parse(fs.readFileSync(manifest, 'utf8'));
page.contributes.configuration = [
  { title: 'Drafting', properties: configuration(JSON.parse(fs.readFileSync(schema, 'utf8'))) },
  { title: 'Extension', properties: own },
];
page.contributes.configurationDefaults = {
  '[un-statement]': prose,
  '[un-resolution]': prose,
  // The pages of the rules are for reading.
  'workbench.editorAssociations': { 'rapporteur-rule:/*.md': 'vscode.markdown.preview.editor' },
};
const text = `${JSON.stringify(page, null, 2)}\n`;
if (!check) {
  fs.writeFileSync(manifest, text);
} else if (JSON.stringify(JSON.parse(fs.readFileSync(manifest, 'utf8'))) !== JSON.stringify(page)) {
  console.error('the settings in package.json are not current: run node scripts/settings.mjs');
  process.exit(1);
}
