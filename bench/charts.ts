/**
 * `node bench/charts.ts [RESULTS.json]`: draws what `npm run bench` measured. Fills the tables of docs/performance.md, and writes its
 * pictures. Nothing is written where the results are not those of a whole run.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { fillPage, pictureDirectory } from './performance-page.ts';
import { parseResults } from './results.ts';

const docs = join(import.meta.dirname, '..', 'docs');
const pageFile = join(docs, 'performance.md');
const directory = join(docs, pictureDirectory);

const results = parseResults(readFileSync(argv[2] ?? join(import.meta.dirname, 'out', 'results.json'), 'utf8'));
const { page, pictures } = fillPage(readFileSync(pageFile, 'utf8'), results);
mkdirSync(directory, { recursive: true });
for (const name of readdirSync(directory)) {
  if (name.endsWith('.svg') && !pictures.has(name)) rmSync(join(directory, name));
}
for (const [name, picture] of pictures) writeFileSync(join(directory, name), picture);
writeFileSync(pageFile, page);
stdout.write(`docs/performance.md, and ${pictures.size} pictures in docs/${pictureDirectory}\n`);
