import { writeFile } from 'node:fs/promises';
import { generate, schemaFile } from './schema.mjs';

await writeFile(schemaFile, await generate());
