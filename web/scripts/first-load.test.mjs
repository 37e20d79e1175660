import { expect, test } from 'vitest';
import { firstLoad } from './first-load.mjs';

test('the first load is the entry and what it imports statically, once each', () => {
  const manifest = {
    'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_a.js', '_b.js'], dynamicImports: ['src/later.tsx'] },
    '_a.js': { file: 'assets/a.js', imports: ['_b.js'] },
    '_b.js': { file: 'assets/b.js' },
    'src/later.tsx': { file: 'assets/later.js', imports: ['_a.js'] },
  };
  expect(firstLoad(manifest)).toEqual(['assets/index.js', 'assets/a.js', 'assets/b.js']);
});
