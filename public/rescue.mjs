// @ts-check
/**
 * Reads what was saved without any Rust, and writes it as files in the native format, one an article.
 * Loaded only after a crash.
 *
 * Storage: database "postil", store "records", string keys, each part percent-encoded so that "/" only separates; each
 * value is `{json}`, the text of one wire object. The keys are listed in `assemble`.
 *
 * Nothing is migrated here: the file has the version of the format that its records have, and importing it migrates it.
 */

/** @typedef {{name: string, text: string}} RescuedFile */

const DATABASE = 'postil';
const STORE = 'records';

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
    // Of `article/<id>`, `labels/<id>`, `annotation/<article>/<id>`, `relation/<article>/<id>` and
    // `reviewed/<article>/<sentence>` a file is made. Where the person was (`view/…`), the history (`state/…`, `log/…`), the list
    // (`summary/…`) and the settings (`app`) have no place in it.
    if (!['article', 'labels', 'annotation', 'relation', 'reviewed'].includes(kind)) continue;
    try {
      const value = JSON.parse(String(json));
      const entry = articles.get(id) ?? { annotation: [], relation: [], reviewed: new Set() };
      if (kind === 'article' || kind === 'labels') entry[kind] = value;
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
    try {
      const root = toRoot(entry, version, now);
      files.push({ name: freeName(slug(root.article.title), names), text: `${JSON.stringify(root, null, 2)}\n` });
    } catch {
      // The article is lost or damaged, so that its annotations have nothing to stand on.
      damaged += entry.annotation.length + entry.relation.length + entry.reviewed.size + ('article' in entry ? 1 : 0);
    }
  }
  return { files, damaged };
}

/**
 * The root object of the native format. Its fields come in the order in which an export has them.
 * @param {any} entry @param {string | undefined} version @param {Date} now
 */
function toRoot({ article: { version: format = 1, article, extra }, labels, annotation, relation, reviewed }, version, now) {
  return {
    format: 'postil',
    version: format,
    generator: { name: 'Postil', ...(version && { version }) },
    exported: now.toISOString(),
    offsetUnit: 'codePoint',
    article,
    labelSet: labels,
    annotations: annotation.sort(byPlace),
    relations: relation,
    reviewed: (article.sentences ?? []).map((/** @type {any} */ s) => s.id).filter((/** @type {any} */ id) => reviewed.has(id)),
    ...extra,
  };
}

/** In text order: by first start, the longer first, then id. @param {any} a @param {any} b */
function byPlace(a, b) {
  const [p, q] = [a.target?.[0] ?? {}, b.target?.[0] ?? {}];
  return (p.start ?? 0) - (q.start ?? 0) || (q.end ?? 0) - (p.end ?? 0) || (a.id < b.id ? -1 : 1);
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
