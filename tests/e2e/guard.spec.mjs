// @ts-check
/** The guard around every test (postil.mjs): what goes wrong unseen fails the test it happens in. So each of these must fail. */
import { test } from './postil.mjs';

test.fail('an error on the console', async ({ page, postil }) => {
  await postil.open();
  await page.evaluate(() => console.error('a test'));
});

test.fail('an error that nobody catches', async ({ page }) => {
  await page.evaluate(() => new Promise((done) => {
    setTimeout(() => {
      throw new Error('a test');
    });
    setTimeout(done);
  }));
});

test.fail('a violation of the content security policy', async ({ page, postil }) => {
  await postil.open();
  // Blocked, and no error of the call.
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
});

test.fail('a request to another origin', async ({ page }) => {
  // No policy forbids it here, and nobody answers.
  await page.evaluate(() => fetch('http://127.0.0.1:1/').catch(() => {}));
});

test.fail('a trouble that was named and did not come', async ({ postil, guard }) => {
  guard.expect(/a test/);
  await postil.open();
});
