// The language client: which texts it reads, how the server is started, what the server is told.

import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, ServerOptions, TransportKind } from 'vscode-languageclient/node';

import { forServer, program } from './server';

/** The address of a rule's page. */
export const RULE_SCHEME = 'rapporteur-rule';

/** The languages that are read under the present settings. */
export function languages(): string[] {
  const settings = vscode.workspace.getConfiguration('rapporteur');
  const more = [settings.get('plainText') ? 'plaintext' : '', settings.get('markdown') ? 'markdown' : ''];
  return ['un-statement', 'un-resolution', ...more.filter((language) => language !== '')];
}

/** Whether Rapporteur reads this text. */
export function reads(document: vscode.TextDocument | undefined): document is vscode.TextDocument {
  return document !== undefined && languages().includes(document.languageId) && document.uri.scheme !== RULE_SCHEME;
}

/** The program that reads texts. */
export function serverProgram(context: vscode.ExtensionContext): string {
  const named = vscode.workspace.getConfiguration('rapporteur').get<string>('server.path', '');
  return program(context.extensionPath, named, process.platform);
}

/** A client that has not been started. */
export function create(context: vscode.ExtensionContext, log: vscode.OutputChannel): LanguageClient {
  const command = serverProgram(context);
  const server: ServerOptions = { command, args: ['lsp'], transport: TransportKind.stdio };
  const options: LanguageClientOptions = {
    documentSelector: languages().flatMap((language) => [
      { scheme: 'file', language },
      { scheme: 'untitled', language },
      { scheme: 'vscode-remote', language },
    ]),
    outputChannel: log,
    initializationOptions: { ruleUri: `${RULE_SCHEME}:/{code}.md`, statusChanged: true },
    middleware: {
      workspace: {
        // The extension's own settings share the section; the server would not know them.
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          return Array.isArray(answers) ? answers.map(forServer) : answers;
        },
        // So that there is one way for settings, the server is only told to ask again.
        didChangeConfiguration: () => client.sendNotification('workspace/didChangeConfiguration', { settings: {} }),
      },
    },
  };
  const client = new LanguageClient('rapporteur', 'Rapporteur', server, options);
  return client;
}
