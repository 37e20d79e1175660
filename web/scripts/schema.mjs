// The API's types, made from the project's own OpenAPI document. Used by `npm run generate`, and by the build, which refuses a drift.
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const document = process.env.OPENAPI_DOCUMENT ?? new URL('../../CompanionChat.Functions/Features/OpenApi/openapi.json', import.meta.url);

export const schemaFile = fileURLToPath(new URL('../src/api/schema.ts', import.meta.url));

export async function generate() {
  const types = await openapiTS(document instanceof URL ? document : new URL(document, `file://${process.cwd()}/`));
  return `// Made by \`npm run generate\` from the OpenAPI document. Do not edit.\n\n${astToString(types)}`;
}
