import { posix } from 'node:path';
import * as vscode from 'vscode';
import { ExecuteCommandRequest, LanguageClient } from 'vscode-languageclient/node';
import { insertionOf } from './hubref';
import { showBeside } from './resolved';

interface Components {
  readonly owner: string;
  readonly components: readonly { ref: string; name: string; description?: string; newest: string }[];
}

interface Versions {
  readonly polyaxonfile: boolean;
  readonly versions: readonly Version[];
}

interface Version {
  readonly ref: string;
  readonly name: string;
  readonly stage: string;
  readonly description?: string;
  readonly updatedAt?: string;
  readonly uri: string;
}

/** What may be done with a version. */
type Action = 'open' | 'save' | 'insert';

/** What is chosen beforehand, by who runs the command with arguments: a component, its version, what to do with it. */
export interface Choice {
  readonly ref?: string;
  readonly version?: string;
  readonly action?: Action;
}

/** Lets the user choose a component of the hub, a version, and what to do with it. */
export async function browse(client: LanguageClient | undefined, choice: Choice = {}): Promise<void> {
  if (client === undefined) {
    void vscode.window.showWarningMessage('plx-lsp is not running.');
    return;
  }
  const editor = vscode.window.activeTextEditor;
  const hub = new Hub(client, editor?.document.uri ?? vscode.Uri.parse('untitled:none'));
  try {
    const ref = choice.ref ?? (await chooseComponent(hub));
    if (ref === undefined) return;
    const listed = await hub.ask<Versions>(`Reading the versions of ${ref}`, 'plxLsp.hub.list', { ref });
    const version = await chooseVersion(ref, listed.versions, choice.version);
    if (version === undefined) return;
    const action = choice.action ?? (await chooseAction(version.ref, listed.polyaxonfile));
    if (action === 'open') await showBeside({ uri: version.uri });
    if (action === 'save') await save(hub, version.ref);
    if (action === 'insert' && editor !== undefined && listed.polyaxonfile) await insert(editor, version.ref);
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    void vscode.window.showWarningMessage(`plx-lsp could not do that: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Hub asks the server about the deployment that the settings of a document name. */
class Hub {
  constructor(
    private readonly client: LanguageClient,
    private readonly document: vscode.Uri,
  ) {}

  /** Runs a command of the server, with a notification that can cancel it. */
  async ask<T>(title: string, command: string, choice: object): Promise<T> {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, async (_progress, token) => {
      const params = { command, arguments: [this.client.code2ProtocolConverter.asUri(this.document), choice] };
      try {
        return (await this.client.sendRequest(ExecuteCommandRequest.type, params, token)) as T;
      } catch (error) {
        throw token.isCancellationRequested ? new vscode.CancellationError() : error;
      }
    });
  }
}

async function chooseComponent(hub: Hub): Promise<string | undefined> {
  const { owner, components } = await hub.ask<Components>('Reading the components of the hub', 'plxLsp.hub.list', {});
  if (components.length === 0) {
    void vscode.window.showInformationMessage(`${owner} has no components.`);
    return undefined;
  }
  const items = components.map(({ ref, name, description, newest }) => ({ label: name, description: newest, detail: description ?? '', ref }));
  const options = { title: `Components of ${owner}`, placeHolder: 'A component', matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.ref;
}

async function chooseVersion(ref: string, versions: readonly Version[], named: string | undefined): Promise<Version | undefined> {
  if (named !== undefined) {
    const found = versions.find((version) => version.name === named);
    if (found === undefined) throw new Error(`${ref} has no version ${named}`);
    return found;
  }
  if (versions.length === 0) {
    void vscode.window.showInformationMessage(`${ref} has no version that is a component.`);
    return undefined;
  }
  const items = versions.map((version) => ({
    label: version.name,
    description: [version.stage, dated(version.updatedAt)].filter((text) => text !== '').join(' · '),
    detail: version.description ?? '',
    version,
  }));
  return (await vscode.window.showQuickPick(items, { title: `Versions of ${ref}`, placeHolder: 'A version', matchOnDetail: true }))?.version;
}

function dated(stamp: string | undefined): string {
  return stamp === undefined ? '' : new Date(stamp).toLocaleString();
}

async function chooseAction(ref: string, polyaxonfile: boolean): Promise<Action | undefined> {
  const items: (vscode.QuickPickItem & { action: Action })[] = [
    { label: '$(open-preview) Open', action: 'open' },
    { label: '$(save-as) Save to a file...', action: 'save' },
  ];
  if (polyaxonfile) items.push({ label: '$(edit) Insert as hubRef', action: 'insert' });
  return (await vscode.window.showQuickPick(items, { title: ref }))?.action;
}

/** Asks for a file, also whether to overwrite it, and writes the version to it. */
async function save(hub: Hub, ref: string): Promise<void> {
  const { text, uri } = await hub.ask<{ text: string; uri?: string }>(`Reading ${ref}`, 'plxLsp.hub.pull', { ref });
  const file = await vscode.window.showSaveDialog({
    title: `Save ${ref}`,
    filters: { YAML: ['yaml', 'yml'] },
    ...(uri === undefined ? {} : { defaultUri: vscode.Uri.parse(uri) }),
  });
  if (file === undefined) return;
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === file.toString());
  if (open?.isDirty === true) throw new Error(`${posix.basename(file.path)} has changes that are not saved`);
  await vscode.workspace.fs.writeFile(file, Buffer.from(text, 'utf8'));
  await vscode.window.showTextDocument(file, { preview: false });
}

/** Writes a reference at the cursor. */
async function insert(editor: vscode.TextEditor, ref: string): Promise<void> {
  const { document, selection } = editor;
  const line = document.lineAt(selection.active.line);
  const json = document.languageId === 'json' || document.languageId === 'jsonc';
  const { start, end, text } = insertionOf(line.text, selection.active.character, ref, json);
  const shown = await vscode.window.showTextDocument(document, { viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active });
  const done = await shown.edit((edit) => edit.replace(new vscode.Range(line.lineNumber, start, line.lineNumber, end), text));
  if (!done) throw new Error('the document cannot be changed');
}
