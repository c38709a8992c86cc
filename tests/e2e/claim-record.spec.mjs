// @ts-check
/** The record of a claim: filled in by keyboard, exported, imported; links; fields of one's own. */
import { expect, test } from './postil.mjs';
import { validate } from './schema.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */
/** @typedef {import('@playwright/test').Locator} Locator */

const field = (/** @type {Postil} */ postil, /** @type {string} */ name) => postil.form.getByLabel(name, { exact: true });
const group = (/** @type {Postil} */ postil, /** @type {string} */ name) => postil.form.getByRole('group', { name, exact: true });

/** Tabs on to a field or button. @param {Postil} postil @param {Locator} wanted */
async function tabTo(postil, wanted) {
  for (let press = 0; press < 12; press += 1) {
    await postil.page.keyboard.press('Tab');
    if (await wanted.evaluate((one) => one === document.activeElement)) return;
  }
  await expect(wanted).toBeFocused();
}

/** Marks the sentence that begins with some words. @param {Postil} postil @param {string} words @param {string} key */
async function tag(postil, words, key) {
  await postil.clickOn(words);
  await postil.page.keyboard.press(key);
  await expect(postil.form).toBeVisible();
}

test('a fact-checker fills a record in by keyboard alone, and it is in the file', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  for (let at = 0; at < 5; at += 1) await page.keyboard.press('j');
  await page.keyboard.press('1');
  // A second press, by habit, is not meant for the note.
  await page.keyboard.press('Enter');
  await expect(field(postil, 'Note')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ask the engineers.');
  await expect(field(postil, 'Note')).toHaveValue('Ask the engineers.');

  // What is typed into each field, in the order in which Tab comes by.
  const steps = /** @type {const} */ ([
    ['Check-worthiness', '3'], ['Verdict', 'f'], ['Confidence', 'h'], ['Name', 'Ida Holm'], ['Role', 'engineer'],
    ['Organisation', 'City of Harbour'], ['Kind', 'p'], ['Attribution', 'i'], ['Restated claim', 'Two of nine arches hold rust.'],
  ]);
  for (const [name, text] of steps) {
    await tabTo(postil, field(postil, name));
    await page.keyboard.type(text);
    // Neither submits, nor reloads, nor opens anything.
    if (name === 'Role') await page.keyboard.press('Enter');
  }
  await tabTo(postil, postil.form.getByRole('button', { name: 'Add evidence' }));
  await page.keyboard.press('Enter');
  await expect(field(postil, 'URL'), 'the focus is where one goes on').toBeFocused();
  await page.keyboard.type('https://harbour.example/report');
  for (const [name, text] of [['Title', 'Report'], ['Published', '2025-11'], ['Stance', 'r']]) {
    await tabTo(postil, field(postil, name ?? ''));
    await page.keyboard.type(text ?? '');
  }
  await tabTo(postil, postil.form.getByText('More fields'));
  await page.keyboard.press('Enter');
  await tabTo(postil, field(postil, 'Claim date'));
  await page.keyboard.type('2026');
  await tabTo(postil, postil.form.getByRole('textbox', { name: 'Topics' }));
  await page.keyboard.type('bridges, rust');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(postil.article, 'Escape leads back').toBeFocused();
  await expect(postil.items.first()).toContainText('False');
  await postil.saved();

  const file = await postil.exported();
  expect(validate(file.json)).toEqual([]);
  const { note, attributes } = file.json.annotations[0];
  expect(note).toBe('Ask the engineers.');
  const accessed = attributes.evidence[0].accessed;
  expect(accessed, 'the day on which the address was entered').toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(attributes).toEqual({
    check_worthiness: '3',
    verdict: 'false',
    confidence: 'high',
    claimant: { name: 'Ida Holm', role: 'engineer', organisation: 'City of Harbour', kind: 'person' },
    attribution: 'indirect',
    claim_restated: 'Two of nine arches hold rust.',
    evidence: [{ url: 'https://harbour.example/report', accessed, title: 'Report', published: '2025-11', stance: 'refutes' }],
    claim_date: '2026',
    topics: ['bridges', 'rust'],
  });

  // The same again from the file, and after a reload.
  await postil.give('Import', file.name, file.text);
  await postil.dialog('Import').getByRole('button', { name: 'Keep both' }).click();
  await postil.items.first().getByRole('button').first().click();
  await expect(group(postil, 'Claimant').getByLabel('Name')).toHaveValue('Ida Holm');
  await expect(field(postil, 'Claim date'), 'what holds something is open').toBeVisible();
  await postil.saved();
  await postil.reload();
  // Where the person looked is written lazily, and is no part of this.
  await postil.items.first().getByRole('button').first().click();
  await expect(field(postil, 'Verdict')).toHaveValue('false');
  expect((await postil.exported()).json.annotations[0].attributes).toEqual(attributes);
});

test('every field is undone by itself, a record is added, left empty and taken away', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await tag(postil, 'Engineers', '1');
  await field(postil, 'Verdict').selectOption('False');
  await field(postil, 'Restated claim').pressSequentially('Rust.');
  await postil.button('Undo').click();
  await expect(field(postil, 'Restated claim')).toHaveValue('');
  await expect(field(postil, 'Verdict')).toHaveValue('false');
  await postil.button('Undo').click();
  await expect(field(postil, 'Verdict')).toHaveValue('');

  const add = postil.form.getByRole('button', { name: 'Add evidence' });
  await add.click();
  await add.click();
  await group(postil, 'Evidence 2').getByLabel('Title').fill('Second');
  await group(postil, 'Evidence 1').getByRole('button', { name: 'Remove evidence 1' }).click();
  await expect(group(postil, 'Evidence 1').getByLabel('Title')).toHaveValue('Second');
  await expect(group(postil, 'Evidence 1').getByLabel('URL', { exact: true })).toBeFocused();
  await postil.button('Undo').click();
  await expect(group(postil, 'Evidence 2').getByLabel('Title')).toHaveValue('Second');
  // What nothing was filled into is no evidence.
  await group(postil, 'Evidence 2').getByLabel('Title').focus();
  await page.keyboard.press('Escape');
  await expect(group(postil, 'Evidence 2')).toHaveCount(0);
  expect((await postil.exported()).json.annotations[0].attributes).toEqual({ evidence: [{ title: 'Second' }] });
});

test('a link says where it leads; what could mislead is no link, and kept', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await tag(postil, 'Engineers', '1');
  await postil.form.getByRole('button', { name: 'Add evidence' }).click();
  const url = field(postil, 'URL');
  const links = postil.form.locator('a[href]');
  for (const [address, href, host, also] of [
    ['https://harbour.example/a?b', 'https://harbour.example/a?b', 'harbour.example', ''],
    ['doi:10.1000/182', 'https://doi.org/10.1000/182', 'doi.org', ''],
    ['https://VIỆTNAM.example', 'https://xn--vitnam-jk8b.example', 'việtnam.example', 'xn--vitnam-jk8b.example'],
    ['https://exаmple.org/', 'https://xn--exmple-4nf.org/', 'exаmple.org', 'xn--exmple-4nf.org'],
  ]) {
    await url.fill(address ?? '');
    await expect(links).toHaveText(host ?? '');
    await expect(links).toHaveAttribute('href', href ?? '');
    await expect(links).toHaveAttribute('target', '_blank');
    await expect(links).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(links).toHaveAttribute('referrerpolicy', 'no-referrer');
    await expect(postil.form.locator('.leads')).toContainText(also ?? '');
    await expect(url).not.toHaveAttribute('aria-invalid');
  }
  // Tab goes on to the next field, not to the link that has just appeared; Shift+Tab comes to it.
  await url.focus();
  await page.keyboard.press('Tab');
  await expect(field(postil, 'Title')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(links).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(url).toBeFocused();
  for (const address of [
    'javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'https://bank.example@evil.example/', 'vbscript:x',
    'https://example.org/\u202Egpj.exe', 'file:///etc/passwd', '//evil.example', '<img src=x onerror=alert(1)>', 'https://xn--a.example', 'https://ｅvil.example',
  ]) {
    // Each from a good one, so that what is seen below is of this one.
    await url.fill('https://harbour.example');
    await expect(links).toHaveCount(1);
    await url.fill(address);
    await url.blur();
    await expect(url).toHaveAttribute('aria-invalid', 'true');
    await expect(url).toHaveAccessibleDescription(/^No link: /);
    await expect(links).toHaveCount(0);
    await expect(url).toHaveValue(address);
  }
  expect((await postil.exported()).json.annotations[0].attributes.evidence[0].url).toBe('https://ｅvil.example');

  // The same of the article's own address.
  await page.keyboard.press('e');
  const details = postil.dialog('Article details');
  const own = details.getByLabel('Address (URL)');
  await own.fill('harbour.example');
  await own.blur();
  await expect(details.getByText('an address begins with https://')).toBeVisible();
  await postil.axe();
  await own.fill('https://harbour.example');
  await expect(details.getByRole('link', { name: 'harbour.example' })).toBeVisible();
});

test('dates and numbers that are none are said to be so, and not lost; a claim is not its negation', async ({ postil }) => {
  await postil.openWith(BRIDGE);
  await tag(postil, 'Engineers', '1');
  await postil.form.getByText('More fields').click();
  const date = field(postil, 'Claim date');
  await date.fill('31.1.2026');
  await date.blur();
  await expect(date).toHaveAttribute('aria-invalid', 'true');
  await expect(postil.form.getByText('No date: write 2026-01-31')).toBeVisible();
  expect((await postil.exported()).json.annotations[0].attributes.claim_date).toBe('31.1.2026');
  await date.fill('2026-01');
  await expect(date).not.toHaveAttribute('aria-invalid');

  await postil.form.getByRole('button', { name: 'Use the words of the passage' }).click();
  const restated = field(postil, 'Restated claim');
  await expect(restated).toHaveValue('Engineers found rust in two of its nine arches.');
  await expect(restated).toBeFocused();
  const note = postil.form.getByRole('status').filter({ hasText: 'verdict' });
  await expect(note).toHaveCount(0);
  await restated.fill('It is false that engineers found rust.');
  await expect(note).toBeVisible();
  await restated.fill('Engineers found rust.');
  await expect(note).toHaveCount(0);
});

test('who was named before is offered, and filled in; records are found by what they say', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await tag(postil, 'Engineers', '1');
  const claimant = group(postil, 'Claimant');
  await claimant.getByLabel('Name').fill('Ida Holm');
  await claimant.getByLabel('Role').fill('engineer');
  await claimant.getByLabel('Kind').selectOption('Person');
  await field(postil, 'Verdict').selectOption('Half true');
  await tag(postil, 'Few people', '8');
  await claimant.getByLabel('Organisation').fill('The city');
  await claimant.getByLabel('Name').focus();
  await expect(claimant.locator('datalist option')).toHaveAttribute('value', 'Ida Holm');
  await claimant.getByLabel('Name').fill('Ida Holm');
  await page.keyboard.press('Tab');
  await expect(claimant.getByLabel('Role')).toHaveValue('engineer');
  await expect(claimant.getByLabel('Kind')).toHaveValue('person');
  await expect(claimant.getByLabel('Organisation'), 'what was there stays').toHaveValue('The city');
  await postil.filter.fill('half true');
  await expect(postil.items).toHaveCount(1);
  await expect(postil.items).toContainText('Half true');
});

test('what a file says and Postil does not know is shown and kept', async ({ postil }) => {
  await postil.openWith(BRIDGE);
  await tag(postil, 'Engineers', '1');
  const { name, json } = await postil.exported();
  const attributes = {
    verdict: 'pants-on-fire', claimant: 'Ida', mood: { of: 'the day' }, topics: ['a'], confidence: 7, evidence: ['see below', { title: 'T', rank: 1.5 }],
  };
  json.annotations[0].attributes = attributes;
  await postil.give('Import', name, JSON.stringify(json));
  await postil.dialog('Import').getByRole('button', { name: 'Keep both' }).click();
  await postil.items.first().getByRole('button').first().click();
  await expect(field(postil, 'Verdict')).toHaveValue('pants-on-fire');
  for (const text of ['Ida', '{"of":"the day"}', 'see below', '1.5', '7']) await expect(postil.form.getByText(text, { exact: true })).toBeVisible();
  await postil.axe();
  await field(postil, 'Attribution').selectOption('None');
  await group(postil, 'Evidence 2').getByLabel('Title').fill('Title');
  const kept = { ...attributes, evidence: ['see below', { title: 'Title', rank: 1.5 }], attribution: 'none' };
  expect((await postil.exported()).json.annotations[0].attributes).toEqual(kept);
  const remove = postil.form.getByRole('button', { name: 'Remove Claimant' });
  await remove.click();
  await expect(remove).toHaveCount(0);
  await expect(group(postil, 'Claimant').getByLabel('Name')).toHaveValue('');
});

test('a field of one’s own is defined, filled in, removed and brought back', async ({ page, postil }) => {
  await postil.openWith(BRIDGE);
  await tag(postil, 'Engineers', '1');
  await postil.form.getByRole('button', { name: 'Edit fields…' }).click();
  const list = postil.dialog('Fields').getByRole('list').first();
  await postil.dialog('Fields').getByRole('textbox', { name: 'New field' }).last().fill('Harm done');
  await page.keyboard.press('Enter');
  const row = list.getByRole('listitem').last();
  await expect(row.getByRole('textbox', { name: 'Name' })).toHaveValue('Harm done');
  await row.getByRole('combobox', { name: 'Kind' }).selectOption('Several options, or free words');
  await row.getByRole('textbox', { name: 'Options' }).fill('To people\nTo things');
  await row.getByRole('textbox', { name: 'Help' }).fill('Whom it hurts.');
  await row.getByRole('textbox', { name: 'Name' }).fill('Damage');
  // The button keeps the focus while its row moves up, past all others and no further.
  await row.getByRole('button', { name: 'Move up' }).focus();
  for (let step = 0; step < 13; step += 1) await page.keyboard.press('Enter');
  await expect(list.getByRole('textbox', { name: 'Name' }).first()).toHaveValue('Damage');
  await postil.dialog('Fields').getByText('Fields of the record').first().click();
  await postil.axeInBoth();
  await page.keyboard.press('Escape');
  await postil.clickOn('Engineers');
  await postil.form.getByRole('button', { name: 'To things' }).click();
  await expect(postil.form.getByRole('button', { name: 'To things' })).toHaveAttribute('aria-pressed', 'true');
  await postil.form.getByRole('button', { name: 'Add evidence' }).click();
  await field(postil, 'URL').fill('nowhere');
  await field(postil, 'Title').focus();
  await postil.axeInBoth();
  const { json } = await postil.exported();
  expect(validate(json)).toEqual([]);
  expect(json.labelSet.attributes[0]).toEqual({
    id: 'harm_done', name: 'Damage', kind: 'choices', help: 'Whom it hurts.',
    options: [{ id: 'to-people', name: 'To people' }, { id: 'to-things', name: 'To things' }],
  });
  expect(json.annotations[0].attributes.harm_done).toEqual(['to-things']);

  await page.keyboard.press('Control+k');
  await expect(postil.dialog('Commands')).toBeVisible();
  await page.keyboard.type('fields of the record');
  await page.keyboard.press('Enter');
  await list.getByRole('button', { name: 'Remove' }).first().click();
  await expect(postil.dialog('Fields').getByRole('status')).toContainText('stays in the annotations');
  await expect(list.getByRole('textbox', { name: 'Name' }).first(), 'the focus goes to what took its place').toBeFocused();
  await page.keyboard.press('Escape');
  await postil.clickOn('Engineers');
  await expect(postil.form.getByText('harm_done (unknown field)')).toBeVisible();
  expect((await postil.exported()).json.annotations[0].attributes.harm_done).toEqual(['to-things']);
  await postil.button('Undo').click();
  await expect(postil.form.getByRole('button', { name: 'To things' })).toHaveAttribute('aria-pressed', 'true');
});
