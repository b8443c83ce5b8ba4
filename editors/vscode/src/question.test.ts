import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionOf } from './question';

test('a question is a line with details below it', () => {
  assert.deepEqual(questionOf('Push it?\n\n-a\n+b\n\nc'), { line: 'Push it?', detail: '-a\n+b\n\nc' });
  assert.deepEqual(questionOf('Push it?'), { line: 'Push it?', detail: '' });
  assert.deepEqual(questionOf(''), { line: '', detail: '' });
});
