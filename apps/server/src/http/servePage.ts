import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Express } from 'express';
import serveCompressed from 'express-static-gzip';
import { ProblemError } from '../access/ProblemError.ts';

/**
 * Serves the built page. It contains no secrets, so it needs no token, only an allowed Host header. Assets were compressed
 * by the build: compressing them for each page takes longer than all else that the server does for it.
 */
export function servePage(app: Express, folder: string): void {
  const page = join(folder, 'index.html');
  app.use(
    serveCompressed(folder, {
      index: false,
      serveStatic: {
        redirect: false,
        setHeaders: (response, path) => {
          // The file names of assets contain a hash of their content (Vite).
          const isHashed = relative(folder, path).startsWith(`assets${sep}`);
          response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      },
    }),
  );
  app.use((request, response, next) => {
    if (!['GET', 'HEAD'].includes(request.method)) throw new ProblemError('method-not-allowed');
    // For a missing asset of an earlier build, the answer must not be HTML.
    if (request.path.startsWith('/assets/')) throw new ProblemError('not-found');
    if (!existsSync(page)) {
      throw new ProblemError('not-found', 'The API works, but the page is not built. Run `npm run build`.');
    }
    response.set('Cache-Control', 'no-cache');
    response.sendFile(page, (error?: Error) => {
      if (error) next(error);
    });
  });
}
