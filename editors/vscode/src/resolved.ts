import * as vscode from 'vscode';
import { ShowDocumentParams, ShowDocumentResult } from 'vscode-languageclient/node';

/** The scheme of the documents that show what Polyaxon would run. The client reads them from the server. */
export const resolvedScheme = 'plx-resolved';

/** The scheme of the documents that show components of a hub. */
export const hubScheme = 'plx-hub';

/** Shows one of these documents beside the editor that it was asked for in, and leaves the focus there. */
export async function showBeside(params: ShowDocumentParams): Promise<ShowDocumentResult> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(params.uri));
  // It is YAML, whatever the name of the file that it was made of says.
  if (document.languageId !== 'yaml') await vscode.languages.setTextDocumentLanguage(document, 'yaml');
  await vscode.window.showTextDocument(document, { viewColumn: column(document.uri), preserveFocus: true, preview: true });
  return { success: true };
}

/** Where a document is shown already, else beside the active editor. */
function column(uri: vscode.Uri): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  return shown?.viewColumn ?? vscode.ViewColumn.Beside;
}

/** What is shown of what Polyaxon would run: the operation, or another view of it. */
export type View = '' | 'compiled' | 'runs' | 'dag';

/** Shows what Polyaxon would run of a document: the given one, or that of the active editor. */
export async function resolve(uri: unknown, show: View): Promise<void> {
  const document = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
  if (document === undefined) return;
  try {
    await vscode.commands.executeCommand('plxLsp.resolve', document.toString(), { show });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(`There is no operation to show: ${why}`);
  }
}
