// @ts-check
/**
 * Works a little in a built page and keeps what it saved: `node tests/e2e/dump-saved.mjs VERSION [DIST]`.
 *
 * Writes `tests/fixtures/saved/vVERSION/records.json`, all records of the database in the order of their keys, and beside it each
 * article as that page exported it. Run it once with the last build of a schema, before the schema is raised; the files are
 * never written again. `upgrade.spec.mjs` and `tests/core/saved.rs` open them in every later build.
 */
import { chromium, expect } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CHROMIUM, CHROMIUM_FLAGS } from './playwright.config.mjs';
import { Postil } from './page.mjs';
import { BRIDGE } from './texts.mjs';

const [version, dist = 'dist'] = process.argv.slice(2);
if (!/^\d+$/.test(version ?? '')) throw new Error('usage: node tests/e2e/dump-saved.mjs VERSION [DIST]');
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}tests/fixtures/saved/v${version}`;

const CHINESE = '河上的旧桥\n\n旧桥将于周一关闭。工程师在九个桥拱中的两个发现了锈迹。\n\n市长说，桥会在冬天之前重新开放。';
const LIST = 'What we know\n\nThe ferry carries bicycles. Dr. Holm counted 412 of them 🚲 in May.\n\nWhat we do not know\n\nNobody has counted the dogs.';

const server = spawn('node', [`${root}tools/serve.mjs`, dist], { env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
const address = await new Promise((resolve) => {
  server.stdout.on('data', (line) => {
    const found = /Postil: (\S+)/.exec(String(line));
    if (found) resolve(found[1]);
  });
});
const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
try {
  const context = await browser.newContext({
    baseURL: address, viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const postil = new Postil(await context.newPage());
  await mkdir(folder, { recursive: true });

  /** Exports the open article, and leaves it. @param {string} name */
  const keep = async (name) => {
    await postil.saved();
    await writeFile(`${folder}/${name}.postil.json`, (await postil.exported()).text);
  };
  /** @param {string} text */
  const start = async (text) => {
    await postil.paste(text);
    await expect(postil.article).toBeVisible();
    await postil.saved();
  };

  await postil.open();
  // An article that was deleted, and may still be brought back.
  await start('A text that nobody needs.');
  await postil.toLibrary();
  await postil.articleList.getByRole('button', { name: /^Delete/ }).click();
  await postil.saved();

  // Another script, one mark.
  await start(CHINESE);
  await postil.clickOn('工程师');
  await postil.page.keyboard.press('1');
  await expect(postil.items).toHaveCount(1);
  await keep('chinese');
  await postil.toLibrary();

  // Another label set, and structure put right by hand.
  await start(LIST);
  await postil.mark('The ferry carries bicycles.', '2');
  await postil.mark('412 of them 🚲 in May', '1');
  await postil.button('Labels…').click();
  const labels = postil.dialog('Labels');
  await postil.useLabels('Argument');
  await expect(labels.getByRole('status')).toHaveText(/The labels are now “Argument”/);
  await postil.page.keyboard.press('Escape');
  await postil.clickOn('Nobody has counted');
  await postil.page.keyboard.press('q');
  await postil.clickOn('The ferry');
  await postil.page.keyboard.press('m');
  // Sections, sentences and details, each way: the heading of a section goes, a sentence is cut, another becomes a heading a level deeper.
  await postil.clickOn('What we do not know');
  await postil.page.keyboard.press('b');
  await postil.drag('counted 412');
  await postil.page.keyboard.press('s');
  await postil.clickOn('Nobody has');
  await postil.page.keyboard.press('h');
  await postil.page.keyboard.press('>');
  await postil.page.keyboard.press('e');
  const details = postil.dialog('Article details');
  await details.getByLabel('Byline').fill('By Ann Holm');
  await postil.page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await keep('list');
  await postil.toLibrary();

  // All kinds of annotations and steps; the last two undone.
  await start(BRIDGE);
  await postil.page.keyboard.press(',');
  const settings = postil.dialog('Settings');
  await settings.getByRole('textbox', { name: /name/i }).fill('Ann');
  await postil.page.keyboard.press('Escape');
  await expect(settings).toHaveCount(0);
  await postil.button('Labels…').click();
  await postil.useLabels('Claims');
  await expect(labels.getByRole('status')).toHaveText(/The labels are now “Claims”/);
  await postil.page.keyboard.press('Escape');
  await postil.mark('found rust in two of its nine arches', '3');
  await postil.note.fill('Which arches? Ask the engineers.');
  await postil.form.getByLabel('Verdict', { exact: true }).selectOption('False');
  await postil.form.getByRole('button', { name: 'Add evidence' }).click();
  await postil.form.getByRole('group', { name: 'Evidence 1' }).getByLabel('URL', { exact: true }).fill('https://example.org/rust');
  await postil.page.keyboard.press('Tab');
  await postil.saved();
  await postil.mark('nine arches', '1');
  await postil.mark('Repairs cost 4.2 million crowns', '1');
  await postil.page.keyboard.press('r');
  await postil.clickOn('found rust');
  await postil.dialog('How are they linked?').getByRole('button', { name: 'supports', exact: true }).click();
  await postil.clickOn('Buses run');
  await postil.page.keyboard.press('0');
  await postil.mark('Few people believe her', '8');
  await postil.mark('The city says', '7');
  await postil.saved();
  await postil.button('Undo').click();
  await postil.button('Undo').click();
  await postil.drag('before winter');
  await expect(postil.passageBar).toBeVisible();
  await keep('bridge');
  await postil.drag('before winter');
  await expect(postil.passageBar).toBeVisible();
  await postil.saved();

  await postil.page.close();
  // The database as it is, by a page that does not run Postil.
  const reader = await context.newPage();
  await reader.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>reader</title>' }));
  await reader.goto('./');
  const records = await reader.evaluate(async () => {
    /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await done(indexedDB.open('postil'));
    const all = await done(database.transaction('records').objectStore('records').getAll());
    return { version: database.version, records: all };
  });
  await writeFile(`${folder}/records.json`, `${JSON.stringify(records, null, 1)}\n`);
  console.log(`${records.records.length} records of version ${records.version}`);
} finally {
  await browser.close();
  server.kill();
}
