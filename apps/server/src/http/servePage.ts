import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import express from 'express';
import type { Express } from 'express';
import { ProblemError } from '../access/ProblemError.ts';

/** The built page: it holds no secrets, so whoever passes the Host check gets it. */
export function servePage(app: Express, folder: string): void {
  const page = join(folder, 'index.html');
  app.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response, path) => {
        // Vite puts a hash of the content into the names of assets.
        const isHashed = relative(folder, path).startsWith(`assets${sep}`);
        response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.use((request, response, next) => {
    if (!['GET', 'HEAD'].includes(request.method)) throw new ProblemError('method-not-allowed');
    // A missing file of an earlier build must not come as HTML.
    if (request.path.startsWith('/assets/')) throw new ProblemError('not-found');
    if (!existsSync(page)) {
      throw new ProblemError(
        'not-found',
        'The page is not built: run `npm run build`. The API works without it.',
      );
    }
    response.set('Cache-Control', 'no-cache');
    response.sendFile(page, (error?: Error) => {
      if (error) next(error);
    });
  });
}
