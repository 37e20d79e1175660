// After `vite build`: a .br and a .gz beside each text file, and the promise kept that the first load has at most 90 KB of JavaScript.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotli, gzip, isText } from './compress.mjs';
import { firstLoad } from './first-load.mjs';

const budget = 90 * 1024;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));
await rm(join(dist, '.vite'), { recursive: true });

const sizes = new Map();
for (const name of await readdir(dist, { recursive: true })) {
  if (!isText(name)) continue;
  const bytes = await readFile(join(dist, name));
  const small = brotli(bytes);
  sizes.set(name.replaceAll('\\', '/'), small.length);
  await writeFile(join(dist, `${name}.br`), small);
  await writeFile(join(dist, `${name}.gz`), gzip(bytes));
}

const first = [...firstLoad(manifest), 'theme.js'];
const total = first.reduce((sum, name) => sum + sizes.get(name), 0);
console.log(`First load: ${(total / 1024).toFixed(1)} KB of JavaScript in brotli (at most ${budget / 1024}).`);
if (total > budget) {
  console.error(first.map((name) => `  ${name} ${sizes.get(name)}`).join('\n'));
  process.exit(1);
}

const html = await readFile(join(dist, 'index.html'), 'utf8');
if (/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/.test(html)) {
  console.error('index.html has an inline script or style, which the Content-Security-Policy forbids.');
  process.exit(1);
}
