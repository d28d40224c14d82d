import { defineConfig } from 'vite';

// One file for Node: our own packages are inside, npm's stay in node_modules.
export default defineConfig({
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist',
    target: 'node20',
    minify: false,
  },
  ssr: { noExternal: [/^@portolan\//] },
});
