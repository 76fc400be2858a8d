import assert from 'node:assert/strict';
import { test } from 'node:test';

import { neighbour, Segment, segmentAt } from '../../src/speech';

const segment = (line: number): Segment => ({
  kind: 'point',
  text: `line ${line}`,
  range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
  seconds: { low: 5, high: 7 },
  until: { low: 5 * line, high: 7 * line },
});
const speech = [segment(2), segment(4)];

test('the cursor is in the last segment that has begun', () => {
  const at = (line: number) => segmentAt(speech, { line, character: 3 });
  assert.deepEqual([0, 2, 3, 4, 9].map(at), [-1, 0, 0, 1, 1]);
});

test('the neighbour of a cursor lies behind or before it, in any order of the outline', () => {
  const places = [{ line: 9, character: 0 }, { line: 2, character: 0 }, { line: 5, character: 4 }];
  const cursor = { line: 5, character: 4 };
  assert.deepEqual(neighbour(places, cursor, 'next'), { line: 9, character: 0 });
  assert.deepEqual(neighbour(places, cursor, 'previous'), { line: 2, character: 0 });
  assert.equal(neighbour(places, { line: 9, character: 1 }, 'next'), undefined);
});
