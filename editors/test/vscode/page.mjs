// What a user sees: squiggles under the mistakes, and one row for each in the Problems panel; what is asked before a
// push, and what there is to choose from in a hub.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const row = '.markers-panel .monaco-list-row';

/**
 * Opens the files of the workspace at url, asserts the rows of the Problems panel, pushes a component to a deployment, saves it
 * from there, and takes screenshots into output.
 */
export async function checkPage(page, url, expected, output, deployment) {
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  await page.keyboard.press('Escape');
  await open(page, expected.broken);
  await page.waitForSelector('.squiggly-error', { timeout: 60_000 });
  await page.keyboard.press('Control+Shift+M');
  await page.waitForSelector(row, { timeout: 30_000 });
  const want = expected.diagnostics.map((d) => `${d.line + 1}:${d.character + 1} ${d.severity} ${d.code}`).sort();
  await problems(page, want);
  console.log(`ok   page: the Problems panel has exactly ${want.length} rows`);
  await page.screenshot({ path: join(output, 'problems.png') });

  const squiggles = await page.locator('.monaco-editor .squiggly-error').count();
  assert.equal(squiggles, expected.diagnostics.length, 'squiggles');
  console.log(`ok   page: ${squiggles} squiggles`);

  for (const name of expected.silent) {
    await open(page, name);
    await problems(page, want);
    assert.equal(await page.locator('.monaco-editor .squiggly-error').count(), 0, `squiggles in ${name}`);
    console.log(`ok   page: ${name} has no squiggle and no row`);
  }
  await page.screenshot({ path: join(output, 'silent.png') });

  await open(page, 'polyaxonfile.yaml');
  await page.waitForSelector('.codelens-decoration >> text=Resolved operation', { timeout: 30_000 });
  await page.click('.editor-actions a[aria-label*="Show resolved operation"]');
  await page.waitForSelector('.monaco-editor[data-uri^="plx-resolved"] .view-line >> text=operation', { timeout: 30_000 });
  console.log('ok   page: the button in the title shows the resolved operation beside the file');
  await page.screenshot({ path: join(output, 'resolved.png') });
  await push(page, output, deployment);
  await browse(page, output, new URL(url).searchParams.get('folder'));
}

/** Pushes the active file as the version v2 of a component, once the dialog has shown what that changes. */
async function push(page, output, deployment) {
  await page.keyboard.press('F1');
  await page.keyboard.type('Push this component to the hub');
  await page.waitForSelector('.quick-input-list .monaco-list-row >> text=Push this component to the hub', { timeout: 30_000 });
  await page.keyboard.press('Enter');
  await page.waitForSelector('.quick-input-widget >> text=The component and its version', { timeout: 30_000 });
  await page.keyboard.type('trainer:v2');
  await page.keyboard.press('Enter');
  const dialog = page.locator('.monaco-dialog-box');
  await dialog.waitFor({ timeout: 30_000 });
  assert.match(await dialog.innerText(), /Push polyaxonfile\.yaml to default\/trainer:v2\? It is a new version\.[^]*--- default\/trainer:v1/);
  await page.screenshot({ path: join(output, 'push.png') });
  const version = `${deployment}/api/v1/default/trainer/versions/component/v2`;
  assert.equal((await fetch(version)).status, 404, 'nothing is pushed before the answer');
  await dialog.getByRole('button', { name: 'Push', exact: true }).click();
  await page.waitForSelector('.notifications-toasts >> text=default/trainer:v2 is created', { timeout: 30_000 });
  assert.equal((await fetch(version)).status, 200);
  console.log('ok   page: a push shows what it changes, and waits for the answer');
}

/** Saves the version that was pushed to a file, and does not overwrite that without a question. */
async function browse(page, output, workspace) {
  const file = join(workspace, 'trainer.plx.yaml');
  const choose = async (title, row) => {
    await page.waitForSelector(`.quick-input-widget >> text=${title}`, { timeout: 30_000 });
    await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().click();
  };
  const save = async () => {
    await page.keyboard.press('F1');
    await page.keyboard.type('Browse components of the hub');
    await choose('Browse components of the hub', 'Browse components of the hub');
    await choose('Components of default', 'trainer');
    await choose('Versions of default/trainer', 'v2');
    await page.screenshot({ path: join(output, 'browse.png') });
    await choose('default/trainer:v2', 'Save to a file');
    await page.waitForSelector('.quick-input-widget >> text=Save default/trainer:v2', { timeout: 30_000 });
    await page.waitForFunction((path) => document.querySelector('.quick-input-box input')?.value === path, file, { timeout: 30_000 });
    await page.keyboard.press('Enter');
  };
  await save();
  await page.waitForSelector('.tab.active[data-resource-name="trainer.plx.yaml"]', { timeout: 30_000 });
  assert.match(readFileSync(file, 'utf8'), /^name: train$[^]*\n$/m);
  console.log('ok   page: a version of a component is saved to a file');
  writeFileSync(file, '# mine\n');
  await save();
  await page.waitForSelector('.quick-input-widget >> text=already exists', { timeout: 30_000 });
  await page.screenshot({ path: join(output, 'overwrite.png') });
  await page.keyboard.press('Escape');
  assert.equal(readFileSync(file, 'utf8'), '# mine\n');
  console.log('ok   page: a file that is there is not overwritten without a question');
}

async function open(page, name) {
  const entry = `.explorer-viewlet .monaco-list-row[aria-label^="${name}"]`;
  await page.waitForSelector(entry, { timeout: 60_000 });
  await page.dblclick(entry);
  await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`, { timeout: 30_000 });
  await page.waitForSelector('.monaco-editor .view-line', { timeout: 30_000 });
}

/** Waits until the Problems panel shows exactly these rows, beside the one that names the file. */
async function problems(page, want) {
  let found = [];
  for (const end = Date.now() + 30_000; Date.now() < end; await page.waitForTimeout(100)) {
    const rows = await page.$$eval(row, (list) => list.map((r) => [r.getAttribute('aria-label') ?? '', r.innerText]));
    found = rows.filter(([label]) => !/^\d+ problems? in file /.test(label)).map(problem).sort();
    if (JSON.stringify(found) === JSON.stringify(want)) return;
  }
  assert.deepEqual(found, want);
}

/** A row's place, severity and code, from what a screen reader is told and what stands in the row. */
function problem([label, text]) {
  const told = /^(\w+): .* at line (\d+) and character (\d+)\./s.exec(label);
  const code = /\nplx-lsp\n\(?([a-z0-9-]+)\)?\n/.exec(text);
  if (told === null || code === null) return `${label} | ${text}`;
  return `${told[2]}:${told[3]} ${told[1].toLowerCase()} ${code[1]}`;
}
