import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev:web` serves the page with a proxy to a server on the default port. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
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
