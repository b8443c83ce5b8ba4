// What a new user does: writes a job into an empty file with the keyboard, from what the editor offers by itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const patience = 30_000; // milliseconds to wait for what must come
const name = 'typed.plx.yaml';

/** Writes the text `want` into an empty file of the workspace at url, and takes screenshots into output. */
export async function checkTyping(page, url, workspace, want, output) {
  const shot = (what) => page.screenshot({ path: join(output, `${what}.png`) });
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.statusbar-item >> text=Layout', { timeout: 60_000 });
  await openEmpty(page);

  await accepts(page, 'ki', 'kind');
  await chooses(page, 'component');
  await page.keyboard.press('Enter');
  await accepts(page, 'inp', 'inputs');
  await page.keyboard.type('lr');
  await page.keyboard.press('Tab');
  await accepts(page, 'flo', 'float');
  await page.keyboard.press('Enter');
  await dedents(page, 2);
  await accepts(page, 'run', 'run');
  await chooses(page, 'job');
  await page.keyboard.press('Enter');

  await offers(page, 'cont', 'container');
  await page.keyboard.press('Control+Space'); // opens the documentation beside the list
  await page.waitForSelector('.suggest-details-container .suggest-details >> text=image', { timeout: patience });
  await shot('completion');
  await page.keyboard.press('Enter');
  await hidden(page);
  await page.keyboard.type('python:3.12');
  await page.keyboard.press('Enter');
  await accepts(page, 'com', 'command');
  await page.keyboard.type('python');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- train.py');
  await page.keyboard.press('Enter');
  await dedents(page, 1);
  await accepts(page, 'ar', 'args');
  await offers(page, '--lr={{ ', 'lr');
  await shot('template');
  await page.keyboard.press('Enter');
  await hidden(page);

  await saved(page, workspace, want);
  console.log('ok   page: a job is written from completions alone');
  await page.waitForFunction(() => document.querySelector('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning') === null, null, { timeout: patience });
  await page.waitForSelector(`.tab.active[aria-label^="${name}"]:not([aria-label*="problem"])`, { timeout: patience });
  console.log('ok   page: nothing is wrong with it');
  await shot('typed');
  await explains(page, shot);
  await tellsParts(page, shot);
  await laysOut(page, workspace, want);
}

async function openEmpty(page) {
  const entry = `.explorer-viewlet .monaco-list-row[aria-label^="${name}"]`;
  await page.waitForSelector(entry, { timeout: 60_000 });
  // What opens first starts the extension. The language, and with it the indentation, is known from then on.
  await page.dblclick('.explorer-viewlet .monaco-list-row[aria-label^="polyaxonfile.yaml"]');
  await page.waitForSelector('.codelens-decoration >> text=Resolved operation', { timeout: 60_000 });
  await page.keyboard.press('Control+F4');
  await page.dblclick(entry);
  await page.waitForSelector(`.monaco-editor[data-uri$="${name}"] .view-line`, { timeout: patience });
  await page.waitForSelector('.statusbar-item >> text=Spaces: 2', { timeout: patience });
}

/** Types, and waits until the list that opens by itself has this in front. */
async function offers(page, typed, label) {
  await page.keyboard.type(typed, { delay: 20 });
  await focused(page, label);
}

async function accepts(page, typed, label) {
  await offers(page, typed, label);
  await page.keyboard.press('Enter');
}

/** Takes what a placeholder offers first. */
async function chooses(page, label) {
  await focused(page, label);
  await page.keyboard.press('Enter');
  await hidden(page);
}

async function focused(page, label) {
  const row = `.suggest-widget.visible .monaco-list-row.focused[aria-label^="${label}"]`;
  await page.waitForSelector(row, { timeout: patience });
}

async function hidden(page) {
  await page.waitForSelector('.suggest-widget.visible', { state: 'hidden', timeout: patience });
}

async function dedents(page, levels) {
  for (let i = 0; i < levels; i++) await page.keyboard.press('Backspace');
}

/** Saves the file until it has the text that it should have. */
async function saved(page, workspace, want) {
  const read = () => readFileSync(join(workspace, name), 'utf8');
  for (const end = Date.now() + patience; Date.now() < end && read() !== want; await page.waitForTimeout(100)) {
    await page.keyboard.press('Control+S');
  }
  assert.equal(read(), want);
}

/** Asks with the keyboard what a key means. */
async function explains(page, shot) {
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page.waitForSelector('.monaco-hover:not(.hidden) >> text=container', { timeout: patience });
  await shot('hover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  console.log('ok   page: a hover says what a key is');
}

/** Writes a short form, whose parts are told while it is written, and takes the line away again. */
async function tellsParts(page, shot) {
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await dedents(page, 3);
  await page.keyboard.type('matrix: {kind: grid, params: {lr: {kind: linspace, value: "0:1:', { delay: 20 });
  await page.waitForSelector('.parameter-hints-widget.visible', { timeout: patience });
  await shot('signature');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+K');
  await page.keyboard.press('Control+End');
  console.log('ok   page: the parts of a short form are told while it is written');
}

/** Writes a key carelessly, and has the file laid out. */
async function laysOut(page, workspace, want) {
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await dedents(page, 3);
  await page.keyboard.type('tags:   [a,b');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.keyboard.type('Format Document');
  await page.waitForSelector('.quick-input-list .monaco-list-row.focused[aria-label^="Format Document"]', { timeout: patience });
  await page.keyboard.press('Enter');
  await saved(page, workspace, `${want}\ntags: [a, b]\n`);
  console.log('ok   page: a file is laid out');
}
