// @ts-check
/** Called by trunk when all files of the page are in its staging folder: makes the scripts among them small. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.TRUNK_STAGING_DIR ?? 'dist';
for (const name of readdirSync(folder).filter((name) => /\.m?js$/.test(name))) {
  const file = join(folder, name);
  // The worker's scripts are no modules: their names at the top are how they find each other.
  const module = name.startsWith('postil-reader') ? [] : ['--module'];
  execFileSync('terser', [file, ...module, '--compress', 'passes=2', '--mangle', '--output', file]);
}
