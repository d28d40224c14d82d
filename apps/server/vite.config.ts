import { defineConfig } from 'vite';

// Two programs for Node: our own packages are inside, npm's stay in node_modules.
export default defineConfig({
  build: {
    ssr: true,
    rollupOptions: { input: ['src/main.ts', 'src/sampleEngine.ts'] },
    outDir: 'dist',
    target: 'node20',
    minify: false,
  },
  ssr: { noExternal: [/^@portolan\//] },
});
