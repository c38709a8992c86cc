// @ts-check
/**
 * Serves a folder on 127.0.0.1, as any static host would: `node tools/serve.mjs [--under NAME] [FOLDER]`.
 *
 * The port is $PORT (8080), or the next free one; 0 lets the system choose. `--under x` serves below /x/, as hosts
 * with many sites do. Nothing is cached, so that a new build shows at once.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const TYPES = new Map(
  Object.entries({
    '.css': 'text/css; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.ico': 'image/x-icon',
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.mjs': 'text/javascript; charset=utf-8',
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain; charset=utf-8',
    '.wasm': 'application/wasm',
    '.webmanifest': 'application/manifest+json',
    '.woff2': 'font/woff2',
  }),
);

/**
 * @param {string} folder
 * @param {{port?: number, under?: string}} [options]
 * @returns {Promise<{url: string, close: () => void}>} once it listens
 */
export async function serve(folder, { port = 0, under = '' } = {}) {
  const root = resolve(folder);
  const base = under ? `/${under}/` : '/';
  const server = createServer(async (request, response) => {
    const file = request.method === 'GET' || request.method === 'HEAD' ? await find(root, base, request.url ?? '') : null;
    if (!file) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES.get(extname(file.path)) ?? 'application/octet-stream',
      'Content-Length': file.size,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file.path).on('error', () => response.destroy()).pipe(response);
  });
  const bound = await listen(server, port);
  return { url: `http://127.0.0.1:${bound}${base}`, close: () => server.close().closeAllConnections() };
}

/**
 * The file that a request asks for, or null. Only what lies inside the root, whatever `..`, `%2e` or NUL is sent.
 * @param {string} root @param {string} base @param {string} target
 */
async function find(root, base, target) {
  try {
    const path = decodeURIComponent(new URL(target, 'http://localhost').pathname);
    if (!path.startsWith(base)) return null;
    const file = join(root, path.endsWith('/') ? `${path.slice(base.length)}index.html` : path.slice(base.length));
    if (!file.startsWith(root + sep)) return null;
    const found = await stat(file);
    return found.isFile() ? { path: file, size: found.size } : null;
  } catch {
    return null;
  }
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<number>} the port taken */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && port < 65_535) resolve(listen(server, port + 1));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { under: { type: 'string' } } });
  const { url } = await serve(positionals[0] ?? 'dist', { port: Number(process.env.PORT ?? 8080), under: values.under });
  console.log(`Postil: ${url}  (Ctrl+C stops)`);
}
