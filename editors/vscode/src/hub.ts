import * as vscode from 'vscode';

/** Runs a command of the server, about the document of the active editor where there is one. */
export async function run(command: string): Promise<void> {
  const document = vscode.window.activeTextEditor?.document.uri ?? vscode.Uri.parse('untitled:none');
  try {
    await vscode.commands.executeCommand(command, document.toString());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(`plx-lsp could not do that: ${why}`);
  }
}
