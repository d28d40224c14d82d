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

/** The part of each font that most texts need. The browser loads the others where a text has their letters. */
const FIRST_FONTS = /-latin-wght-normal/;

/** Names in the HTML what each view needs, so that the browser fetches it together with the entry that imports it. */
const preloadMain: Plugin = {
  name: 'preload-main',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const files = Object.values(bundle);
      const [scripts, styles] = [new Set<string>(), new Set<string>()];
      const collect = (name: string) => {
        const file = bundle[name];
        if (file?.type !== 'chunk' || html.includes(name) || scripts.has(name)) return;
        scripts.add(name);
        for (const style of file.viteMetadata?.importedCss ?? []) styles.add(style);
        file.imports.forEach(collect);
      };
      for (const file of files) if (file.type === 'chunk' && file.name === 'main') collect(file.fileName);
      const fonts = files.map(({ fileName }) => fileName).filter((name) => FIRST_FONTS.test(name));
      const link = (name: string, attrs: Record<string, string>) =>
        ({ tag: 'link', attrs: { ...attrs, crossorigin: '', href: `/${name}` }, injectTo: 'head' }) as const;
      return [
        ...[...styles].map((name) => link(name, { rel: 'preload', as: 'style' })),
        ...[...scripts].map((name) => link(name, { rel: 'modulepreload' })),
        ...fonts.map((name) => link(name, { rel: 'preload', as: 'font' })),
      ];
    },
  },
};

/** `npm run dev:web` serves the page with a proxy to a server on the default port. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), preloadMain, compressAssets],
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
