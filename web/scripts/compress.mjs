import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** As small as brotli makes it. */
export const brotli = (bytes) => brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});

/** As small as gzip makes it. */
export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** Whether compressing a file of that name pays. */
export const isText = (name) => /\.(css|html|js|json|map|svg|txt|webmanifest)$/.test(name);
