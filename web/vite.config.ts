import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A gateway for development: start one with scripts/run. */
const gateway = process.env.SOLARIS_URL ?? 'http://127.0.0.1:5000';

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    cssMinify: 'lightningcss',
    manifest: true,
    // Inlined assets would need `data:` in the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': gateway, '/v1': gateway, '/hubs': { target: gateway, ws: true } } },
});
