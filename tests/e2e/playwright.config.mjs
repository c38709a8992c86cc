// @ts-check
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

/** What is tested: `dist/`, or the folder that POSTIL_DIST names, from the top of the project. */
export const DIST = resolve(fileURLToPath(new URL('../..', import.meta.url)), process.env.POSTIL_DIST ?? 'dist');

/** Started by hand or in CI, as root or not: without a sandbox, and without the browser's own calls home. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  // Pictures for people to look at are no tests: `POSTIL_SHOTS=/some/folder npx playwright test shots`.
  testIgnore: process.env.POSTIL_SHOTS ? [] : ['shots.spec.mjs'],
  outputDir: 'results',
  reporter: [['list']],
  fullyParallel: true,
  workers: 2,
  // A test that passes the second time has a bug, or the page has.
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    // Set by the server's own line below, once it has a port.
    baseURL: process.env.POSTIL_URL,
    browserName: 'chromium',
    launchOptions: { executablePath: CHROMIUM, args: CHROMIUM_FLAGS },
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: 'retain-on-failure',
  },
  webServer: {
    // In a subfolder, so that every test also shows that dist/ needs no root of its own.
    command: `node ../../tools/serve.mjs --under some/folder "${DIST}"`,
    env: { PORT: '0' },
    wait: { stdout: /Postil: (?<postil_url>\S+)/ },
  },
});
