// @ts-check
/**
 * The page as a person uses it: what is on it, by the names of its contract (DESIGN.md, section 7), and what is done with it, by
 * real input events. Everything waits for states, never for time.
 */
import { expect } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{name: string, mimeType: string, buffer: Buffer}} File */

const AXE = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export class Postil {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;

    // The library.
    this.textBox = page.getByRole('textbox', { name: 'Article text' });
    this.articleList = page.getByRole('list', { name: 'Articles' });
    this.articles = this.articleList.getByRole('listitem');

    // The workbench.
    this.article = page.getByRole('region', { name: 'Article' });
    this.title = this.article.getByRole('heading', { level: 1 });
    /** The sentence that the keys act on. */
    this.current = this.article.locator('[data-sentence][aria-current]');
    this.outline = page.getByRole('navigation', { name: 'Outline' });
    this.labels = page.getByRole('toolbar', { name: 'Labels', exact: true });
    /** The bar beside a selected passage. */
    this.passageBar = page.getByRole('toolbar', { name: 'Mark this passage' });
    /** The button that says what the current block is. */
    this.structure = page.getByRole('button', { name: /^Structure:/ });
    this.annotations = page.getByRole('region', { name: 'Annotations' });
    this.filter = page.getByRole('searchbox', { name: 'Filter' });
    /** The annotations in the list. */
    this.items = page.getByRole('list', { name: 'Annotations' }).getByRole('listitem');

    /** The form of the selected annotation. */
    this.form = page.getByRole('form', { name: 'Annotation' });
    this.note = this.form.getByRole('textbox', { name: 'Note' });
    this.labelChoice = this.form.getByRole('combobox', { name: 'Label' });

    // What is said.
    this.alert = page.getByRole('alert');
    this.status = page.getByRole('status');
    /** Whether the work is saved. */
    this.savedStatus = this.status.filter({ hasText: /sav/i });
    this.toast = page.locator('.toast');
    /** Any dialog. */
    this.dialogs = page.getByRole('dialog');
  }

  /** A button that is always there on a wide window. @param {string} name */
  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** @param {string} name */
  dialog(name) {
    return this.page.getByRole('dialog', { name, exact: true });
  }

  /** The button that shows a pane on a narrow window. @param {string} name */
  pane(name) {
    return this.page.getByRole('group', { name: 'Panes' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** An article in the library. @param {string} title */
  row(title) {
    return this.articles.filter({ hasText: title });
  }

  /** What the `<mark>` elements of the article hold, each the whole of one annotation's piece. */
  marks() {
    return this.article.locator('mark[data-annotation]').allTextContents();
  }

  /** The names of the labels on the bar. */
  labelNames() {
    return this.labels.locator('[data-k] .label-name').allTextContents();
  }

  /** What is selected, as the browser has it. */
  selection() {
    return this.page.evaluate(() => String(getSelection()));
  }

  /** Opens Postil and waits until it can be used. */
  async open() {
    await this.page.goto('./');
    await this.ready();
  }

  /**
   * Opens Postil. Answers with a function that lists what has been fetched by then, and whether before Postil could be used.
   * @returns {Promise<() => Promise<{file: string, early: boolean}[]>>}
   */
  async openWatched() {
    await this.page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.documentElement.hasAttribute('data-ready')) performance.mark('ready');
      }).observe(document, { attributes: true, attributeFilter: ['data-ready'], subtree: true });
    });
    await this.open();
    return () =>
      this.page.evaluate(() => {
        const ready = performance.getEntriesByName('ready')[0]?.startTime ?? Infinity;
        return performance.getEntriesByType('resource').map(({ name, startTime }) => ({
          file: name.slice(document.baseURI.length),
          early: startTime < ready,
        }));
      });
  }

  /** Opens Postil and pastes an article into it. @param {string} text */
  async openWith(text) {
    await this.open();
    await this.paste(text);
    await expect(this.article).toBeVisible();
    await this.saved();
  }

  ready() {
    return this.page.locator('html[data-ready]').waitFor({ state: 'attached' });
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  /** Waits until all that was done is in the database. */
  saved() {
    return this.page.locator('html[data-saved]').waitFor({ state: 'attached' });
  }

  /**
   * Waits until all has been drawn that the last input set off: its effects run before the next frame. For what must not come
   * of an input, and so cannot be waited for.
   */
  settled() {
    return this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))));
  }

  /** Waits until the second wasm is here, so that what it holds opens at once from then on. */
  async whole() {
    await this.page.keyboard.press('Control+k');
    await expect(this.dialog('Commands')).toBeVisible();
    await this.page.keyboard.press('Escape');
    await expect(this.dialogs).toHaveCount(0);
  }

  /** Leaves the article. */
  async toLibrary() {
    await this.button('All articles').click();
    await expect(this.textBox).toBeVisible();
    await this.saved();
  }

  /** Opens an article of the library: the first button of its row does. @param {string} title */
  openRow(title) {
    return this.row(title).getByRole('button').first().click();
  }

  /** Deletes an article of the library. @param {string} title */
  remove(title) {
    return this.row(title).getByRole('button', { name: /delete/i }).click();
  }

  async dismiss() {
    await this.alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(this.alert).toHaveCount(0);
  }

  /** Puts a preset of labels in use, in the dialog "Labels". @param {string} name */
  async useLabels(name) {
    const sets = this.dialog('Labels').getByRole('combobox', { name: 'Other sets' });
    const option = sets.locator('option', { hasText: new RegExp(`^${name} `) });
    await sets.selectOption(await option.getAttribute('value'));
    await this.dialog('Labels').getByRole('button', { name: 'Use that set', exact: true }).click();
  }

  /** Pastes into the library's text box, through the clipboard and Control+V. @param {string} text */
  async paste(text) {
    await this.copy(text);
    await this.textBox.focus();
    await this.page.keyboard.press('Control+V');
  }

  /** Puts a text on the clipboard. @param {string} text */
  copy(text) {
    return this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
  }

  /** What is on the clipboard, as plain text. */
  copied() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /**
   * Drags the mouse over the article from the first occurrence of `from` to the end of the next `to`.
   * @param {string} from @param {string} [to]
   */
  async drag(from, to = from) {
    const { mouse } = this.page;
    const start = await this.place(from, to, 'start');
    await mouse.move(start.x, start.y);
    await mouse.down();
    const end = await this.place(from, to, 'end');
    // In steps, for a selection follows the pointer's way.
    await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
    await mouse.move(end.x, end.y, { steps: 4 });
    await mouse.up();
  }

  /** Selects a passage with the mouse and presses a label's key. @param {string} passage @param {string} key */
  async mark(passage, key) {
    await this.drag(passage);
    await expect(this.passageBar).toBeVisible();
    await this.page.keyboard.press(key);
    await expect(this.passageBar).toBeHidden();
  }

  /**
   * Drags a handle of the selected annotation to the first or last letter of a passage.
   * @param {'start' | 'end'} edge @param {string} text
   */
  async dragHandle(edge, text) {
    const { mouse } = this.page;
    const to = await this.place(text, text, edge);
    const box = await this.page.locator(`.handle.${edge}`).boundingBox();
    if (!box) throw new Error(`no ${edge} handle`);
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(to.x, to.y, { steps: 6 });
    await mouse.up();
  }

  /** Clicks into the article, on the first letter of a passage. @param {string} text */
  async clickOn(text) {
    const { x, y } = await this.place(text, text, 'start');
    await this.page.mouse.click(x + 2, y);
  }

  /**
   * Where on screen a passage of the article starts or ends. Scrolls only for the start, so that a drag's end is measured
   * against the same scroll position.
   * @param {string} from @param {string} to @param {'start' | 'end'} edge
   * @returns {Promise<{x: number, y: number}>}
   */
  place(from, to, edge) {
    return this.article.evaluate(
      async (region, [from, to, edge]) => {
        // The text as the DOM has it, and the node in which each of its characters lies.
        const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
        /** @type {{node: Text, start: number}[]} */
        const nodes = [];
        let text = '';
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          nodes.push({ node: /** @type {Text} */ (node), start: text.length });
          text += node.nodeValue;
        }
        const start = text.indexOf(from);
        const last = text.indexOf(to, from === to ? start : start + from.length);
        if (start < 0 || last < 0) throw new Error(`not in the article: ${start < 0 ? from : to}`);
        const at = edge === 'start' ? start : last + to.length - 1;
        const { node, start: base } = /** @type {typeof nodes[0]} */ (nodes.findLast((n) => n.start <= at));
        const range = document.createRange();
        range.setStart(node, at - base);
        range.setEnd(node, at - base + 1);
        if (edge === 'start') {
          node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
          // What came into view by that is laid out only now.
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }
        const box = range.getClientRects()[0];
        if (!box) throw new Error(`not laid out: ${edge === 'start' ? from : to}`);
        return { x: edge === 'start' ? box.left + 1 : box.right - 1, y: box.top + box.height / 2 };
      },
      /** @type {const} */ ([from, to, edge]),
    );
  }

  /**
   * Does what starts a download, and reads the file.
   * @param {() => Promise<unknown>} action
   * @returns {Promise<{name: string, text: string}>}
   */
  async download(action) {
    const [file] = await Promise.all([this.page.waitForEvent('download'), action()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  /**
   * Exports the open article by the buttons and reads the file.
   * @returns {Promise<{name: string, text: string, json: any}>}
   */
  async exported() {
    await this.button('Export').click();
    const file = await this.download(() => this.dialog('Export').getByRole('button', { name: 'JSON', exact: true }).click());
    return { ...file, json: JSON.parse(file.text) };
  }

  /**
   * Gives the page files through the browser's file chooser.
   * @param {() => Promise<unknown>} action what opens the chooser @param {string | File | File[]} files
   */
  async choose(action, files) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), action()]);
    await chooser.setFiles(files);
  }

  /**
   * Gives the page a file by one of its buttons.
   * @param {'Open file' | 'Import'} button @param {string} name @param {string | Buffer} contents
   */
  give(button, name, contents) {
    return this.choose(() => this.button(button).click(), { name, mimeType: '', buffer: Buffer.from(contents) });
  }

  /** The keys of all that is stored. @returns {Promise<string[]>} */
  storedKeys() {
    return this.page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('postil');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const asked = opening.result.transaction('records').objectStore('records').getAllKeys();
            asked.onsuccess = () => resolve(asked.result.map(String));
            opening.result.close();
          };
        }),
    );
  }

  /**
   * Fails on any finding of axe. Call it in every state that looks different.
   * @param {string[]} [rules] all of them where none are named
   */
  async axe(rules) {
    // By the debugger's protocol, which the content security policy does not bind: a script tag would break it.
    const session = await this.page.context().newCDPSession(this.page);
    const evaluate = async (/** @type {string} */ expression) =>
      (await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value;
    if (!(await evaluate('"axe" in globalThis'))) await evaluate(`(() => {${await AXE}})()`);
    const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) };
    const found = await evaluate(`axe.run(${JSON.stringify(options)}).then(({ violations }) => violations.map((v) =>
      v.id + ': ' + v.help + '\\n' + v.nodes.map((n) => '  ' + n.target + ' ' + n.failureSummary).join('\\n')))`);
    await session.detach();
    expect(found).toEqual([]);
  }

  /**
   * Fails on any finding of axe in the light, and on colours alone in the dark, where nothing else differs. Keeps a picture
   * of each where `shot` does.
   * @param {(scheme: 'light' | 'dark') => string} [name]
   */
  async axeInBoth(name) {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await this.page.emulateMedia({ colorScheme: scheme });
      if (name) await this.shot(name(scheme));
      await this.axe(scheme === 'dark' ? ['color-contrast'] : undefined);
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  /** Keeps a picture of this state if POSTIL_SHOTS names a folder. @param {string} name */
  async shot(name) {
    const folder = process.env.POSTIL_SHOTS;
    if (folder) await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}
