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
      return check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
