import type { Image } from '@portolan/protocol';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../connection/http.ts';

/** Reads the local images of the engine. */
export function useImages() {
  return useQuery({
    queryKey: ['/api/v1/images'],
    queryFn: async () => (await request<{ images: Image[] }>('GET', '/api/v1/images')).images,
    staleTime: 0,
  });
}
