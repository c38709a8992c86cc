// @ts-check
/**
 * Splits the page's wasm in two: the first, and `more`, which the first fetches when it wants it (src/main.rs says where
 * the line is). Both share memory, stack and the table of functions, so that to Rust they are one program.
 *
 * wasm-split-cli moves what is reachable from the split point alone, code and data, before wasm-bindgen sees the wasm.
 * wasm-bindgen then writes the script of the first one, through which `more` calls the browser too.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The module from which wasm-split-cli lets the first wasm import the loader. */
const LOADER = './__wasm_split.js';

/**
 * Puts the two in place of the one that trunk made.
 * @param {string} wasm @param {string} glue @param {string} work a folder
 * @returns {string} the second wasm
 */
export function split(wasm, glue, work) {
  const more = wasm.replace('_bg.wasm', '_more.wasm');
  execFileSync('wasm-split-cli', [linked(), work], { stdio: ['ignore', 'ignore', 'inherit'] });
  // What lld exports is what the two share.
  const bind = ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', work, '--out-name', 'page'];
  execFileSync('wasm-bindgen', [...bind, join(work, 'main.wasm')], { stdio: 'inherit' });
  copyFileSync(join(work, 'page_bg.wasm'), wasm);
  copyFileSync(join(work, 'split_more.wasm'), more);
  writeFileSync(glue, withLoader(readFileSync(join(work, 'page.js'), 'utf8'), basename(more)));
  return more;
}

/** The names of what the second wasm takes from the first. @param {string} more @returns {string[]} */
export function shared(more) {
  return WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(more))).map(({ name }) => name);
}

/** What cargo has just built for trunk. */
function linked() {
  const metadata = execFileSync('cargo', ['metadata', '--offline', '--no-deps', '--format-version', '1'], { encoding: 'utf8' });
  return join(JSON.parse(metadata).target_directory, 'wasm32-unknown-unknown/web/postil-web.wasm');
}

/**
 * The script of the first wasm, with the loader of the second. What failed is tried again when it is next asked for.
 * @param {string} script @param {string} file
 */
function withLoader(script, file) {
  const imported = new RegExp(`^import \\* as (\\w+) from "${LOADER}"\\n`, 'm');
  const name = imported.exec(script)?.[1];
  const tied = script
    .replace(imported, '')
    .replace(`"${LOADER}": ${name},`, `"${LOADER}": {\n        __wasm_split_load_more: loadMore,\n        },`);
  if (!name || tied.includes(name) || !tied.includes('loadMore')) {
    throw new Error('wasm-bindgen or wasm-split-cli writes its scripts otherwise now');
  }
  return `${tied}
let more;
function loadMore(callback, data) {
    more ??= fetch(new URL('${file}', import.meta.url)).then(async (answer) => {
        if (!answer.ok) throw new Error(\`\${answer.url}: \${answer.status}\`);
        await WebAssembly.instantiate(await answer.arrayBuffer(), { __wasm_split: wasm });
        return 1;
    }).catch((error) => {
        console.error(error);
        more = undefined;
        return 0;
    });
    more.then((arrived) => wasm.__indirect_function_table.get(callback)(data, arrived));
}
`;
}
