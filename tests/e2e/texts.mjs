// @ts-check
/** Articles to test with. */
import { existsSync, readFileSync } from 'node:fs';

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

const shared = new URL('../../../shared/data/articles/berlin-talks.txt', import.meta.url);

/** The article of the main job, as it is on disk; null where this repository stands alone. */
export const berlin = existsSync(shared) ? readFileSync(shared, 'utf8') : null;

export const NO_BERLIN = 'berlin-talks.txt is not beside this repository (../shared/data/articles)';
