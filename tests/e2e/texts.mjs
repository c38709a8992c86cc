// @ts-check
/** Articles to test with. */
import { existsSync, readFileSync } from 'node:fs';
import { test } from '@playwright/test';

/** Own writing, in the shape of a pasted article: categories, the title twice, headings, a list. */
export const BRIDGE = `Categories: Local News

Harbour Bridge to Close for Six Weeks

Harbour Bridge to Close for Six Weeks

The old bridge will close on Monday. Engineers found rust in two of its nine arches. The city says the work takes six weeks.

What it costs

Repairs cost 4.2 million crowns. The county pays half of that, and the city the rest.

  • Buses run every ten minutes.
  • A ferry carries bicycles for free.

What happens next?

“We will open again before winter,” the mayor said. Few people believe her.`;

/** Own writing too, as long as a real one, in the shape of the article of the main job: tests/fixtures/river-talks.txt. */
export const RIVER = readFileSync(new URL('../fixtures/river-talks.txt', import.meta.url), 'utf8');

/**
 * A file of the data beside this repository. The test that asks for one is skipped where that is not there, and fails
 * with POSTIL_SHARED=required.
 * @param {string} path @returns {string}
 */
export function shared(path) {
  const file = new URL(`../../../shared/data/${path}`, import.meta.url);
  const required = process.env.POSTIL_SHARED === 'required';
  test.info().skip(!required && !existsSync(file), `needs ../shared/data/${path}`);
  return readFileSync(file, 'utf8');
}
