import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';

// @ts-expect-error: a script, without types
import { configuration, own, prose } from '../../scripts/configuration.mjs';

const json = (name: string) => JSON.parse(fs.readFileSync(name, 'utf8'));
const { contributes, capabilities } = json('package.json');

test('the settings page is that of the schema', () => {
  const current = [configuration(json('../schema/rapporteur.schema.json')), own];
  const listed = contributes.configuration.map((part: { properties: unknown }) => part.properties);
  const why = 'run npm run settings';
  assert.deepEqual(listed, JSON.parse(JSON.stringify(current)), why);
  assert.deepEqual(contributes.configurationDefaults['[un-statement]'], prose, why);
});

test('a choice shows what each value means', () => {
  const status = contributes.configuration[0].properties['rapporteur.status'];
  assert.deepEqual(status.enum, ['draft', 'clearance', 'final', 'delivered', null]);
  assert.equal(status.enum.length, status.enumDescriptions.length);
  assert.equal(contributes.configuration[0].properties['rapporteur.words-per-minute'].maximum, 400);
});

test('each setting has a field on the settings page, and nothing there reads null', () => {
  const fields = ['string', 'boolean', 'integer', 'number', 'array', 'object', 'integer,null', 'number,null'];
  const properties = Object.assign({}, ...contributes.configuration.map((part: { properties: object }) => part.properties));
  for (const [name, { type, enum: choices, enumItemLabels: labels }] of Object.entries<any>(properties)) {
    assert.ok(choices !== undefined || fields.includes(String(type)), `${name} can only be written as JSON`);
    assert.ok(!choices?.includes(null) || labels?.at(choices.indexOf(null)) === 'not set', name);
  }
});

test('a folder cannot choose the program', () => {
  assert.ok(capabilities.untrustedWorkspaces.restrictedConfigurations.includes('rapporteur.server.path'));
  assert.equal(contributes.configuration[1].properties['rapporteur.server.path'].scope, 'machine');
});

test('every command of keys and menus exists, and every command is registered', () => {
  const commands = contributes.commands.map(({ command }: { command: string }) => command);
  const used = [...contributes.keybindings, ...Object.values(contributes.menus).flat()] as { command: string }[];
  assert.deepEqual(used.map(({ command }) => command).filter((command) => !commands.includes(command)), []);
  const source = fs.readFileSync('src/extension.ts', 'utf8');
  const registered = [...source.matchAll(/register\('(\w+)'/g)].map(([, name]) => `rapporteur.${name}`);
  assert.deepEqual([...registered].sort(), [...commands].sort());
});

test('each step of the walkthrough has a picture in words as well, and leads somewhere', () => {
  const ours = contributes.commands.map(({ command }: { command: string }) => command);
  for (const { title, description, media } of contributes.walkthroughs[0].steps) {
    assert.ok(fs.existsSync(media.image ?? media.markdown), title);
    assert.ok(media.markdown !== undefined || media.altText.length > 40, title);
    const leads = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command);
    const foreign = leads.filter((command: string) => command.startsWith('rapporteur.') && !ours.includes(command));
    assert.deepEqual([title, leads.length > 0 || title === 'Look up an acronym', foreign], [title, true, []]);
  }
});

test('the lock file names no registry', () => {
  assert.doesNotMatch(fs.readFileSync('package-lock.json', 'utf8'), /"resolved": "http/);
});

test('the patterns of the grammars are regular expressions, and see what they are for', () => {
  const grammar = json('syntaxes/un-statement.tmLanguage.json');
  const scope = (line: string) =>
    grammar.patterns.find(({ match }: { match?: string }) => match && new RegExp(match).test(line))?.name;
  assert.equal(scope('Madam President,'), 'entity.name.tag.salutation.un');
  assert.equal(scope('Secondly, we agree.'), 'keyword.control.point.un');
  assert.equal(scope('as set out in A/RES/70/1'), 'constant.other.symbol.un');
  assert.equal(scope('First we agree.'), undefined);
});
