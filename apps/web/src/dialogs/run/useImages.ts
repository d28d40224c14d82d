import type { Image } from '@portolan/protocol';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../connection/http.ts';

/** The images the engine has; nothing is pulled. */
export function useImages() {
  return useQuery({
    queryKey: ['/api/v1/images'],
    queryFn: async () => (await request<{ images: Image[] }>('GET', '/api/v1/images')).images,
    staleTime: 0,
  });
}
