import { Router } from 'express';
import { notFound } from '../EngineError.ts';
import type { EngineState, ImageRecord } from '../state/EngineState.ts';
import { allowFilters, matchesText, parseFilters } from './filters.ts';
import { queryText } from './query.ts';

/** Lists and inspects the local images; there is no registry to pull from. */
export function imageRoutes(state: EngineState): Router {
  const router = Router();

  router.get('/images/json', (request, response) => {
    const filters = parseFilters(queryText(request, 'filters'));
    allowFilters(filters, ['dangling', 'label', 'reference']);
    const images = [...state.images.values()].filter(({ tag }) => matchesText(filters, 'reference', tag));
    response.json(
      images.map((image) => ({ ...common(image), ParentId: '', Containers: -1, SharedSize: -1 })),
    );
  });

  // Image names hold slashes: library/nginx.
  router.get(/^\/images\/(.+)\/json$/, (request, response) => {
    const term = String(request.params['0'] ?? '');
    const image = state.findImage(term);
    if (!image) throw notFound(`No such image: ${term}`);
    response.json({
      ...common(image),
      Created: new Date(image.created).toISOString(),
      Os: 'linux',
      Architecture: 'amd64',
      Config: {
        Cmd: image.command,
        ExposedPorts: Object.fromEntries(image.exposedPorts.map((port) => [port, {}])),
        Labels: null,
      },
      RootFS: { Type: 'layers', Layers: [image.id] },
    });
  });

  return router;
}

function common(image: ImageRecord) {
  return {
    Id: image.id,
    RepoTags: [image.tag],
    RepoDigests: [],
    Created: Math.floor(image.created / 1000),
    Size: image.size,
    Labels: null,
  };
}
