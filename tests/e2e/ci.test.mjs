// @ts-check
/** What CI says at the end: the sum of what the test runners count. Run by `node --test`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A log, and the sum of it; null where there is none. @param {string} log */
const count = (log) => {
  const { status, stdout } = spawnSync(join(root, '.ci/count'), { input: log, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
};

test('each runner is counted as it speaks', () => {
  const logs = /** @type {const} */ ([
    ['     Summary [  12.217s] 284 tests run: 284 passed, 0 skipped', '284 passed, 0 failed, 0 skipped'],
    ['     Summary [   1.217s] 1 test run: 1 passed, 12 skipped', '1 passed, 0 failed, 12 skipped'],
    [
      '     Summary [   9.001s] 12 tests run: 7 passed (2 slow, 1 leaky), 2 failed, 1 exec failed, 2 timed out, 3 skipped',
      '7 passed, 5 failed, 3 skipped',
    ],
    ['     Summary [   9.001s] 5/9 tests run: 4 passed, 1 failed, 0 skipped', '4 passed, 1 failed, 0 skipped'],
    [
      '\x1b[32;1m     Summary\x1b[0m [   0.015s] \x1b[1m9\x1b[0m tests run: \x1b[1m8\x1b[0m \x1b[32;1mpassed\x1b[0m, \x1b[1m1\x1b[0m \x1b[31;1mfailed\x1b[0m, \x1b[1m3\x1b[0m \x1b[33;1mskipped\x1b[0m',
      '8 passed, 1 failed, 3 skipped',
    ],
    [
      'test result: FAILED. 8 passed; 1 failed; 2 ignored; 0 measured; 5 filtered out; finished in 0.20s',
      '8 passed, 1 failed, 2 skipped',
    ],
    ['test result: ok. 27 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1.90s', '27 passed, 0 failed, 0 skipped'],
    ['ℹ tests 13\nℹ suites 0\nℹ pass 8\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 1\nℹ duration_ms 48.1', '8 passed, 2 failed, 3 skipped'],
    ['# tests 4\n# pass 4\n# fail 0\n# cancelled 0\n# skipped 0\n# todo 0', '4 passed, 0 failed, 0 skipped'],
    ['Ran 7 tests in 22.483s\n\nOK', '7 passed, 0 failed, 0 skipped'],
    ['Ran 1 test in 0.001s\n\nOK (skipped=1)', '0 passed, 0 failed, 1 skipped'],
    ['Ran 9 tests in 1.000s\n\nFAILED (failures=1, errors=2, skipped=3)', '3 passed, 3 failed, 3 skipped'],
    ['Ran 9 tests in 1.000s\n\nFAILED (failures=12)', '0 passed, 12 failed, 0 skipped'],
    ['Ran 9 tests in 1.000s\n\nFAILED (expected failures=1, unexpected successes=2)', '6 passed, 2 failed, 1 skipped'],
    ['  118 passed (3.1m)', '118 passed, 0 failed, 0 skipped'],
    [
      '  2 failed\n    a.spec.mjs:3:1 › it works\n    b.spec.mjs:3:1 › so does it\n  1 interrupted\n    c.spec.mjs:9:1 › 3 passed\n' +
        '  1 flaky\n  3 skipped\n  4 did not run\n  118 passed (3.1m)',
      '118 passed, 4 failed, 7 skipped',
    ],
  ]);
  for (const [log, sum] of logs) assert.equal(count(log), sum, log);
  assert.equal(count(logs.map(([log]) => log).join('\n')), '603 passed, 31 failed, 35 skipped');
});

test('nothing else is counted, and nothing is no sum', () => {
  const lines = ['9 tests run: 8 passed', 'it said that 3 failed', '    3 passed by', '2 passed', '- pass 3', '  7 failed: why?', 'OK', 'FAILED (failures=1)', 'Ran 7 tests'];
  for (const log of ['', ...lines, lines.join('\n')]) assert.equal(count(log), null, log);
});

const folder = mkdtempSync(join(tmpdir(), 'postil-ci-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * Runs CI with a `make` that says and does as it is told.
 * @param {string} said @param {number} status
 */
function ci(said, status) {
  writeFileSync(join(folder, 'said'), `${said}\n`);
  writeFileSync(join(folder, 'make'), `#!/bin/sh\necho "make $* with $POSTIL_SHARED"\ncat "${folder}/said"\nexit ${status}\n`);
  chmodSync(join(folder, 'make'), 0o755);
  const { PATH, ...rest } = process.env;
  const run = spawnSync(join(root, '.ci/run'), { env: { ...rest, PATH: `${folder}:${PATH}` }, encoding: 'utf8' });
  return { status: run.status, lines: run.stdout.trimEnd().split('\n') };
}

test('CI ends with the sum, and with the status of what it ran', () => {
  const told = 'make test with required';
  const [good, bad] = ['  8 passed (3s)', '  1 failed\n  2 skipped\n  8 passed (3s)'];
  assert.deepEqual(ci(good, 0), { status: 0, lines: [told, good, '8 passed, 0 failed, 0 skipped'] });
  assert.deepEqual(ci(bad, 2), { status: 2, lines: [told, ...bad.split('\n'), '8 passed, 1 failed, 2 skipped'] });
});

test('CI does not say "0 failed" where a lint has failed, or where no runner spoke', () => {
  assert.deepEqual(ci('  8 passed (3s)\nerror: unused import', 2), {
    status: 2,
    lines: ['make test with required', '  8 passed (3s)', 'error: unused import'],
  });
  assert.deepEqual(ci('error: unused import', 2), { status: 2, lines: ['make test with required', 'error: unused import'] });
  assert.deepEqual(ci('All is well.', 0), { status: 1, lines: ['make test with required', 'All is well.'] });
});
