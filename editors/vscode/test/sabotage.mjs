// Takes the place of Node's tests and assertions where the unit tests are sabotaged: after each assertion that holds,
// the same is asserted of something else, and a test in which that goes unnoticed is a failure.

import real from 'node:assert/strict';
import { test as run } from 'node:test';

import { sabotaged } from './tests.mjs';

let noticed = 0;

/** Sees that an assertion fails. */
function fails(assertion) {
  real.throws(assertion, real.AssertionError, 'a sabotaged expectation was met');
  noticed += 1;
}

const assert = {
  ok(value, why) {
    real.ok(value, why);
    fails(() => real.ok(!value));
  },
  equal(actual, expected, why) {
    real.equal(actual, expected, why);
    fails(() => real.equal(actual, sabotaged(expected)));
  },
  deepEqual(actual, expected, why) {
    real.deepEqual(actual, expected, why);
    fails(() => real.deepEqual(actual, sabotaged(expected)));
  },
  match(text, pattern) {
    real.match(text, pattern);
    fails(() => real.match(text, /(?!)/));
  },
  doesNotMatch(text, pattern) {
    real.doesNotMatch(text, pattern);
    fails(() => real.doesNotMatch(text, /(?:)/));
  },
};
export default assert;

/** A test of which it is seen that it can fail. */
export function test(name, body) {
  return run(`${name}: sabotaged, it fails`, async () => {
    noticed = 0;
    await body();
    real.ok(noticed > 0, 'nothing was noticed of a sabotaged expectation');
  });
}
