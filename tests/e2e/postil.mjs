// @ts-check
/** What every end-to-end test stands on: `test`, which fails on anything that goes wrong unseen, and has the page as `postil`. */
import { test as base, expect } from '@playwright/test';
import { Postil } from './page.mjs';

/**
 * @typedef {{expect: (pattern: RegExp) => void,
 *   watchAlso: (context: import('@playwright/test').BrowserContext) => Promise<void>}} Guard
 */

/**
 * `test` with a guard around the browser context. Each of these fails the test it happens in: a console error or
 * warning, an uncaught error, a violation of the content security policy, a request to any other origin.
 * A test that provokes one names it first: `guard.expect(/RuntimeError/)`.
 *
 * `postil` is the page of the test. `fresh()` opens Postil as someone else would: in a context of its own with nothing saved,
 * under the same guard.
 *
 * @type {import('@playwright/test').TestType<
 *   import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions &
 *     {guard: Guard, postil: Postil, fresh: () => Promise<Postil>},
 *   import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions>}
 */
export const test = base.extend({
  guard: [
    async ({ context, baseURL }, use) => {
      /** @type {string[]} */
      const troubles = [];
      /** @type {RegExp[]} */
      const expected = [];
      const watchAlso = (/** @type {import('@playwright/test').BrowserContext} */ other) =>
        watch(other, new URL(baseURL ?? '').origin, (text) => troubles.push(text));
      await watchAlso(context);
      await use({ expect: (pattern) => expected.push(pattern), watchAlso });
      expect(troubles.filter((text) => !expected.some((pattern) => pattern.test(text)))).toEqual([]);
      const unseen = expected.filter((pattern) => !troubles.some((text) => pattern.test(text)));
      expect(unseen, 'what was named did not happen').toEqual([]);
    },
    { auto: true },
  ],
  postil: ({ page }, use) => use(new Postil(page)),
  fresh: async ({ browser, guard }, use) => {
    /** @type {import('@playwright/test').BrowserContext[]} */
    const contexts = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      await guard.watchAlso(context);
      const postil = new Postil(await context.newPage());
      await postil.open();
      return postil;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} origin @param {(text: string) => void} trouble
 */
async function watch(context, origin, trouble) {
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => trouble(`uncaught: ${error.error().stack ?? error.error()}`));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['blob:', 'data:'].includes(url.protocol)) trouble(`request to ${url.href}`);
  });
  await context.exposeBinding('postilTestViolation', (_, text) => trouble(`content security policy: ${text}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      // @ts-expect-error: the binding above
      globalThis.postilTestViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
}

export { expect, Postil };
