import type { Image } from '@portolan/protocol';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../connection/http.ts';
import { pathOf } from '../../connection/pathOf.ts';
import { useEngine } from '../../store/engine/EngineScope.ts';

/** Reads the local images of the engine. */
export function useImages() {
  const path = pathOf(useEngine(), '/images');
  return useQuery({
    queryKey: [path],
    queryFn: async () => (await request<{ images: Image[] }>('GET', path)).images,
    staleTime: 0,
  });
}
