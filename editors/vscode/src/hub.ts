import * as vscode from 'vscode';
import { MessageActionItem, ShowMessageRequestParams } from 'vscode-languageclient/node';
import { questionOf } from './question';

/** Runs a command of the server, about the document of the active editor where there is one. */
export function run(command: string): Promise<void> {
  const document = vscode.window.activeTextEditor?.document.uri ?? vscode.Uri.parse('untitled:none');
  return ask(command, document.toString());
}

/** Makes the document of the active editor a version of a component, after the server has shown what that changes. */
export async function push(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) return;
  const ref = await vscode.window.showInputBox({
    title: 'Push this component to the hub',
    prompt: 'The component and its version, such as acme/trainer:1.2. Empty: the name in the file, and the version called latest.',
  });
  if (ref === undefined) return;
  await ask('plxLsp.hub.push', document.uri.toString(), ...(ref === '' ? [] : [ref]));
}

/** Asks what the server wants to know: in a dialog when there are details to look at, else in a notification. */
export async function answer(params: ShowMessageRequestParams): Promise<MessageActionItem | null> {
  const { line, detail } = questionOf(params.message);
  const actions = params.actions ?? [];
  if (detail === '') return (await vscode.window.showInformationMessage(line, ...actions)) ?? null;
  const items = actions.map((action) => ({ ...action, isCloseAffordance: action.title === 'Cancel' }));
  const chosen = await vscode.window.showInformationMessage(line, { modal: true, detail }, ...items);
  return actions.find((action) => action.title === chosen?.title) ?? null;
}

/** Runs a command of the server with these arguments. */
export async function ask(command: string, ...args: string[]): Promise<void> {
  try {
    await vscode.commands.executeCommand(command, ...args);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(`plx-lsp could not do that: ${why}`);
  }
}
