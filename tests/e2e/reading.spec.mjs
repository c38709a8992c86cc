// @ts-check
/** What people paste and open: formatted copies, web pages, Markdown, Word documents, any encoding, and what is none. */
import { expect, test } from './postil.mjs';
import { BRIDGE } from './texts.mjs';

/** @typedef {import('./page.mjs').Postil} Postil */

const blocks = (/** @type {Postil} */ postil) =>
  postil.article.locator('[data-article] :is(h1, h2, h3, h4, p, li, blockquote)').evaluateAll((all) => all.map((one) => `${one.tagName} ${one.textContent}`));

/** Puts both flavours on the clipboard and pastes them, as after a copy in a browser. @param {Postil} postil @param {string} html @param {string} plain */
async function pasteRich(postil, html, plain) {
  // As another program puts it there: the clipboard's own interface would clean the HTML first.
  await postil.page.evaluate(
    ([html, plain]) =>
      addEventListener(
        'copy',
        (event) => {
          event.clipboardData?.setData('text/html', html);
          event.clipboardData?.setData('text/plain', plain);
          event.preventDefault();
        },
        { once: true },
      ),
    [html, plain],
  );
  await postil.page.keyboard.press('Control+C');
  await postil.textBox.focus();
  await postil.page.keyboard.press('Control+V');
}

const HTML = `<h1>The weir</h1><p>It is <b>old</b> and <a href="https://example.org/weir">shut</a>.</p>
  <h2>Why</h2><ul><li>Water</li><li>Money</li></ul><script>canary = 1</script>
  <img src="https://example.net/pixel.gif" onerror="canary = 2"><p onclick="canary = 3"><a href="https://VIỆTNAM.example/">Nobody</a>
  <a href="https://xn--a.example/">knows</a>.</p>`;
const PLAIN = 'The weir\n\nIt is old and shut.\n\nWhy\n\n  • Water\n  • Money\n\nNobody knows.';

test('a formatted copy keeps its headings, lists, links and emphasis, and runs nothing', async ({ page, postil }) => {
  await postil.open();
  await pasteRich(postil, HTML, PLAIN);
  await expect.poll(() => blocks(postil)).toEqual(['H1 The weir', 'P It is old and shut.', 'H2 Why', 'LI Water', 'LI Money', 'P Nobody knows.']);
  await expect(postil.article.locator('strong')).toHaveText('old');
  // The last one has a host that there cannot be (tests/common/links.rs).
  const links = ['https://example.org/weir', 'https://VIỆTNAM.example/'];
  await expect(postil.article.locator('.link')).toHaveText(['shut', 'Nobody']);
  for (const [at, link] of links.entries()) {
    await expect(postil.article.locator('.link').nth(at)).toHaveAttribute('title', link);
  }
  expect(await page.evaluate('typeof canary')).toBe('undefined');
  await postil.axe();
  await postil.saved();
  const { json } = await postil.exported();
  expect(json.article).toMatchObject({
    text: 'The weir\n\nIt is old and shut.\n\nWhy\n\nWater\n\nMoney\n\nNobody knows.',
    source: { kind: 'paste', format: 'text/html' },
    links: links.map((url) => ({ url })),
    emphasis: [{ kind: 'strong' }],
  });
  await test.step('and the plain text is a press away', async () => {
    await postil.toast.getByRole('button', { name: 'Use the plain text' }).click();
    await expect.poll(async () => (await blocks(postil)).length).toBe(6);
    await postil.saved();
    const plain = await postil.exported();
    expect(plain.json.article.text).toBe(PLAIN);
    await postil.button('All articles').click();
    await expect(postil.articles).toHaveCount(1);
  });
});

test('a copy with pictures keeps its formatting, and each paste says so', async ({ page, postil, context }) => {
  await postil.open();
  // A real selection and a real copy, on another page: the browser itself makes both flavours.
  const other = await context.newPage();
  await other.setContent(
    HTML.replace(/<script.*?<\/script>|onerror="[^"]*"|onclick="[^"]*"/g, '').replace('src="https://example.net/pixel.gif"', 'alt="A grey weir, seen from above"'),
  );
  await other.evaluate(() => getSelection()?.selectAllChildren(document.body));
  await other.keyboard.press('Control+C');
  await other.close();
  expect(await postil.copied()).toContain('A grey weir');
  for (const time of ['first', 'second']) {
    await postil.textBox.focus();
    await page.keyboard.press('Control+V');
    if (time === 'second') await postil.dialog('Here already').getByRole('button', { name: /beside/ }).click();
    await expect.poll(() => blocks(postil)).toEqual(['H1 The weir', 'P It is old and shut.', 'H2 Why', 'LI Water', 'LI Money', 'P Nobody knows.']);
    await expect(postil.article.locator('strong')).toHaveText('old');
    await expect(postil.toast).toContainText('Read with its headings, lists, links and emphasis.');
    await postil.button('All articles').click();
  }
});

test('a pasted file is opened, and a pasted picture is answered', async ({ page, postil }) => {
  await postil.open();
  /** A copy in a file manager, or of a screenshot, is made outside the browser: these are the events that arrive. @param {string} name @param {string} type @param {number[]} bytes @param {string} text */
  const pasteFile = (name, type, bytes, text) =>
    page.evaluate(
      ([name, type, bytes, text]) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(/** @type {number[]} */ (bytes))], String(name), { type: String(type) }));
        if (text) clipboardData.setData('text/plain', String(text));
        document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      [name, type, bytes, text],
    );
  await pasteFile('image.png', 'image/png', [...Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'latin1')], '');
  await expect(postil.alert).toContainText('This is a picture: there is no text in it');
  await pasteFile('weir.txt', 'text/plain', [...Buffer.from('The weir\n\nIt is old.')], '/home/ann/weir.txt');
  await expect.poll(() => blocks(postil)).toEqual(['H1 The weir', 'P It is old.']);
  // On the workbench too, and the picture of a text gives way to the text.
  await pasteFile('data.bin', '', [1, 0, 2, 0, 3], '');
  await expect(postil.alert).toContainText('“data.bin” could not be read. This is no text file');
  await postil.button('All articles').click();
  await pasteFile('image.png', 'image/png', [137, 80, 78, 71], 'Copied out of a document.');
  await expect.poll(() => blocks(postil)).toEqual(['P Copied out of a document.']);
});

test('where the flavours of a copy disagree on the words, the plain one wins, and the page says so', async ({ postil }) => {
  await postil.open();
  await pasteRich(postil, '<h1>The weir</h1><p>Something else altogether.</p>', PLAIN);
  await expect(postil.toast).toContainText('The plain one was taken.');
  await expect.poll(() => blocks(postil)).toContain('P It is old and shut.');
});

test('without formatting: by button', async ({ postil }) => {
  await postil.open();
  await postil.copy(PLAIN);
  await postil.button('Paste as plain text').click();
  await expect.poll(() => blocks(postil)).toContain('LI Water');
});

test('a saved web page shows its main content, and all of it on request', async ({ page, postil }) => {
  const text = 'The weir at Orlen has been shut since the flood, and nobody can say when it will open again. '.repeat(6);
  const html = `<!doctype html><html lang="en"><head><title>The weir at Orlen | The Post</title>
    <meta property="og:site_name" content="The Post"><meta name="author" content="Ida Falk"></head>
    <body><nav><a href="/">Home</a><a href="/sport">Sport pages</a></nav><article><h1>The weir at Orlen</h1>
    <p>${text}</p><h2>What comes next</h2><p>${text}</p></article><footer>Imprint and contact</footer></body></html>`;
  await postil.open();
  await postil.give('Open file', 'weir.html', html);
  await expect(postil.article.getByRole('heading', { name: 'What comes next' })).toBeVisible();
  await expect(postil.article).not.toContainText('Sport pages');
  await page.keyboard.press('e');
  const dialog = postil.dialog('Article details');
  await expect(dialog.getByRole('textbox', { name: 'Publisher' })).toHaveValue('The Post');
  await expect(dialog.getByRole('textbox', { name: 'Byline' })).toHaveValue('Ida Falk');
  await page.keyboard.press('Escape');
  await postil.toast.getByRole('button', { name: 'Show the whole page' }).click();
  await expect(postil.article).toContainText('Sport pages');
});

test('Markdown, with front matter', async ({ postil }) => {
  await postil.open();
  await postil.give('Open file', 'weir.md', '---\nauthor: Ida Falk\ntags: [water, town]\n---\n\n# The weir\n\nIt is **old**.\n\n1. one\n2. two\n');
  await expect.poll(() => blocks(postil)).toEqual(['H1 The weir', 'P It is old.', 'LI one', 'LI two']);
  await postil.saved();
  const { json } = await postil.exported();
  expect(json.article).toMatchObject({
    metadata: { byline: 'Ida Falk', categories: ['water', 'town'] },
    source: { kind: 'file', format: 'text/markdown', name: 'weir.md', encoding: 'UTF-8' },
  });
});

test('bytes in an encoding that cannot be told are read again in the one that a person names', async ({ page, postil }) => {
  // "Мост закрыт." in windows-1251.
  const bytes = Buffer.from([0xcc, 0xee, 0xf1, 0xf2, 0x20, 0xe7, 0xe0, 0xea, 0xf0, 0xfb, 0xf2, 0x2e]);
  await postil.open();
  await page.locator('input[type=file]').first().setInputFiles({ name: 'most.txt', mimeType: 'text/plain', buffer: bytes });
  await expect(postil.article).toContainText('Ìîñò');
  await page.keyboard.press('e');
  const dialog = postil.dialog('Article details');
  await expect(dialog).toContainText('windows-1252');
  await dialog.getByRole('combobox', { name: 'Encoding' }).selectOption('windows-1251');
  await expect(postil.article).toContainText('Мост закрыт.');
  await postil.saved();
  expect((await postil.exported()).json.article).toMatchObject({ text: 'Мост закрыт.', language: 'ru', source: { encoding: 'windows-1251' } });
  await postil.button('All articles').click();
  await expect(postil.articles).toHaveCount(1);
});

test('a page says which encoding it is in', async ({ page, postil }) => {
  await postil.open();
  const buffer = Buffer.concat([Buffer.from('<!doctype html><meta charset=sjis><h1>'), Buffer.from([0x93, 0xfa, 0x96, 0x7b]), Buffer.from('</h1><p>1.')]);
  await page.locator('input[type=file]').first().setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer });
  await expect(postil.article.getByRole('heading')).toHaveText('日本');
});

test('another language is cut by its own words, which come when they are needed', async ({ page, postil, guard }) => {
  guard.expect(/404/);
  const text = 'Die Brücke ist seit dem 3. Mai gesperrt, z. B. für Lkw. Niemand weiß, wann sie wieder geöffnet wird.';
  await postil.open();
  await postil.paste(text);
  await expect(postil.article.locator('[data-sentence]')).toHaveText([text.slice(0, 55), text.slice(56)]);
  await test.step('and by rules without words where those do not arrive', async () => {
    await postil.reload();
    await page.route('**/words/fr.txt', (route) => route.fulfill({ status: 404 }));
    await postil.button('All articles').click();
    await postil.paste('Le pont est fermé depuis un an et personne ne sait quand il rouvrira. Le maire se tait.');
    await expect(postil.article.locator('[data-sentence]')).toHaveCount(2);
  });
});

test('a text that is here already is offered instead of kept twice', async ({ postil }) => {
  await postil.openWith(BRIDGE);
  await postil.mark('two of its nine arches', '1');
  await postil.saved();
  const dialog = postil.dialog('Here already');
  const again = async () => {
    await postil.button('All articles').click();
    await postil.paste(BRIDGE);
    await expect(dialog).toContainText('with 1 annotation.');
  };
  await again();
  await postil.axe();
  await dialog.getByRole('button', { name: 'Open the one here' }).click();
  await expect(postil.items).toHaveCount(1);
  await again();
  await dialog.getByRole('button', { name: 'Start anew beside it' }).click();
  await expect(postil.article).toBeVisible();
  await expect(postil.items).toHaveCount(0);
});

test('an address cannot be fetched, and the page says what to do', async ({ postil }) => {
  await postil.open();
  await postil.paste(' https://example.org/news/weir?id=1 ');
  await expect(postil.alert).toContainText('select all, copy, and paste here');
});

/**
 * Put before the worker's script: what begins with `# Die` is said to be longer than any memory, at which Rust panics, in the
 * middle of taking it over.
 */
const TRAP = `addEventListener('message', ({ data }) => {
  if (String.fromCharCode(...data.bytes.slice(0, 5)) === '# Die') Object.defineProperty(data.bytes, 'length', { value: 2 ** 31 });
});`;

test.describe('when the reader', () => {
  const wasm = '**/postil-reader_bg.wasm';

  test('takes long it says so, can be called off, and the next one works', async ({ page, postil }) => {
    await page.route(wasm, () => {});
    await postil.open();
    await postil.give('Open file', 'weir.md', '# The weir\n');
    await expect(page.getByText('Reading weir.md…')).toBeVisible();
    await postil.axe();
    await postil.button('Cancel').click();
    await page.unroute(wasm);
    await expect(page.getByText('Reading weir.md…')).toBeHidden();
    await expect(postil.alert).toHaveCount(0);
    await postil.give('Open file', 'weir.md', '# The weir\n');
    await expect.poll(() => blocks(postil)).toEqual(['H1 The weir']);
  });

  test('dies in the middle of a source, the page says so, nothing is lost and the next one works', async ({ page, postil, guard }) => {
    guard.expect(/panicked at|unreachable/);
    await postil.openWith(BRIDGE);
    await postil.mark('two of its nine arches', '1');
    await page.route('**/reader.js', async (route) => {
      const script = await (await route.fetch()).text();
      await route.fulfill({ contentType: 'text/javascript', body: `${TRAP}\n${script}` });
    });
    const alert = postil.alert;
    for (const name of ['weir.md', 'again.md']) {
      await postil.give('Import', name, '# Die here\n');
      await expect(alert).toContainText(`${name} could not be read. It broke the reader, which was started anew.`);
      expect(await postil.marks()).toEqual(['two of its nine arches']);
      await alert.getByRole('button', { name: 'Dismiss' }).click();
    }
    // The trap is still set, and a source that does not spring it is read.
    await postil.give('Import', 'weir.md', '# The weir\n');
    await expect.poll(() => blocks(postil)).toEqual(['H1 The weir']);
    await expect(alert).toHaveCount(0);
    await postil.saved();
    await postil.button('All articles').click();
    await expect(postil.articles).toHaveCount(2);
  });

  test('does not arrive, nothing is lost and the next one works', async ({ page, postil }) => {
    await page.route('**/reader.js', (route) => route.abort());
    await postil.openWith(BRIDGE);
    await postil.mark('two of its nine arches', '1');
    await postil.give('Import', 'weir.md', '# The weir\n');
    await expect(postil.alert).toContainText('weir.md could not be read.');
    expect(await postil.marks()).toEqual(['two of its nine arches']);
    await page.unroute('**/reader.js');
    await postil.give('Import', 'weir.md', '# The weir\n');
    await expect.poll(() => blocks(postil)).toEqual(['H1 The weir']);
    await postil.saved();
    await postil.reload();
    await postil.button('All articles').click();
    await expect(postil.articles).toHaveCount(2);
  });
});

for (const [name, bytes, message] of /** @type {const} */ ([
  ['paper.pdf', '%PDF-1.7\n%âãÏÓ', /PDF/],
  ['broken.docx', 'PK\u0003\u0004broken', /broken\.docx/],
  ['photo.png', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', /photo\.png/],
])) {
  test(`${name} is answered with what to do instead`, async ({ page, postil }) => {
    await postil.open();
    await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes, 'latin1') });
    await expect(postil.alert).toContainText(message);
    await expect(postil.textBox).toBeVisible();
  });
}
