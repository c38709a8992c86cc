// @ts-check
/**
 * Starts the wasm and outlives it.
 *
 * A panic ends the wasm for good: its memory is half-changed and no Rust code can be trusted any more, not even to say
 * so. Hence this file, which is no Rust. It tells what happened, sees to it that the broken page can neither be used
 * nor write, and offers what was saved as a file.
 */

const script = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-wasm]'));
const js = new URL(script.dataset.js ?? '', document.baseURI).href;
const wasm = new URL(script.dataset.wasm ?? '', document.baseURI).href;

/** @type {HTMLDialogElement | undefined} */
let overlay;

/** The scripts that may run as workers (`src/browser/reader.rs`), as they are asked for. */
const WORKERS = ['./reader.js', './formats.js'];
/**
 * The only policy for Trusted Types that `index.html` allows. Nothing but `postilWorker` can use it. A browser that does not know
 * Trusted Types takes the URL itself.
 */
const policy = globalThis.trustedTypes?.createPolicy('postil', {
  createScriptURL(/** @type {string} */ url) {
    if (!WORKERS.includes(url)) throw new TypeError(url);
    return url;
  },
});

Object.assign(globalThis, {
  /** Rust's panic hook calls this with the panic's message and place, just before the wasm traps. */
  postilCrash: (/** @type {unknown} */ message) => crash(String(message)),
  postilStyles: laterStyles,
  postilWorker: (/** @type {string} */ url) => new Worker(policy ? policy.createScriptURL(url) : url),
});

addEventListener('error', (event) => {
  if (isFatal(event.error)) crash(describe(event.error));
});
addEventListener('unhandledrejection', (event) => {
  if (isFatal(event.reason)) crash(describe(event.reason));
});

// The page is written in the language that the root element says. This one shows what is hard-wired or has no room.
if (location.search === '?language=pseudo') Object.assign(document.documentElement, { lang: 'en-XB', dir: 'rtl' });

await start();

async function start() {
  try {
    if (typeof WebAssembly !== 'object') throw new Error('WebAssembly is missing or switched off.');
    const { default: init } = await import(js);
    await init({ module_or_path: wasm });
  } catch (error) {
    console.error(error);
    // A panic while starting has been told by its hook already; then this does nothing.
    if (error instanceof WebAssembly.RuntimeError) crash(describe(error));
    else cannotStart(error);
  }
  document.getElementById('loading')?.remove();
}

/** Fetches the style sheets of what lies in the second wasm. Rejected where one does not arrive; then it can be called again. */
function laterStyles() {
  const fetched = (/** @type {HTMLLinkElement} */ link) =>
    new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject((link.disabled = true));
      link.disabled = false;
    });
  return Promise.all(Array.from(/** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[disabled]')), fetched));
}

/**
 * Did this uncaught error end the wasm? A trap always did. Any other exception did if it passed through wasm frames, for
 * Rust cannot clean up behind it. A promise that the browser rejects (DOMException: a refused clipboard, say) did not.
 * @param {unknown} error
 */
function isFatal(error) {
  if (error instanceof WebAssembly.RuntimeError) return true;
  if (!(error instanceof Error) || error instanceof DOMException) return false;
  return [js, wasm].some((url) => error.stack?.includes(url));
}

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** @param {string} details */
function crash(details) {
  stopWriting();
  tell(
    'Postil has stopped',
    'An error inside the page ended it. Everything that showed “Saved” is safe in this browser: reload to go on with it, or download it first.',
    details,
  );
}

/** @param {unknown} error */
function cannotStart(error) {
  const advice =
    typeof WebAssembly !== 'object' || error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError
      ? 'This browser does not run the WebAssembly that Postil is made of: it is too old, or a setting blocks it. A current Firefox, Chrome, Edge or Safari does.'
      : 'A part of the page did not arrive. Check the connection, then reload.';
  tell('Postil could not start', `${advice} Articles saved in this browser are still there.`, describe(error));
}

/** Timers may still call into the broken wasm. What is saved stays as it is. */
function stopWriting() {
  for (const method of /** @type {const} */ (['put', 'add', 'delete', 'clear'])) {
    IDBObjectStore.prototype[method] = () => {
      throw new DOMException('Postil has stopped', 'InvalidStateError');
    };
  }
}

/**
 * Shows the overlay, once: what comes after the first error is only its echo.
 * @param {string} title @param {string} text @param {string} details
 */
function tell(title, text, details) {
  if (overlay) return;
  // A modal dialog lies above the app's own dialogs too. `inert` says the same of the app to those who ask the DOM.
  for (const child of document.body.children) child.setAttribute('inert', '');
  const files = make('p', { className: 'crash-files', role: 'status' });
  const download = button('Download what was saved', () => offerFiles(files));
  // Else the focus would go to the details, which come first.
  download.autofocus = true;
  overlay = make('dialog', { className: 'crash', role: 'alertdialog' }, [
    make('h1', { id: 'crash-title', textContent: title }),
    make('p', { id: 'crash-text', textContent: text }),
    make('pre', { className: 'crash-details', textContent: details, tabIndex: 0 }),
    make('p', { className: 'crash-actions' }, [download, button('Reload', () => location.reload())]),
    files,
  ]);
  overlay.setAttribute('aria-labelledby', 'crash-title');
  overlay.setAttribute('aria-describedby', 'crash-text');
  keepOpen(overlay);
  document.body.append(overlay);
  overlay.showModal();
}

/**
 * Escape must not bring the broken page back, and nothing done in here may reach listeners of the app further out.
 * @param {HTMLDialogElement} dialog
 */
function keepOpen(dialog) {
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('close', () => dialog.showModal());
  for (const type of ['click', 'copy', 'focusin', 'focusout', 'keydown', 'keyup', 'pointerdown', 'pointerup']) {
    dialog.addEventListener(type, (event) => event.stopPropagation());
  }
}

/** @param {HTMLElement} place */
async function offerFiles(place) {
  try {
    // Not needed until now, so not part of the first load.
    const { rescue } = await import('./rescue.mjs');
    const { files, damaged } = await rescue();
    const links = files.map((file) =>
      make('a', {
        textContent: file.name,
        download: file.name,
        href: URL.createObjectURL(new Blob([file.text], { type: 'application/json' })),
      }),
    );
    const found = links.length ? 'Saved:' : 'Nothing was saved in this browser.';
    place.replaceChildren(damaged ? `${found} ${damaged} damaged record(s) left out.` : found, ...links);
    // Several downloads at once are what browsers ask about or block; then each is a link.
    if (links.length === 1) links[0].click();
  } catch (error) {
    place.textContent = `What was saved could not be read: ${describe(error)}`;
  }
}

/** @param {string} label @param {() => void} action */
function button(label, action) {
  const element = make('button', { type: 'button', textContent: label });
  element.addEventListener('click', action);
  return element;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {Node[]} children
 */
function make(tag, properties, children = []) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
