import { useMemo } from 'react';
import type { EngineSummary } from '@portolan/protocol';
import { summaryOf, useEnginesStore } from '../store/engine/enginesStore.ts';
import { useServerStore } from '../store/engine/serverStore.ts';
import { useShownStore } from '../store/engine/shownStore.ts';
import { listenToTopology, topologyStoreOf } from '../store/topologyStore.ts';
import type { PartFacts } from './drawing/shapes/partTexts.ts';
import type { PartSource } from './parts/PartHost.ts';

/** Returns the engines that are shown, as parts of the map, in the order of the server’s list. */
export function useParts(): readonly PartSource[] {
  const engines = useShownStore((state) => state.engines);
  // One engine alone has no frame, which would say these facts.
  const list = useEnginesStore((state) => (engines.length > 1 ? state.engines : null));
  const lostAt = useServerStore((state) => state.lostAt);
  return useMemo(
    () =>
      engines.map((engine) => ({
        key: engine,
        facts: toFacts(engine, summaryOf({ engines: list }, engine), lostAt),
        getIndex: () => topologyStoreOf(engine).getState().index,
        listen: (listener) => listenToTopology(engine, listener),
      })),
    [engines, list, lostAt],
  );
}

/** Without a connection to the server, nothing is known of an engine since `lostAt`. */
function toFacts(
  engine: string | null,
  summary: EngineSummary | undefined,
  lostAt: string | null,
): PartFacts {
  const { name, product, version, state, since, message, containers, networks } = summary ?? {};
  const isLost = lostAt !== null && state === 'live';
  return {
    name: name ?? engine ?? '',
    product: product ? `${product === 'podman' ? 'Podman' : 'Docker'} ${version ?? ''}`.trim() : '',
    state: isLost ? 'stale' : (state ?? 'connecting'),
    since: (isLost ? lostAt : since) ?? '',
    message: message ?? null,
    containers: containers ?? null,
    networks: networks ?? null,
  };
}
