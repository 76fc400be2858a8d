import assert from 'node:assert/strict';
import { test } from 'node:test';

import { clock, sentence, short, span } from '../../src/clock';

const figures = { kind: 'statement', language: 'en', points: 3, words: 300, seconds: { low: 138, high: 180 } };

test('a clock shows minutes and seconds', () => {
  assert.deepEqual([0, 9, 65, 600].map(clock), ['0:00', '0:09', '1:05', '10:00']);
});

test('a span with equal ends is one figure', () => {
  assert.equal(span({ low: 8, high: 10 }), '0:08–0:10');
  assert.equal(span({ low: 8, high: 8 }), '0:08');
  assert.equal(span({ low: 1, high: 0 }), '0:01');
});

test('the status bar tells points, time and limit', () => {
  assert.equal(short(figures), '$(megaphone) 3 points · 2:18–3:00');
  assert.equal(short({ ...figures, points: 1, limit: 300 }), '$(megaphone) 1 point · 2:18–3:00 of 5:00');
  assert.equal(short({ ...figures, points: 0 }), '$(megaphone) 2:18–3:00');
});

test('an overrun is told in words', () => {
  const long = { ...figures, limit: 120, overrun: 18 };
  assert.match(short(long), /\$\(warning\) too long$/);
  assert.match(sentence(long), /longer than the limit of 2:00, by 0:18/);
  assert.match(sentence({ ...figures, limit: 200 }), /The limit is 3:20\.$/);
});
