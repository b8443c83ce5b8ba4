import { strict as assert } from 'node:assert';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { test } from 'node:test';
import { findServer, isProgram, Places } from './server';

function places(programs: string[], change: Partial<Places> = {}): Places {
  return {
    configured: '',
    extension: '/ext',
    searchPath: '/usr/local/bin:/usr/bin',
    home: '/home/user',
    platform: 'linux',
    isProgram: (file) => programs.includes(file),
    ...change,
  };
}

test('the setting wins over the bundled program', () => {
  const found = findServer(places(['/opt/plx', '/ext/bin/plx-lsp'], { configured: '/opt/plx' }));
  assert.deepEqual(found, { program: '/opt/plx' });
});

test('the setting may begin with the home folder and be surrounded by blanks', () => {
  const found = findServer(places(['/home/user/go/bin/plx-lsp'], { configured: ' ~/go/bin/plx-lsp ' }));
  assert.deepEqual(found, { program: '/home/user/go/bin/plx-lsp' });
});

test('a setting that names nothing is reported, though another program is there', () => {
  const found = findServer(places(['/ext/bin/plx-lsp', '/usr/bin/plx-lsp'], { configured: '/opt/gone' }));
  assert.match(found.problem ?? '', /plxLsp\.server\.path names "\/opt\/gone"/);
});

test('a relative setting is refused: what it means depends on the folder that the editor started in', () => {
  const found = findServer(places(['bin/plx-lsp'], { configured: 'bin/plx-lsp' }));
  assert.match(found.problem ?? '', /not an absolute path/);
});

test('the bundled program wins over PATH', () => {
  const found = findServer(places(['/usr/bin/plx-lsp', '/ext/bin/plx-lsp']));
  assert.deepEqual(found, { program: '/ext/bin/plx-lsp' });
});

test('PATH is searched in order', () => {
  const found = findServer(places(['/usr/bin/plx-lsp', '/usr/local/bin/plx-lsp']));
  assert.deepEqual(found, { program: '/usr/local/bin/plx-lsp' });
});

test('relative and empty entries of PATH are passed over: they would run a program of the workspace', () => {
  const found = findServer(places(['plx-lsp', 'bin/plx-lsp'], { searchPath: ':.:bin' }));
  assert.match(found.problem ?? '', /neither inside the extension nor on PATH/);
});

test('Windows programs end in .exe', () => {
  const file = path.join('/ext', 'bin', 'plx-lsp.exe');
  assert.deepEqual(findServer(places([file], { platform: 'win32' })), { program: file });
});

test('no program at all says what to do', () => {
  assert.match(findServer(places([])).problem ?? '', /Install it, or name it in the setting plxLsp\.server\.path/);
});

test('a program is a regular file that may be run', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plx-lsp-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'plx-lsp');
  assert.equal(isProgram(file), false, 'absent');
  assert.equal(isProgram(folder), false, 'a folder');
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  assert.equal(isProgram(file), true, 'a program');
});
