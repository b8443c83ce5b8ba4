// Real VS Code with the packed extension: node run.mjs INSTALLED EXTENSION.vsix OUTPUT
// INSTALLED is the folder that install.sh made; OUTPUT gets logs and screenshots. Two ways to look at the same files:
// inside the extension host (suite.js), and through the page, as a user does.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { checkPage } from './page.mjs';
import { checkTyping } from './typing.mjs';

const [installed, vsix, output] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const expectedFile = resolve(here, '../expected.json');
const typedFile = resolve(here, '../typed.yaml');
const { chromium } = createRequire(join(installed, 'package.json'))('playwright-core');

const settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'chat.commandCenter.enabled': false,
};
const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'plx-lsp-vscode-')));
const workspace = join(scratch, 'workspace');
const result = join(scratch, 'result.json');
const extensions = join(scratch, 'extensions');
const cleanup = [() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })];
try {
  await main();
} catch (error) {
  console.error(String(error?.stack ?? error));
  process.exitCode = 1;
} finally {
  for (const step of cleanup.reverse()) await step();
}
console.log(`vscode: ${process.exitCode ? `FAILED; logs and screenshots are in ${output}` : 'passed'}`);

async function main() {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  cpSync(resolve(here, '../workspace'), workspace, { recursive: true });
  mkdirSync(join(scratch, 'data/User'), { recursive: true });
  writeFileSync(join(scratch, 'data/User/settings.json'), JSON.stringify(settings));

  const deployment = await startDeployment();
  const base = await startCode(deployment);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: browserFlags });
  cleanup.push(() => browser.close());

  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await checkHost(page, base);
  await page.close();

  const url = `${base}/?folder=${workspace}`;
  await asUser(browser, (user) => checkPage(user, url, JSON.parse(readFileSync(expectedFile, 'utf8')), output, deployment));
  if (!process.env.PLX_TYPING) return;
  writeFileSync(join(workspace, 'typed.plx.yaml'), '');
  // There is no Enter behind the last line, and no quotes, which VS Code closes or not by how busy it is.
  const typed = readFileSync(typedFile, 'utf8').trimEnd().replaceAll('"', '');
  await asUser(browser, (user) => checkTyping(user, url, workspace, typed, output));
}

/** Gives a fresh page to a check, and leaves a picture of it when that fails. */
async function asUser(browser, check) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
  try {
    await check(page);
  } catch (error) {
    await page.screenshot({ path: join(output, 'failure.png') });
    throw error;
  }
  await page.close();
}

/** Starts a Polyaxon deployment in memory with the components of ../hub; returns its address. */
async function startDeployment() {
  const program = join(scratch, 'serve');
  execFileSync(process.env.GO ?? 'go', ['build', '-o', program, './internal/hubdouble/serve'], { cwd: resolve(here, '../../..'), stdio: 'inherit' });
  const server = spawn(program, [resolve(here, '../hub')], { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanup.push(() => server.kill('SIGTERM'));
  for await (const line of createInterface({ input: server.stdout })) return line;
  throw new Error('the deployment did not start');
}

/** Starts VS Code with the extension installed in a fresh profile, beside a deployment; returns its address. */
async function startCode(deployment) {
  const port = await freePort();
  const entry = join(installed, 'node_modules/code-server/out/node/entry.js');
  const profile = ['--config', join(scratch, 'config.yaml'), '--user-data-dir', join(scratch, 'data'), '--extensions-dir', extensions];
  const env = {
    ...process.env, XDG_CONFIG_HOME: scratch, XDG_DATA_HOME: scratch, XDG_CACHE_HOME: scratch,
    PLX_EXPECTED: expectedFile, PLX_RESULT: result, POLYAXON_HOST: deployment,
  };
  delete env.PORT;
  execFileSync(process.execPath, [entry, ...profile, '--install-extension', vsix], { env, stdio: ['ignore', 'inherit', 'inherit'] });

  const log = openSync(join(output, 'server.log'), 'w');
  const flags = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override'];
  const server = spawn(process.execPath, [entry, ...profile, ...flags], { env, stdio: ['ignore', log, log] });
  const ended = new Promise((done) => server.once('exit', done));
  cleanup.push(async () => {
    server.kill('SIGTERM');
    await Promise.race([ended, sleep(10_000)]);
    server.kill('SIGKILL');
    const logs = join(scratch, 'data/logs');
    if (existsSync(logs)) cpSync(logs, join(output, 'logs'), { recursive: true });
  });
  const base = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(250)) {
    if (server.exitCode !== null) throw new Error(`VS Code ended with ${server.exitCode}; see server.log`);
    if (await fetch(`${base}/healthz`).then((answer) => answer.ok, () => false)) return base;
  }
  throw new Error('VS Code did not start within a minute; see server.log');
}

/** Runs suite.js in the extension host and prints what it found. */
async function checkHost(page, base) {
  const name = readdirSync(extensions).find((folder) => folder.startsWith('plx-lsp.plx-lsp-'));
  if (name === undefined) throw new Error('the packed extension was not installed');
  const remote = (path) => `vscode-remote://${new URL(base).host}${path}`;
  const payload = JSON.stringify([
    ['extensionDevelopmentPath', remote(join(extensions, name))],
    ['extensionTestsPath', remote(join(here, 'suite.js'))],
  ]);
  await page.goto(`${base}/?folder=${workspace}&payload=${encodeURIComponent(payload)}`);
  for (const end = Date.now() + 180_000; !existsSync(result); await sleep(250)) {
    if (Date.now() > end) {
      await page.screenshot({ path: join(output, 'failure.png') });
      throw new Error('the tests inside the extension host wrote no result within three minutes');
    }
  }
  await sleep(100); // the file is written in one go, a moment after it appears
  const { passed, failure } = JSON.parse(readFileSync(result, 'utf8'));
  for (const what of passed) console.log(`ok   host: ${what}`);
  if (failure !== '') {
    await page.screenshot({ path: join(output, 'failure.png') });
    throw new Error(`inside the extension host: ${failure}`);
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
