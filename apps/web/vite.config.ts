import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Writes each script and stylesheet once more, compressed. The server sends these files as they are. */
const compressAssets: Plugin = {
  name: 'compress-assets',
  async writeBundle({ dir = '' }) {
    const assets = join(dir, 'assets');
    const names = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name));
    const compress = async (path: string) =>
      writeFile(`${path}.gz`, await promisify(gzip)(await readFile(path), { level: 9 }));
    await Promise.all(names.map((name) => compress(join(assets, name))));
  },
};

/** `npm run dev:web` serves the page with a proxy to a server on the default port. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressAssets],
  // Nothing inlined as data: the page's policy takes fonts from the server only.
  build: {
    assetsInlineLimit: 0,
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 800,
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': 'http://127.0.0.1:7678',
      '/socket.io': { target: 'http://127.0.0.1:7678', ws: true },
    },
  },
});
