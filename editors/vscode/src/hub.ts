import * as vscode from 'vscode';

/** Runs a command of the server, about the document of the active editor where there is one. */
export function run(command: string): Promise<void> {
  const document = vscode.window.activeTextEditor?.document.uri ?? vscode.Uri.parse('untitled:none');
  return ask(command, document.toString());
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
