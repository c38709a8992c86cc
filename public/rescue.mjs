// @ts-check
/**
 * Reads what was saved without any Rust, and writes it as files in the native format, one an article.
 * Loaded only after a crash.
 *
 * Storage: database "postil", store "records", string keys, each part percent-encoded so that "/" only separates; each
 * value is `{json}`, the text of one wire object. The keys are listed in `assemble`.
 *
 * Nothing is migrated here: the file has the version of the format that its records have, and importing it migrates it. One of
 * version 2 that has nothing of it is one of version 1 as it stands, and says so, as an export does.
 */

/** @typedef {{name: string, text: string}} RescuedFile */

const DATABASE = 'postil';
const STORE = 'records';

/** Kinds of records that an article has one of. */
const SINGLE = ['article', 'labels', 'instructions'];
/** What stands for a time that nobody knows. */
const NEVER = '1970-01-01T00:00:00Z';
/** Kinds that it has any number of. */
const MANY = ['annotation', 'relation', 'layer', 'run', 'proposal'];

/** All articles found in this browser, and how many records could not be read. */
export async function rescue() {
  const version = document.querySelector('meta[name="version"]')?.getAttribute('content') ?? undefined;
  return assemble(await readRecords(), { version, now: new Date() });
}

/** @returns {Promise<Map<string, unknown>>} */
async function readRecords() {
  const opening = indexedDB.open(DATABASE);
  // There is no such database yet: leave none behind.
  opening.onupgradeneeded = () => opening.transaction?.abort();
  let database;
  try {
    database = await done(opening);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return new Map();
    throw error;
  }
  try {
    const store = database.transaction(STORE, 'readonly').objectStore(STORE);
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    return new Map(keys.map((key, at) => [String(key), values[at]?.json]));
  } finally {
    database.close();
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * @param {Map<string, unknown>} records  JSON text by key
 * @param {{version?: string, now: Date}} stamp
 * @returns {{files: RescuedFile[], damaged: number}}
 */
export function assemble(records, { version, now }) {
  const articles = new Map();
  let damaged = 0;
  for (const [key, json] of records) {
    const [kind, id, part] = key.split('/');
    // Of `article/<id>`, `labels/<id>`, `instructions/<id>`, `annotation/<article>/<id>`, the same of `relation`, `layer`, `run`
    // and `proposal`, and `reviewed/<article>/<sentence>` a file is made. Where the person was (`view/…`), the history (`state/…`,
    // `log/…`), the list (`summary/…`) and the settings (`app`) have no place in it.
    if (![...SINGLE, ...MANY, 'reviewed'].includes(kind)) continue;
    try {
      const value = JSON.parse(String(json));
      if (kind !== 'reviewed' && (typeof value !== 'object' || value === null)) throw new TypeError(key);
      const entry = articles.get(id) ?? { ...Object.fromEntries(MANY.map((many) => [many, []])), reviewed: new Set() };
      if (SINGLE.includes(kind)) entry[kind] = value;
      else if (kind === 'reviewed') entry.reviewed.add(decodeURIComponent(part));
      else entry[kind].push(value);
      articles.set(id, entry);
    } catch {
      damaged += 1;
    }
  }
  /** @type {RescuedFile[]} */
  const files = [];
  const names = new Set();
  for (const entry of articles.values()) {
    damaged += complete(entry);
    try {
      const root = toRoot(entry, version, now);
      files.push({ name: freeName(slug(root.article.title), names), text: `${JSON.stringify(root, null, 2)}\n` });
    } catch {
      // The article is lost or damaged, so that its annotations have nothing to stand on.
      damaged += entry.reviewed.size + ('article' in entry ? 1 : 0);
      for (const many of MANY) damaged += entry[many].length;
    }
  }
  return { files, damaged };
}

/**
 * Sees to it that nothing names what was damaged, for such a file is refused: a layer or a run is made up, with its id as its name,
 * and a link that lost an end is left out. How many were left out.
 * @param {any} entry
 */
function complete(entry) {
  const known = (/** @type {any[]} */ things) => new Set(things.map((thing) => thing?.id));
  const [layers, runs, ends] = [known(entry.layer), known(entry.run), known(entry.annotation)];
  for (const { layer: id, created } of [...entry.annotation, ...entry.relation]) {
    if (id === undefined || layers.has(id)) continue;
    layers.add(id);
    entry.layer.push({ id, name: id, kind: 'person', created: created ?? NEVER, reviewed: [], source: null });
  }
  for (const { run: id } of entry.proposal) {
    if (id === undefined || runs.has(id)) continue;
    runs.add(id);
    entry.run.push({ id, engine: { name: id, version: null, kind: 'model' }, promptSha256: null, created: NEVER });
  }
  const all = entry.relation.length;
  entry.relation = entry.relation.filter((/** @type {any} */ one) => ends.has(one.from) && ends.has(one.to));
  return all - entry.relation.length;
}

/**
 * The root object of the native format. Its fields come in the order in which an export has them.
 * @param {any} entry @param {string | undefined} version @param {Date} now
 */
function toRoot(entry, version, now) {
  const { article: { version: format = 1, article, extra }, labels, instructions, annotation, relation, reviewed } = entry;
  const { layer, run, proposal } = entry;
  return {
    format: 'postil',
    version: format === 2 && !needsVersion2(entry) ? 1 : format,
    generator: { name: 'Postil', ...(version && { version }) },
    exported: now.toISOString(),
    offsetUnit: 'codePoint',
    ...instructions,
    article,
    labelSet: labels,
    ...(layer.length && { layers: layer }),
    annotations: annotation.sort(byPlace),
    relations: ownFirst(relation),
    reviewed: (article.sentences ?? []).map((/** @type {any} */ s) => s.id).filter((/** @type {any} */ id) => reviewed.has(id)),
    ...(run.length && { runs: run }),
    ...(proposal.length && { proposals: proposal }),
    ...extra,
  };
}

/** Whether a document has anything that version 1 of the format has not. @param {any} entry */
function needsVersion2({ article: { article }, instructions, annotation, relation, layer, run, proposal }) {
  const has = (/** @type {any} */ thing, /** @type {string[]} */ ...names) => names.some((name) => name in thing);
  return (
    [layer, run, proposal].some((list) => list.length) ||
    Boolean(instructions) ||
    has(article, 'replaces') ||
    (article.blocks ?? []).some((/** @type {any} */ block) => has(block, 'table', 'header') || block.kind === 'excluded') ||
    relation.some((/** @type {any} */ one) => has(one, 'layer', 'creator', 'created')) ||
    annotation.some(
      (/** @type {any} */ one) =>
        has(one, 'layer', 'from', 'proposal') || (one.target ?? []).some((/** @type {any} */ range) => has(range, 'anchor')),
    )
  );
}

/** The person's own before those of layers. @param {any[]} things */
const ownFirst = (things) => things.sort((a, b) => Number('layer' in a) - Number('layer' in b));

/**
 * The person's own before those of layers; in text order: by first start, the longer first, then id. What has no place in the text
 * comes last. @param {any} a @param {any} b
 */
function byPlace(a, b) {
  const own = Number('layer' in a) - Number('layer' in b);
  const [p, q] = [a.target?.[0] ?? {}, b.target?.[0] ?? {}];
  // Further than any text; infinity would leave nothing to subtract.
  const start = (/** @type {any} */ range) => range.start ?? ('anchor' in range ? Number.MAX_SAFE_INTEGER : 0);
  return own || start(p) - start(q) || (q.end ?? 0) - (p.end ?? 0) || (a.id < b.id ? -1 : 1);
}

/** A title as a file name: letters and digits of any script, the rest as hyphens. @param {unknown} title */
function slug(title) {
  const words = String(title ?? '').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...words.join('-')].slice(0, 60).join('').replace(/-$/, '') || 'article';
}

/** @param {string} base @param {Set<string>} taken */
function freeName(base, taken) {
  let name = base;
  for (let n = 2; taken.has(name); n += 1) name = `${base}-${n}`;
  taken.add(name);
  return `${name}.postil.json`;
}
