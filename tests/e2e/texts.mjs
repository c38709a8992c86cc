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

/** Own writing: a web page that holds what an article can hold, with words that are linked, stressed and set as code. */
export const DAM = `<!doctype html><html lang="en"><head><title>The Old Dam at Ulm Ford</title></head><body><main><article>
<h1>The Old Dam at Ulm Ford</h1>
<p>By <em>Hanne Quist</em></p>
<p>The <a href="https://example.org/old-dam">old dam</a> was built.</p>
<p>It held for <strong>ninety-one years</strong>, longer than anybody who <em>paid for it</em> lived to see. In the spring of 1958
the <a href="https://example.org/survey">county survey</a> found that the footing had moved by four centimetres, and that nobody
had looked at it since the war. The gauge reports <code>level_cm</code> every hour; for two winters no one read it.<a href="#n1"><sup>1</sup></a></p>
<blockquote><p>We were told that it was safe, and we were told so by people who had <a href="https://example.org/minutes">never been
there</a>.</p></blockquote>
<h2>What was measured</h2>
<table><caption>Water behind the dam, in centimetres</caption>
<tr><th>Year</th><th>Lowest</th><th>Highest</th></tr>
<tr><td>1956</td><td>212</td><td>430</td></tr>
<tr><td>1957</td><td>198</td><td>447</td></tr>
<tr><td>1958</td><td>240</td><td>512</td></tr></table>
<figure><figcaption>The sluice in 1957, <em>photographed from the north bank</em>.</figcaption></figure>
<h2>What people did</h2>
<ul><li>Farmers below the ford moved <strong>forty cows</strong> to the upper meadow.</li>
<li>The mill closed its <a href="https://example.org/mill">lower gate</a>, although the owner called the survey a bad joke.</li></ul>
<ol><li>First the school was emptied.</li><li>Then the inn, which took longer, because the guests did not believe a word of it.</li></ol>
<p>Nobody was hurt. “It went like a door that someone leans on,” said the keeper, who saw it from the road at about six in the
morning; she had come to read the gauge.<a href="#n2"><sup>2</sup></a> The town never built another one, and the river has had its
old bed back since.</p>
<h2>Notes</h2>
<p id="n1">1. The records of both winters are kept, unread, in the <a href="https://example.org/archive">county archive</a>.</p>
<p id="n2">2. Told to the author in 1991.</p>
</article></main></body></html>`;

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
