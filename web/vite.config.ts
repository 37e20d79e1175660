import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Where `npm run dev` finds the API: the local host of `./run`.
const api = { target: process.env['API_URL'] ?? 'http://localhost:7071' };

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    assetsInlineLimit: 0, // data: URLs would need a laxer Content-Security-Policy
    modulePreload: { polyfill: false },
    manifest: true, // after-build.mjs reads from it what the first load consists of
  },
  server: { proxy: { '/api': api, '/.auth': api, '/_sim': api, '/client': { ...api, ws: true } } },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'] },
});
