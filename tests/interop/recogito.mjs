// Has Recogito parse W3C annotations: a JSON array of them on standard input, what it makes of each on standard output.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const package_ = createRequire(new URL('../e2e/package.json', import.meta.url)).resolve('@recogito/text-annotator');
const { W3CTextFormat } = await import(pathToFileURL(package_.replace('.umd.js', '.es.js')).href);

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const format = W3CTextFormat(process.argv[2]);
const parsed = JSON.parse(Buffer.concat(chunks).toString('utf8')).map((annotation) => {
  const { parsed, error } = format.parse(annotation);
  if (error) return { error: error.message };
  return { bodies: parsed.bodies, selectors: parsed.target.selector.map(({ quote, start, end }) => ({ quote, start, end })) };
});
process.stdout.write(JSON.stringify(parsed));
