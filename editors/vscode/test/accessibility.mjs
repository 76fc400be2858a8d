// What a page is to someone who does not see it, or sees it otherwise: the rules of WCAG 2.2 A and AA, by axe-core.

import fs from 'node:fs';
import { createRequire } from 'node:module';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong with a page or a frame: the rule, and where. */
export async function faults(frame) {
  await frame.evaluate(axe);
  const { violations } = await frame.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // The frame is part of the editor's page, which has the heading.
      rules: { 'page-has-heading-one': { enabled: false } },
    }));
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`));
}
