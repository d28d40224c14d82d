import type { PrunePreview } from '@portolan/protocol';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../../connection/http.ts';

/** What is looked for among the networks that could go. */
export interface PruneFilter {
  labels: string[];
  /** An age such as `24h`; empty: any. */
  olderThan: string;
}

/**
 * R166: what would go. Asked for once for each filter and not again by itself: the server removes only what this
 * preview, by its id, showed, so that it must not change under the reader.
 */
export function usePrunePreview({ labels, olderThan }: PruneFilter) {
  const query = new URLSearchParams(labels.map((label) => ['label', label]));
  if (olderThan !== '') query.set('until', olderThan);
  const path = `/api/v1/prune/networks?${query}`;
  return useQuery({
    queryKey: [path],
    queryFn: () => request<PrunePreview>('GET', path),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });
}
