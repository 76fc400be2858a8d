// Tests of a running editor: what is expected is asked for until it is there, and each test counts for itself.
//
// With RAPPORTEUR_SABOTAGE=1 each expectation that is met is then replaced by one that is not, and a test in which
// that goes unnoticed is a failure: it could never have failed.

import { isDeepStrictEqual } from 'node:util';

const SABOTAGED = process.env.RAPPORTEUR_SABOTAGE === '1';
/** How long something may take, in milliseconds. It only tells a hang from an answer. */
const PATIENCE = 30_000;
const REST = 50;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Tries something until it holds. */
export async function until(what, holds, limit = PATIENCE) {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await holds();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for: ${what}`);
    }
    await pause(REST);
  }
}

/** Whether an answer is the expected one; a pattern is looked for in its text. */
function meets(answer, expected) {
  return expected instanceof RegExp ? expected.test(String(answer)) : isDeepStrictEqual(answer, expected);
}

/** Something like what is expected that cannot be met where that is. */
export function sabotaged(expected) {
  if (expected instanceof RegExp) {
    return /(?!)/;
  }
  if (Array.isArray(expected)) {
    return [...expected, 'sabotaged'];
  }
  if (typeof expected === 'boolean') {
    return !expected;
  }
  return typeof expected === 'number' ? expected + 1 : `${expected}, sabotaged`;
}

/** The tests of one run. `onFailure` is called where one has failed. */
export class Tests {
  passed = 0;
  failed = 0;
  #noticed = 0;
  #say;
  #onFailure;

  constructor({ say = console.log, onFailure = async () => {} } = {}) {
    this.#say = say;
    this.#onFailure = onFailure;
  }

  /** Carries a test out. */
  async test(name, body) {
    this.#noticed = 0;
    try {
      await body();
      if (SABOTAGED && this.#noticed === 0) {
        throw new Error('nothing was noticed of a sabotaged expectation');
      }
      this.passed += 1;
      this.#say(`ok   ${name}${SABOTAGED ? `: sabotaged, it fails (${this.#noticed})` : ''}`);
    } catch (error) {
      this.failed += 1;
      this.#say(`FAIL ${name}: ${error.message}`);
      await this.#onFailure(this.failed);
    }
  }

  /** Asks until the answer is the expected one: a value that is equal to it, or a text in which a pattern is found. */
  async expect(what, expected, ask, limit = PATIENCE) {
    await Tests.#asked(what, expected, ask, limit);
    if (SABOTAGED) {
      await Tests.#asked(what, sabotaged(expected), ask, 2 * REST).then(
        () => { throw new Error(`${what}: a sabotaged expectation was met`); },
        () => (this.#noticed += 1),
      );
    }
  }

  /** How it went, in one line; the exit code. */
  end(of) {
    this.#say(`${of}: ${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }

  static async #asked(what, expected, ask, limit) {
    let answer;
    const met = async () => meets((answer = await ask()), expected);
    await until(what, met, limit).catch(() => {
      const shown = expected instanceof RegExp ? String(expected) : JSON.stringify(expected);
      throw new Error(`${what}: expected ${shown}, got ${typeof answer === 'string' ? answer : JSON.stringify(answer)}`);
    });
  }
}
