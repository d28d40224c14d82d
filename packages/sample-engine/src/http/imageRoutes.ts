import { Router } from 'express';
import { notFound } from '../EngineError.ts';
import type { EngineState, ImageRecord } from '../state/EngineState.ts';
import { allowFilters, parseFilters, type Filters } from './requests/filters.ts';
import { queryText } from './requests/parameters.ts';

/** Lists and inspects the local images. The sample engine cannot pull images. */
export function imageRoutes(state: EngineState): Router {
  const router = Router();

  router.get('/images/json', (request, response) => {
    const filters = parseFilters(queryText(request, 'filters'));
    allowFilters(filters, ['dangling', 'label', 'reference']);
    const dangling = filters.get('dangling')?.[0];
    const images = [...state.images.values()].filter(
      ({ tag }) =>
        matchesReference(filters, tag) && (dangling === undefined || (dangling === 'true') === (tag === '')),
    );
    const used = [...state.containers.values()].map(({ imageId }) => imageId);
    response.json(
      images.map((image) => ({
        ...commonFields(image),
        ParentId: '',
        Containers: used.filter((id) => id === image.id).length,
        SharedSize: -1,
      })),
    );
  });

  // Image names can contain slashes: library/nginx.
  router.get(/^\/images\/(.+)\/json$/, (request, response) => {
    const term = String(request.params['0'] ?? '');
    const image = state.findImage(term);
    if (!image) throw notFound(`No such image: ${term}`);
    response.json({
      ...commonFields(image),
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

/** Matches `name` or `name:tag`, where `*` stands for any text without a slash. */
function matchesReference(filters: Filters, tag: string): boolean {
  const wanted = filters.get('reference') ?? [];
  return (
    wanted.length === 0 ||
    wanted.some((pattern) => [tag, tag.split(':')[0]].some((text) => matchesPattern(pattern, text)))
  );
}

function matchesPattern(pattern: string, text = ''): boolean {
  const literal = pattern.split('*').map((part) => part.replace(/[.?+^$()[\]{}|\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^/]*')}$`).test(text);
}

function commonFields(image: ImageRecord) {
  return {
    Id: image.id,
    RepoTags: image.tag === '' ? [] : [image.tag],
    RepoDigests: [],
    Created: Math.floor(image.created / 1000),
    Size: image.size,
    Labels: null,
  };
}
