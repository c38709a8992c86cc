// @ts-check
/**
 * Called by trunk when all files of the page are in its staging folder: makes them small. What counts is the size after
 * brotli, so some of what is done here makes a file longer.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { shared, split } from './split.mjs';

/** Those that rustc's wasm32 target turns on. */
const FEATURES = [
  'bulk-memory',
  'mutable-globals',
  'nontrapping-float-to-int',
  'sign-ext',
  'multivalue',
  'reference-types',
].map((feature) => `--enable-${feature}`);

const PASSES = [
  '--flatten',
  '--rereloop',
  '-Oz',
  '-Oz',
  // Rust keeps its stack below all data, so that no pointer is below 1024.
  '--low-memory-unused',
  // What repeats is packed better than what was computed once and kept, and zeros better than many short segments.
  '--skip-pass=local-cse',
  '--skip-pass=memory-packing',
  // Instances of one generic function side by side.
  '--reorder-functions-by-name',
  '--strip-debug',
  '--strip-producers',
  '--strip-target-features',
];

/** Whether a file belongs to a worker: its wasm, or one of its scripts. @param {string} name */
const isWorker = (name) => /reader|formats/.test(name);
/** `make quick`: the files need not be small. */
const quick = process.env.POSTIL_QUICK === '1';
const folder = process.env.TRUNK_STAGING_DIR ?? 'dist';
const staged = readdirSync(folder);
/** Where trunk has wasm-bindgen write. */
const bound = join(process.env.CARGO_TARGET_DIR ?? 'target', 'wasm-bindgen', process.env.TRUNK_PROFILE ?? 'release');
// The lists of words that the page fetches when a text needs them.
const words = 'src/segment/words';
mkdirSync(join(folder, 'words'), { recursive: true });
for (const list of readdirSync(words).filter((list) => list.endsWith('.txt'))) copyFileSync(join(words, list), join(folder, 'words', list));
for (const name of staged.filter((name) => name.endsWith('_bg.wasm'))) {
  const [wasm, glue] = [join(folder, name), join(folder, name.replace('_bg.wasm', '.js'))];
  const loose = mkdtempSync(join(tmpdir(), 'postil-'));
  if (isWorker(name)) {
    // The script of a worker is no module, so trunk can minify it, and has: here is what it was before.
    copyFileSync(join(bound, basename(glue)), glue);
    shrink(untie(wasm, glue, loose, []).text, wasm);
  } else {
    const more = split(wasm, glue, loose);
    const { text, short } = untie(wasm, glue, loose, shared(more));
    shrink(text, wasm);
    shrink(renamed(more, loose, short), more);
  }
  rmSync(loose, { recursive: true });
}
for (const name of staged.filter((name) => /\.m?js$/.test(name))) {
  const file = join(folder, name);
  // The worker's scripts are no modules: their names at the top are how they find each other.
  const module = isWorker(name) ? [] : ['--module'];
  execFileSync('terser', [file, ...module, '--compress', 'passes=2', '--mangle', '--output', file]);
}
joinStyles(join(folder, 'index.html'));

/** @param {string} from @param {string} to */
function shrink(from, to) {
  execFileSync('wasm-opt', [...FEATURES, ...(quick ? ['-O0'] : PASSES), from, '-o', to], { stdio: 'inherit' });
}

/**
 * Drops what a wasm and the script that wasm-bindgen wrote for it do not need of each other, and shortens the names by
 * which they know each other, which end in 16 hexadecimal digits each.
 * @param {string} wasm @param {string} glue is changed @param {string} work a folder
 * @param {string[]} taken what the second wasm takes from this one
 * @returns {{text: string, short: Map<string, string>}} the wasm as text, and the new names
 */
function untie(wasm, glue, work, taken) {
  const [graph, text] = [join(work, 'graph.json'), join(work, 'module.wat')];
  const written = readFileSync(glue, 'utf8');
  // That of a worker is no module but one function, in which everything stands deeper.
  const script = withoutClasses(written.startsWith('let wasm_bindgen =') ? written.replace(/^ {4}/gm, '') : written);

  const called = [...new Set([...script.matchAll(/\bwasm\.(\w+)/g)].map(([, name]) => name).concat(taken))];
  const exported = called.map((name) => ({ name, export: name }));
  writeFileSync(graph, JSON.stringify([{ name: 'script', root: true, reaches: called }, ...exported]));
  execFileSync('wasm-metadce', [...FEATURES, wasm, '--graph-file', graph, '-g', '-S', '-o', text]);

  const short = new Map(called.map((name, at) => [name, shortName(at)]));
  const module = readFileSync(text, 'utf8')
    .replace(/^( \(export) "(\w+)"/gm, (_, start, name) => `${start} "${short.get(name)}"`)
    .replace(/^( \(import "[^"]*") "(\w+)"/gm, (_, start, name) => {
      short.set(name, shortName(short.size));
      return `${start} "${short.get(name)}"`;
    });
  const defined = new Set(called);
  const renamed = script
    .replace(/\bwasm\.(\w+)/g, (_, name) => `wasm.${short.get(name)}`)
    .replace(/^ {8}(__w\w+): (function\([^]*?^ {8}\}.*|.*),\n/gm, (_, name, value) => {
      defined.add(name);
      return short.has(name) ? `${short.get(name)}: ${value},\n` : '';
    });
  const missing = [...short.keys()].filter((name) => !defined.has(name));
  if (missing.length || !called.includes('memory')) {
    throw new Error(`${glue}: wasm-bindgen writes its scripts otherwise now (${missing.join(', ')})`);
  }

  writeFileSync(text, module);
  writeFileSync(glue, renamed);
  return { text, short };
}

/**
 * The second wasm as text, with the new names of what it takes from the first.
 * @param {string} more @param {string} work a folder @param {Map<string, string>} short
 */
function renamed(more, work, short) {
  const text = join(work, 'more.wat');
  // It warns of names of labels, which it does not know; if it fails, the error holds what it said.
  execFileSync('wasm-dis', [...FEATURES, more, '-o', text], { stdio: 'pipe' });
  const module = readFileSync(text, 'utf8');
  writeFileSync(text, module.replace(/^( \(import "[^"]*") "(\w+)"/gm, (_, start, name) => `${start} "${short.get(name)}"`));
  return text;
}

/**
 * The script without the classes it exports. Postil has none; they are those of `wasm-streams`, which Leptos' server
 * functions bring, and would keep their code in the wasm.
 * @param {string} script
 */
function withoutClasses(script) {
  const names = [...script.matchAll(/^(?:export )?class (\w+) \{$/gm)].map(([, name]) => name);
  return names.reduce(
    (script, name) =>
      script
        .replace(new RegExp(`^(?:export )?class ${name} \\{\\n[^]*?^\\}\\n`, 'm'), '')
        .replace(new RegExp(`^exports\\.${name} = .*\\n`, 'm'), '')
        .replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*\\n`, 'm'), '')
        .replace(new RegExp(`^const ${name}Finalization = [^]*?;\\n`, 'm'), ''),
    script,
  );
}

/** `a`, `b` … `z`, `A` … `Z`, `aa` … @param {number} at @returns {string} */
function shortName(at) {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const last = letters[at % letters.length];
  return at < letters.length ? last : shortName(Math.floor(at / letters.length) - 1) + last;
}

/**
 * Puts the style sheets that are needed at once into one, and those that come later into another, each where its first one
 * stood.
 * @param {string} page
 */
function joinStyles(page) {
  let html = readFileSync(page, 'utf8');
  const links = [...html.matchAll(/<link\b[^>]*>/g)]
    .map(([link]) => ({ link, href: /\bhref="?([^" >]+\.css)\b/.exec(link)?.[1] ?? '', later: /\bdisabled\b/.test(link) }))
    .filter(({ href }) => href);
  for (const [start, wanted] of /** @type {const} */ ([['postil', false], ['later', true]])) {
    const part = links.filter(({ later }) => later === wanted);
    const css = part.map(({ href }) => readFileSync(join(folder, href), 'utf8')).join('');
    const name = `${start}-${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css`;
    writeFileSync(join(folder, name), css);
    part.forEach(({ link, href }, at) => {
      html = html.replace(link, at === 0 ? link.replace(href, `./${name}`) : '');
    });
    for (const { href } of part) rmSync(join(folder, href));
  }
  writeFileSync(page, html);
}
