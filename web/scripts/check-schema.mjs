import { readFile } from 'node:fs/promises';
import { generate, schemaFile } from './schema.mjs';

const committed = (await readFile(schemaFile, 'utf8')).replaceAll('\r\n', '\n');
if (committed !== await generate()) {
  console.error('src/api/schema.ts is not what the OpenAPI document says. Run `npm run generate`, and look at what changed.');
  process.exit(1);
}
