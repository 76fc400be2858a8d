// Where the server is: the one that the extension carries, or the one that the user names.

import * as path from 'node:path';

/** The settings of the extension itself; all others in the section are the server's. */
export const OWN_SETTINGS = ['server', 'plainText', 'markdown', 'trace'];

/** The program to start. `named` is what the user set, and is empty where nothing is. */
export function program(extension: string, named: string, platform: NodeJS.Platform): string {
  if (named.trim() !== '') {
    return named.trim();
  }
  return path.join(extension, 'server', platform === 'win32' ? 'rapporteur.exe' : 'rapporteur');
}

/** What the server is told of the settings: the extension's own are left out, and so is what is not set. */
export function forServer(section: unknown): Record<string, unknown> {
  const entries = Object.entries((section ?? {}) as Record<string, unknown>);
  const isSet = (value: unknown) => value !== null && value !== '';
  return Object.fromEntries(entries.filter(([key, value]) => !OWN_SETTINGS.includes(key) && isSet(value)));
}
