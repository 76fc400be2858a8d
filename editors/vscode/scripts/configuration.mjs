// From the schema of the settings to what VS Code's settings page shows. Pure.

/** Editing defaults that suit prose. */
export const prose = {
  'editor.wordWrap': 'on',
  'editor.wrappingIndent': 'none',
  'editor.acceptSuggestionOnEnter': 'off',
  'editor.acceptSuggestionOnCommitCharacter': false,
  'editor.wordBasedSuggestions': 'off',
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.autoIndent': 'none',
  'editor.detectIndentation': false,
  'editor.insertSpaces': true,
  'editor.unicodeHighlight.ambiguousCharacters': false,
  'editor.unicodeHighlight.invisibleCharacters': false,
  'editor.minimap.enabled': false,
  'files.trimTrailingWhitespace': false,
};

/** The settings of the extension itself, which the server does not know. */
export const own = {
  'rapporteur.plainText': {
    type: 'boolean',
    default: false,
    markdownDescription: 'Also read plain text (`.txt`).',
  },
  'rapporteur.markdown': { type: 'boolean', default: false, markdownDescription: 'Also read Markdown (`.md`).' },
  'rapporteur.server.path': {
    type: 'string',
    default: '',
    scope: 'machine',
    markdownDescription: 'Another program that reads the texts. Leave it empty for the one that comes with the extension.',
  },
  'rapporteur.trace.server': {
    type: 'string',
    enum: ['off', 'messages', 'verbose'],
    default: 'off',
    scope: 'window',
    markdownDescription: 'What is written to the log. Beware: `verbose` writes your text into it.',
  },
};

/** The settings page for a schema whose properties are the names in the section `rapporteur`. */
export function configuration(schema) {
  const definitions = schema.$defs ?? schema.definitions ?? {};
  // Settings for some files only stand beside those files.
  const named = Object.entries(schema.properties ?? {}).filter(([name]) => name !== 'files');
  return Object.fromEntries(
    named.map(([name, property], index) => [`rapporteur.${name}`, setting(property, definitions, index)]),
  );
}

/** A setting, of a type that VS Code's page has a field for: what it has none for could only be written as JSON. */
function setting(property, definitions, order) {
  const { types: named, choices, ...rest } = resolve(property, definitions);
  // What has no usual value may be left unset, which VS Code tells by null; of free words, by an empty field.
  const words = named.includes('string') && choices.length === 0;
  const optional = !words && (named.includes('null') || (property.default === undefined && !named.includes('object')));
  const types = optional ? [...named.filter((type) => type !== 'null'), 'null'] : named;
  const page = { type: types.length === 1 ? types[0] : types };
  if (choices.length > 0) {
    page.enum = [...choices.map(({ value }) => value), ...(optional ? [null] : [])];
    page.enumItemLabels = page.enum.map((value) => value ?? 'not set');
    page.enumDescriptions = [...choices.map(({ description }) => description), ...(optional ? ['Not set.'] : [])];
  }
  page.default = property.default ?? (types.includes('object') ? {} : words ? '' : optional ? null : undefined);
  return { ...page, ...rest, markdownDescription: flat(property.description), scope: 'resource', order };
}

/** What may stand there: kinds of value, choices with what is said of each, bounds, entries. */
function resolve(property, definitions) {
  if (property.$ref !== undefined) {
    return resolve(definitions[property.$ref.split('/').pop()], definitions);
  }
  const branches = property.anyOf ?? property.oneOf;
  if (branches !== undefined) {
    const parts = branches.map((branch) => resolve(branch, definitions));
    return {
      types: [...new Set(parts.flatMap(({ types }) => types))],
      choices: parts.flatMap(({ choices }) => choices),
    };
  }
  const types = [property.type ?? 'string'].flat();
  const values = property.const !== undefined ? [property.const] : (property.enum ?? []);
  const choices = values
    .filter((value) => value !== null)
    .map((value, at) => ({ value, description: flat(property.enumDescriptions?.[at] ?? property.description) }));
  const bounds = Object.fromEntries(
    ['minimum', 'maximum'].filter((key) => property[key] !== undefined).map((key) => [key, property[key]]),
  );
  const entries = {};
  if (property.items !== undefined) {
    entries.items = entryOf(property.items, definitions);
  }
  if (property.properties !== undefined) {
    entries.properties = Object.fromEntries(
      Object.entries(property.properties).map(([name, entry]) => [name, entryOf(entry, definitions)]),
    );
  }
  if (typeof property.additionalProperties === 'object') {
    entries.additionalProperties = entryOf(property.additionalProperties, definitions);
  } else if (property.additionalProperties === false) {
    entries.additionalProperties = false;
  }
  return { types, choices, ...bounds, ...entries };
}

function entryOf(entry, definitions) {
  const { types, choices } = resolve(entry, definitions);
  const page = { type: types.length === 1 ? types[0] : types };
  if (choices.length > 0) {
    page.enum = choices.map(({ value }) => value);
    page.enumDescriptions = choices.map(({ description }) => description);
  }
  return entry.description === undefined ? page : { ...page, description: flat(entry.description) };
}

function flat(text) {
  return (text ?? '').replace(/\s*\n\s*/g, ' ').trim();
}
