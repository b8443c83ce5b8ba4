// Runs inside VS Code's extension host, against the installed extension: asserts what the server says of the files of
// the workspace, as expected.json tells, and writes what came of it to PLX_RESULT.
const vscode = require('vscode');
const assert = require('node:assert/strict');
const { readFileSync, writeFileSync } = require('node:fs');

const deadline = 30_000; // milliseconds to wait for what must come
const expected = JSON.parse(readFileSync(process.env.PLX_EXPECTED, 'utf8'));
const severities = ['error', 'warning', 'information', 'hint'];
const passed = [];

exports.run = async () => {
  let failure = '';
  try {
    await run();
  } catch (error) {
    failure = String((error && error.stack) || error);
  }
  writeFileSync(process.env.PLX_RESULT, JSON.stringify({ passed, failure }));
};

async function run() {
  const broken = await open(expected.broken);
  const extension = vscode.extensions.getExtension('plx-lsp.plx-lsp');
  assert.ok(extension, 'the extension is installed');
  const api = await extension.activate();
  assert.equal(broken.languageId, 'polyaxonfile');
  passed.push('a Polyaxonfile has the language of that name');

  await shows(broken, wanted());
  const [first] = vscode.languages.getDiagnostics(broken.uri);
  assert.equal(first.source, 'plx-lsp');
  assert.match(String(first.code.target), new RegExp(`/docs/rules\\.md#${first.code.value}$`));
  passed.push(`exact diagnostics of ${expected.broken}`);

  const edit = new vscode.WorkspaceEdit();
  for (const { line, text } of expected.fix) edit.replace(broken.uri, broken.lineAt(line).range, text);
  await vscode.workspace.applyEdit(edit);
  await shows(broken, []);
  passed.push('nothing is left after the mistakes were corrected');
  await vscode.commands.executeCommand('undo');
  await shows(broken, wanted());
  passed.push('all are back after undo');

  for (const name of expected.silent) {
    const document = await open(name);
    const answer = await api.client().sendRequest('textDocument/diagnostic', { textDocument: { uri: document.uri.toString() } });
    assert.deepEqual(answer.items, [], `the server's answer about ${name}`);
    await shows(document, []);
    passed.push(`silence about ${name}`);
  }

  await resolved();
  await completed();
  await laidOut();
  await componentOpened();
  await componentBrowsed();
  await converted();

  await vscode.commands.executeCommand('plxLsp.restart');
  await shows(broken, wanted());
  passed.push('all are back after the server was restarted');

  const settings = vscode.workspace.getConfiguration('plxLsp');
  const silenced = expected.diagnostics[0].code;
  await settings.update('rules', { [silenced]: 'off' }, vscode.ConfigurationTarget.Global);
  await shows(broken, wanted().filter((d) => !d.endsWith(` ${silenced}`)));
  await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
  await shows(broken, wanted());
  passed.push('a rule is off while the settings say so');

  await settings.update('server.path', '/nowhere/plx-lsp', vscode.ConfigurationTarget.Global);
  await eventually(() => assert.equal(api.client(), undefined));
  await shows(broken, []);
  await settings.update('server.path', undefined, vscode.ConfigurationTarget.Global);
  await shows(broken, wanted());
  passed.push('a setting that names no server stops it; without the setting the bundled one runs');
}

/** Shows the operation of a set beside one of its files, and edits that. */
async function resolved() {
  const overlay = await open('set/gpu.yaml');
  await eventually(async () => {
    const lenses = await vscode.commands.executeCommand('vscode.executeCodeLensProvider', overlay.uri, 10);
    assert.deepEqual(lenses.map((l) => `${l.range.start.line} ${l.command?.title}`), ['0 Resolved operation', '0 Compiled operation']);
  });
  passed.push('an overlay has code lenses');
  await vscode.commands.executeCommand('plxLsp.showResolved');
  const beside = () => vscode.window.visibleTextEditors.find((editor) => editor.document.uri.scheme === 'plx-resolved');
  await eventually(() => assert.match(beside()?.document.getText() ?? '', /^kind: operation$[^]*nvidia\.com\/gpu: 1$/m));
  assert.equal(beside().viewColumn, vscode.ViewColumn.Two);
  assert.equal(beside().document.languageId, 'yaml');
  assert.equal(vscode.window.activeTextEditor?.document, overlay, 'the focus stays');
  assert.deepEqual(vscode.languages.getDiagnostics(beside().document.uri), []);
  passed.push('the resolved operation of a set stands beside its overlay');
  await eventually(async () => {
    const line = beside().document.getText().split('\n').findIndex((text) => text.includes('nvidia.com/gpu'));
    const said = await hovered(beside().document.uri, new vscode.Position(line, beside().document.lineAt(line).text.length));
    assert.match(said, /Written in `gpu\.yaml:3`/);
  });
  passed.push('a hover over it says where a value was written');

  await edited(overlay, 'gpu: 1', 'gpu: 2');
  await eventually(() => assert.match(beside().document.getText(), /gpu: 2$/m));
  await edited(overlay, 'resources', 'resource');
  await eventually(() => assert.match(beside().document.getText(), /^# gpu\.yaml:3: Unknown key `resource`/m));
  await edited(overlay, 'resource:', 'resources:');
  await eventually(() => assert.match(beside().document.getText(), /gpu: 2$/m));
  passed.push('it follows what is typed, mistakes included');

  await vscode.commands.executeCommand('plxLsp.showCompiled', overlay.uri);
  await eventually(() => assert.match(beside()?.document.getText() ?? '', /^kind: compiled_operation$/m));
  passed.push('the compiled operation takes its place');
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
}

/** What hovers say of a place. */
async function hovered(uri, position) {
  const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', uri, position);
  return hovers.flatMap((hover) => hover.contents.map((content) => content.value)).join('\n');
}

/** Begins a file with a completion, and completes in the settings file of the workspace. */
async function completed() {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'new.plx.yaml').with({ scheme: 'untitled' });
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  let job;
  await eventually(async () => {
    const { items } = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', uri, new vscode.Position(0, 0));
    job = items.find((item) => item.label === 'job' || item.label.label === 'job');
    assert.ok(job, `completions: ${items.map((item) => item.label.label ?? item.label)}`);
  });
  assert.ok(job.insertText instanceof vscode.SnippetString);
  await editor.insertSnippet(job.insertText, job.range.replacing ?? job.range);
  await shows(editor.document, []);
  assert.match(editor.document.getText(), /^ {2}container:\n {4}image: python:3.12$/m);
  assert.match(await hovered(uri, new vscode.Position(0, 1)), /`kind`/);
  passed.push('a file that completion began has no mistakes, and its keys have hovers');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

  const settings = await open('.plx-lsp.yaml');
  const text = settings.getText();
  const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', settings.uri, settings.positionAt(text.indexOf('gpu.yaml')));
  const labels = list.items.map((item) => item.label);
  assert.ok(labels.includes('set/gpu.yaml'), `completions: ${labels}`);
  passed.push('files of sets are completed in the settings file');
}

/** Has a file laid out, and asks for what follows its structure. */
async function laidOut() {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'layout.plx.yaml').with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'kind:   operation\nhubRef: train\nparams:\n    lr:   {value:   on}  # so\n'));
  await eventually(async () => {
    await vscode.commands.executeCommand('editor.action.formatDocument');
    assert.equal(document.getText(), 'kind: operation\nhubRef: train\nparams:\n  lr: {value: on}  # so\n');
  });
  passed.push('a file is laid out');
  const ask = (command, ...more) => vscode.commands.executeCommand(`vscode.${command}`, uri, ...more);
  const [root] = await ask('executeDocumentSymbolProvider');
  assert.deepEqual(root.children.map((child) => child.name), ['params']);
  const all = new vscode.Range(0, 0, 4, 0);
  assert.deepEqual((await ask('executeInlayHintProvider', all)).map((hint) => hint.label), ['= true']);
  assert.deepEqual((await ask('executeFoldingRangeProvider')).map((fold) => [fold.start, fold.end]), [[2, 3]]);
  const { tokenTypes } = await ask('provideDocumentSemanticTokensLegend');
  const { data } = await ask('provideDocumentSemanticTokens');
  assert.equal(tokenTypes[data[8]], 'keyword');
  passed.push('its outline, hints, folds and colours');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

  const values = await open('values.yaml');
  const edits = await vscode.commands.executeCommand('vscode.executeFormatDocumentProvider', values.uri, { tabSize: 2, insertSpaces: true });
  assert.equal(edits, undefined);
  passed.push('formatting is offered for Polyaxonfiles alone');
}

/** Writes a reference to a component of a hub, and goes where it is defined. */
async function componentOpened() {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'hub.plx.yaml').with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'kind: operation\nhubRef: default/trainer:v1\nparams: {rate: {value: high}}\n'));
  await shows(document, ['2:23-2:27 error param-type']);
  passed.push('a param is held against a component of a hub');
  const place = new vscode.Position(1, 12);
  assert.match(await hovered(uri, place), /Trains a model\./);
  editor.selection = new vscode.Selection(place, place);
  await vscode.commands.executeCommand('editor.action.revealDefinition');
  const shown = () => vscode.window.activeTextEditor;
  await eventually(() => assert.equal(shown()?.document.uri.toString(), 'plx-hub:/default/trainer/v1.yaml'));
  const component = shown().document;
  assert.equal(component.languageId, 'yaml');
  await eventually(() => assert.equal(component.lineAt(shown().selection.active.line).text, 'name: trainer'));
  await shows(component, []);
  const text = component.getText();
  await vscode.commands.executeCommand('type', { text: 'x' });
  assert.equal(component.getText(), text);
  passed.push('its definition is the component, which cannot be changed');
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Browses the hub with arguments in place of what a user chooses: writes a reference, and opens the version beside it. */
async function componentBrowsed() {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'browse.plx.yaml').with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'kind: operation\nhubRef: other # ours\nparams: {rate: {value: high}}\n'));
  editor.selection = new vscode.Selection(1, 0, 1, 0);
  const browse = (action) => vscode.commands.executeCommand('plxLsp.browseHub', { ref: 'default/trainer', version: 'v1', action });
  await browse('insert');
  assert.equal(document.lineAt(1).text, 'hubRef: default/trainer:v1 # ours');
  await shows(document, ['2:23-2:27 error param-type']);
  passed.push('a component of the hub is chosen as a hubRef');
  await browse('open');
  const beside = () => vscode.window.visibleTextEditors.find((other) => other.document.uri.scheme === 'plx-hub');
  await eventually(() => assert.match(beside()?.document.getText() ?? '', /^name: trainer$/m));
  assert.equal(beside().document.uri.toString(), 'plx-hub:/default/trainer/v1.yaml');
  assert.equal(beside().viewColumn, vscode.ViewColumn.Two);
  assert.equal(vscode.window.activeTextEditor?.document, document, 'the focus stays');
  passed.push('it opens beside the file');
  await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Converts a file of Polyaxon 0.x from the palette. */
async function converted() {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, 'old.plx.yaml').with({ scheme: 'untitled' });
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'version: 1\nkind: job\nbuild: {image: a}\nrun: {cmd: b} # ours\n'));
  await shows(document, ['1:6-1:9 error polyaxon-0x']);
  passed.push('a file of Polyaxon 0.x has one mistake');
  await vscode.commands.executeCommand('plxLsp.convert');
  await shows(document, []);
  assert.match(document.getText(), /^kind: component\nrun: # ours\n {2}kind: job\n/m);
  passed.push('it is a file of today after it was converted');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

async function edited(document, from, to) {
  const start = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)), to);
  await vscode.workspace.applyEdit(edit);
}

async function open(name) {
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0].uri, name);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

function wanted() {
  return expected.diagnostics.map((d) => `${d.line}:${d.character}-${d.endLine}:${d.endCharacter} ${d.severity} ${d.code}`).sort();
}

function shows(document, want) {
  return eventually(() => {
    const found = vscode.languages.getDiagnostics(document.uri).map(({ range, severity, code }) => {
      const { start, end } = range;
      return `${start.line}:${start.character}-${end.line}:${end.character} ${severities[severity]} ${code.value}`;
    });
    assert.deepEqual(found.sort(), want);
  });
}

/** Waits until check passes, and fails as it does when it never did. */
async function eventually(check) {
  for (const end = Date.now() + deadline; ; ) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
