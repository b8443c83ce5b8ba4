import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { browse, Choice } from './browse';
import { ask, push, run } from './hub';
import { resolve } from './resolved';
import { Session } from './session';
import { Status } from './status';

let session: Session | undefined;

/** What the extension shows to others: the connected client, for its tests. */
export interface Api {
  client(): LanguageClient | undefined;
}

export async function activate(context: vscode.ExtensionContext): Promise<Api> {
  const output = vscode.window.createOutputChannel('Polyaxonfile', { log: true });
  const status = new Status('plxLsp.showOutput');
  const current = new Session(context.extensionPath, output, status);
  session = current;
  context.subscriptions.push(
    output,
    status,
    current,
    vscode.commands.registerCommand('plxLsp.restart', () => current.restart()),
    vscode.commands.registerCommand('plxLsp.showOutput', () => output.show()),
    vscode.commands.registerCommand('plxLsp.showResolved', (uri: unknown) => resolve(uri, '')),
    vscode.commands.registerCommand('plxLsp.showAuthStatus', () => run('plxLsp.auth.status')),
    vscode.commands.registerCommand('plxLsp.convert', () => run('plxLsp.migrate')),
    vscode.commands.registerCommand('plxLsp.convertWorkspace', () => ask('plxLsp.migrate')),
    vscode.commands.registerCommand('plxLsp.pushComponent', () => push()),
    vscode.commands.registerCommand('plxLsp.browseHub', (choice?: Choice) => browse(current.running, choice)),
    vscode.commands.registerCommand('plxLsp.refreshHub', () => run('plxLsp.hub.refresh')),
    vscode.commands.registerCommand('plxLsp.showCompiled', (uri: unknown) => resolve(uri, 'compiled')),
    vscode.commands.registerCommand('plxLsp.showRuns', (uri: unknown) => resolve(uri, 'runs')),
    vscode.commands.registerCommand('plxLsp.showDag', (uri: unknown) => resolve(uri, 'dag')),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('plxLsp.server.path')) await current.restart();
      else if (event.affectsConfiguration('plxLsp.trace')) await current.applyTrace();
    }),
  );
  await current.restart();
  return { client: () => current.running };
}

export function deactivate(): Promise<void> | undefined {
  return session?.stop();
}
