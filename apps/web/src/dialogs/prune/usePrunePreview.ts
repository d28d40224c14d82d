import type { PrunePreview } from '@portolan/protocol';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../connection/http.ts';
import { pathOf } from '../../connection/pathOf.ts';
import { useEngine } from '../../store/engine/EngineScope.ts';

/** The filter of the networks that can be removed. */
export interface PruneFilter {
  labels: string[];
  /** A minimum age such as `24h`; empty for any age. */
  olderThan: string;
}

/**
 * R166: reads which networks can be removed. The preview is read once for each filter and is never refreshed by itself:
 * the server removes only networks that the preview with this id listed, so the list must not change while it is read.
 */
export function usePrunePreview({ labels, olderThan }: PruneFilter) {
  const engine = useEngine();
  const query = new URLSearchParams(labels.map((label) => ['label', label]));
  if (olderThan !== '') query.set('until', olderThan);
  const path = pathOf(engine, `/prune/networks?${query}`);
  return useQuery({
    queryKey: [engine, path],
    queryFn: () => request<PrunePreview>('GET', path),
    // Of another filter, but never of another engine.
    placeholderData: (last, query) => (query?.queryKey[0] === engine ? last : undefined),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
}
