// @ts-check
/**
 * What work on a large article costs: 10,000 annotations on about 1 MB of plain text. Beside it what npm's
 * `@recogito/text-annotator` needs for the same on the same lines as bare paragraphs, in the same run. What it depends on is
 * inside its bundle; tests/e2e/package.json holds two of these packages at versions that do not ask for a newer Node.js.
 */
import { readFileSync } from 'node:fs';
import { validate } from '../e2e/schema.mjs';
import { paste, pastes, summary, timed } from './paste.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {import('@playwright/test').Page} Page */

const ANNOTATIONS = 10_000;
/** A few more, so that some are left to tag. */
const SENTENCES = 10_400;
const RUNS = 9;
/** Of what takes seconds. */
const LONG_RUNS = 3;
const PEER = new URL('../e2e/node_modules/@recogito/text-annotator/dist/text-annotator.umd.js', import.meta.url).pathname;

/** The same lines as bare paragraphs, and recogito on them: its bundle expects the bundler of a page to set `process.env`. */
const PEER_PAGE = `<!doctype html><meta charset="utf-8"><div id="text"></div>
<script>globalThis.process = { env: { NODE_ENV: 'production' } };</script><script src="peer.js"></script><script>
  globalThis.show = (text) => {
    const paragraphs = text.split('\\n').filter((line) => line.trim()).map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    });
    document.querySelector('#text').replaceChildren(...paragraphs);
  };
</script>`;

/**
 * All figures, in milliseconds.
 * @param {Browser} browser @param {string} url
 */
export async function scale(browser, url) {
  const text = article();
  const pasted = await pastes(browser, url, text, LONG_RUNS);
  const document = await annotated(browser, url, text);
  const file = JSON.stringify(document, null, 2);
  const postil = await onPostil(browser, url, document, file);
  const recogito = await onRecogito(browser, url, text, document);
  return {
    text_bytes: Buffer.byteLength(text),
    annotations: document.annotations.length,
    paste_to_paint_ms: pasted,
    file_to_paint_ms: { page: postil.file, recogito: recogito.load },
    key_to_frame_ms: { tag: { page: postil.tag, recogito: recogito.tag }, undo: postil.undo, relabel: postil.relabel, move: postil.move },
    export_ms: postil.export,
    exports: postil.exports,
  };
}

/** Own words, always the same: headings, paragraphs, and characters of two and three bytes. */
function article() {
  const subjects = ['The harbour office', 'A second survey', 'The county', 'Every ferry', 'The old café by the quay', 'Nobody on the council', 'The engineer’s report', 'A résumé of the talks'];
  const verbs = ['describes', 'leaves out', 'was said to contradict', 'doubles', 'repeats', 'delays', 'pays for', 'puts an end to'];
  const objects = ['the cost of the northern bridge', 'what the ministry announced in spring', 'half of the dredging – and the rest of it', 'a plan for nine new berths', 'the tide tables of the last century', 'all that was agreed on in March', 'the figures for fish and timber', 'the “quiet” years after the flood'];
  const ends = ['without a word about the price', 'as far as anybody in the town remembers', 'which few people had expected', 'and the mayor signed it the same evening', 'before the first snow', 'in spite of the weather', 'for reasons of its own', 'at a price that rose by a third'];
  let state = 12_345;
  const pick = (/** @type {string[]} */ words) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return words[Math.floor((state / 2_147_483_648) * words.length)];
  };
  const lines = ['What the harbour needs'];
  for (let made = 0; made < SENTENCES; ) {
    if (made > 0 && made % 100 === 0) lines.push(`What was said on day ${made / 100}`);
    const sentences = [];
    for (let of = 0; of < 5; of += 1, made += 1) {
      sentences.push(`${pick(subjects)} ${pick(verbs)} ${pick(objects)}, ${pick(ends)}, ${made} days on.`);
    }
    lines.push(sentences.join(' '));
  }
  return lines.join('\n\n');
}

/**
 * The document that Postil exports of the text, with annotations on its sentences: each on all but the end of one, the labels
 * in turn.
 * @param {Browser} browser @param {string} url @param {string} text @returns {Promise<any>}
 */
async function annotated(browser, url, text) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  try {
    const page = await open(context, url);
    await paste(page, text);
    await page.locator('[data-sentence]').first().waitFor();
    const document = JSON.parse(readFileSync((await exported(page)).path, 'utf8'));
    const { article, labelSet } = document;
    const sections = new Map(article.blocks.map((/** @type {any} */ block) => [block.id, block.section]));
    const kinds = new Map(article.blocks.map((/** @type {any} */ block) => [block.id, block.kind]));
    const marked = article.sentences.filter((/** @type {any} */ one) => kinds.get(one.block) === 'paragraph').slice(0, ANNOTATIONS);
    document.annotations = marked.map((/** @type {any} */ sentence, /** @type {number} */ at) => {
      // No character of the text takes two UTF-16 units.
      const [start, end] = [sentence.start, sentence.end - 5];
      return {
        id: uuid(at),
        label: labelSet.labels[at % labelSet.labels.length].id,
        target: [{
          start, end, exact: article.text.slice(start, end), prefix: article.text.slice(Math.max(0, start - 32), start),
          suffix: article.text.slice(end, end + 32), utf16Start: start, utf16End: end,
        }],
        sections: [sections.get(sentence.block)],
        sentences: [sentence.id],
        attributes: {}, note: '', creator: null, created: '2026-01-01T00:00:00Z', modified: '2026-01-01T00:00:00Z',
      };
    });
    const faults = validate(document);
    if (document.annotations.length !== ANNOTATIONS || faults.length > 0) {
      throw new Error(`${document.annotations.length} annotations; ${faults.slice(0, 3).join('; ')}`);
    }
    return document;
  } finally {
    await context.close();
  }
}

/** @param {Browser} browser @param {string} url @param {any} document @param {string} file */
async function onPostil(browser, url, document, file) {
  /** @type {Record<string, number[]>} */
  const times = { file: [], tag: [], undo: [], relabel: [], move: [], export: [] };
  /** @type {Record<string, {ms: number, longest_task_ms: number}>} */
  const exports = {};
  for (let run = 0; run < LONG_RUNS; run += 1) {
    const context = await browser.newContext();
    try {
      const page = await open(context, url);
      times.file.push(await oneImport(page, file));
      const last = document.article.sentences.at(-1).id;
      await page.locator(`[data-sentence="${last}"]`).waitFor({ state: 'attached', timeout: 120_000 });
      await page.locator('html[data-saved]').waitFor({ state: 'attached', timeout: 120_000 });
      if (run === LONG_RUNS - 1) await actions(page, document, times);
      for (let again = 0; again < (run === LONG_RUNS - 1 ? LONG_RUNS : 1); again += 1) times.export.push((await exported(page)).time);
      if (run === LONG_RUNS - 1) for (const name of await formats(page)) exports[name] = await oneExport(page, name);
    } finally {
      await context.close();
    }
  }
  return { ...Object.fromEntries(Object.entries(times).map(([what, all]) => [what, summary(all)])), exports };
}

/** The names of all formats. @param {Page} page */
async function formats(page) {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const names = await page.getByRole('dialog', { name: 'Export' }).locator('.choice b').allTextContents();
  await page.keyboard.press('Escape');
  return names;
}

/** One export, and the longest task that it puts on the page's thread from the press on. @param {Page} page @param {string} name */
async function oneExport(page, name) {
  await page.evaluate(() => {
    // @ts-expect-error kept for the evaluation below
    globalThis.benchTasks = [];
    // @ts-expect-error set above
    globalThis.benchObserver = new PerformanceObserver((list) => globalThis.benchTasks.push(...list.getEntries()));
    // @ts-expect-error set above
    globalThis.benchObserver.observe({ type: 'longtask' });
  });
  const { time, from } = await exported(page, name);
  const tasks = await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 200));
    // @ts-expect-error set above
    globalThis.benchObserver.disconnect();
    // @ts-expect-error set above
    return globalThis.benchTasks.map(({ startTime, duration }) => ({ startTime, duration }));
  });
  const after = tasks.filter((/** @type {any} */ task) => task.startTime >= from - 20);
  return { ms: Math.round(time), longest_task_ms: Math.max(0, ...after.map((/** @type {any} */ task) => task.duration)) };
}

/** @param {Page} page @param {string} file */
async function oneImport(page, file) {
  const shown = `!!document.querySelector('#article mark') && document.querySelectorAll('.annotations li').length > 10`;
  return timed(page, 'change', shown, async () => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Open file', exact: true }).click()]);
    await chooser.setFiles({ name: 'large.postil.json', mimeType: '', buffer: Buffer.from(file) });
  });
}

/**
 * Tags, relabels, takes both back and moves on, among the sentences in the middle: there each is marked but for its end, so
 * that all of it can be marked as well.
 * @param {Page} page @param {any} document @param {Record<string, number[]>} times
 */
async function actions(page, document, times) {
  const { sentences } = document.article;
  const middle = Math.floor(sentences.length / 2);
  const from = sentences.findIndex((/** @type {any} */ one, /** @type {number} */ at) => at >= middle && one.block === sentences[at + 1].block);
  await page.locator(`[data-sentence="${sentences[from].id}"]`).click({ position: { x: 2, y: 4 } });
  await page.keyboard.press('Escape');
  // Found in the block, which stays while its sentences are drawn anew: to search the whole page before each frame would take
  // longer than what is measured.
  const current = `globalThis.benchBlock.querySelector('[aria-current]')`;
  const marks = `globalThis.benchBlock.querySelectorAll('[aria-current] mark').length`;
  const label = `globalThis.benchBlock.querySelector('mark.selected')?.getAttribute('data-k')`;
  const press = async (/** @type {string} */ key, /** @type {string} */ shown) => {
    const time = await timed(page, 'keydown', shown, () => page.keyboard.press(key));
    // What is written meanwhile is no part of the next action.
    await page.locator('html[data-saved]').waitFor({ state: 'attached' });
    return time;
  };
  for (let run = 0; run < RUNS; run += 1) {
    const before = await page.evaluate(() => {
      const sentence = document.querySelector('#article [aria-current]');
      const all = [...(sentence?.closest('section')?.querySelectorAll('[data-sentence]') ?? [])];
      const next = sentence && all[all.indexOf(sentence) + 1];
      // @ts-expect-error kept for the evaluations below
      globalThis.benchBlock = (next ?? sentence)?.parentElement;
      return sentence?.getAttribute('data-sentence');
    });
    times.move.push(await press('j', `(${current}?.dataset.sentence ?? '${before}') !== '${before}'`));
    const count = Number(await page.evaluate(marks));
    times.tag.push(await press('1', `${marks} === ${count + 1}`));
    const first = await page.evaluate(label);
    times.relabel.push(await press('2', `${label} !== '${first}'`));
    times.undo.push(await press('Control+z', `${label} === '${first}'`));
    times.undo.push(await press('Control+z', `${marks} === ${count}`));
  }
}

/**
 * Exports in a format: the file, and the time from the press of the button until the file is handed to the browser.
 * @param {Page} page @param {string} name
 */
async function exported(page, name = 'JSON') {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const button = page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name, exact: true });
  await button.waitFor();
  await page.evaluate(() => {
    // @ts-expect-error kept for the evaluation below
    globalThis.benchTime = new Promise((resolve) => {
      addEventListener('click', ({ timeStamp }) => {
        const click = HTMLAnchorElement.prototype.click;
        HTMLAnchorElement.prototype.click = function () {
          HTMLAnchorElement.prototype.click = click;
          resolve({ time: performance.now() - timeStamp, from: timeStamp });
          click.call(this);
        };
      }, { capture: true, once: true });
    });
  });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  // @ts-expect-error set above
  const timed = /** @type {{time: number, from: number}} */ (await page.evaluate(() => globalThis.benchTime));
  return { ...timed, path: await download.path() };
}

/** @param {Browser} browser @param {string} url @param {string} text @param {any} document */
async function onRecogito(browser, url, text, document) {
  const context = await browser.newContext();
  try {
    await context.route('**/peer', (route) => route.fulfill({ contentType: 'text/html', body: PEER_PAGE }));
    await context.route('**/peer.js', (route) => route.fulfill({ path: PEER }));
    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(`${url}peer`);
    // What the page shows has no blank lines, so offsets in it are others.
    const gaps = [...text.matchAll(/\n+/g)];
    let skipped = 0;
    const places = document.article.sentences.map((/** @type {any} */ { start, end }) => {
      while (gaps.length > 0 && gaps[0].index < start) skipped += (gaps.shift()?.[0] ?? '').length;
      return { start: start - skipped, end: end - skipped, at: start };
    });
    const shifts = new Map(places.map((/** @type {any} */ place) => [place.at, place.at - place.start]));
    const annotations = document.annotations.map((/** @type {any} */ one) => {
      const [{ start, end, exact }] = one.target;
      return peerAnnotation(one.id, start - shifts.get(start), end - shifts.get(start), exact);
    });
    await page.evaluate((text) => {
      // @ts-expect-error of the page
      globalThis.show(text);
      // @ts-expect-error of the page
      globalThis.annotator = globalThis.RecogitoJS.createTextAnnotator(document.querySelector('#text'));
    }, text);
    const load = await timed(page, 'bench-load', `!!document.querySelector('.r6o-annotation')`, () =>
      page.evaluate((annotations) => {
        dispatchEvent(new Event('bench-load'));
        // @ts-expect-error of the page
        globalThis.annotator.setAnnotations(annotations);
      }, annotations),
    );
    // @ts-expect-error of the page
    const kept = await page.evaluate(() => globalThis.annotator.getAnnotations().length);
    if (kept !== ANNOTATIONS) throw new Error(`recogito kept ${kept} annotations`);
    /** @type {number[]} */
    const tag = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { start, end } = places[run + 1];
      const one = peerAnnotation(uuid(ANNOTATIONS + run), start, end, document.article.text.slice(places[run + 1].at, places[run + 1].at + end - start));
      await page.evaluate((one) => {
        // @ts-expect-error of the page
        addEventListener('keydown', () => globalThis.annotator.addAnnotation(one), { once: true });
      }, one);
      tag.push(await timed(page, 'keydown', `!!globalThis.annotator.getAnnotationById('${one.id}')`, () => page.keyboard.press('1')));
    }
    return { load: summary([load]), tag: summary(tag) };
  } finally {
    await context.close();
  }
}

/** @param {string} id @param {number} start @param {number} end @param {string} quote */
function peerAnnotation(id, start, end, quote) {
  return { id, bodies: [], target: { annotation: id, selector: [{ quote, start, end }] } };
}

/** @param {number} at */
function uuid(at) {
  return `urn:uuid:00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
}

/** @param {import('@playwright/test').BrowserContext} context @param {string} url @returns {Promise<Page>} */
async function open(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  return page;
}
