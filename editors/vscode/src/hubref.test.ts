import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertionOf } from './hubref';

/** The line after an insertion at a column. */
function after(line: string, column = 0, json = false): string {
  const { start, end, text } = insertionOf(line, column, 'acme/train:1', json);
  return line.slice(0, start) + text + line.slice(end);
}

test('the value of a hubRef is replaced, and nothing else on its line', () => {
  assert.equal(after('hubRef: old:2'), 'hubRef: acme/train:1');
  assert.equal(after('  - hubRef: "a # b" # ours'), '  - hubRef: acme/train:1 # ours');
  assert.equal(after("hubRef: 'it''s'  # ours"), 'hubRef: acme/train:1  # ours');
  assert.equal(after('hubRef: old # ours'), 'hubRef: acme/train:1 # ours');
  assert.equal(after('hubRef:'), 'hubRef: acme/train:1');
  assert.equal(after('  "hubRef": "old",', 0, true), '  "hubRef": "acme/train:1",');
});

test('elsewhere a hubRef is written at the cursor of an empty line, or above the line', () => {
  assert.equal(after('    ', 2), '  hubRef: acme/train:1  ');
  assert.equal(after(''), 'hubRef: acme/train:1');
  assert.equal(after('  params: {}', 5), '  hubRef: acme/train:1\n  params: {}');
  assert.equal(after('', 0, true), '"hubRef": "acme/train:1",');
});
