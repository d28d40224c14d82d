import type { Image } from '@portolan/protocol';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../connection/http.ts';
import { pathOf } from '../../connection/pathOf.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';

/** Reads the local images of the engine. */
export function useImages() {
  const path = pathOf(
    useTopologyStore((state) => state.engine),
    '/images',
  );
  return useQuery({
    queryKey: [path],
    queryFn: async () => (await request<{ images: Image[] }>('GET', path)).images,
    staleTime: 0,
  });
}
