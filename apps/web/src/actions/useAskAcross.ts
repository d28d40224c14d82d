import { placeOf, useEnginesStore } from '../store/engine/enginesStore.ts';
import { useEngine } from '../store/engine/EngineScope.ts';
import type { Entity } from '../store/selection.ts';
import { topologyStoreOf } from '../store/topologyStore.ts';
import { useView } from '../store/useView.ts';
import { endNameOn } from '../store/verdict/acrossNames.ts';
import { endOf } from '../store/verdict/endPair.ts';

/**
 * R250: returns the view action that asks whether what is selected on another engine can reach an entity of this one; `null` if
 * nothing is selected there, or more than one thing.
 */
export function useAskAcross(entity: Entity): { label: string; perform: () => void } | null {
  const engine = useEngine();
  const { selection, select } = useView();
  const [only] = selection;
  const place = useEnginesStore((state) => (only ? placeOf(state, only.engine) : null));
  const end = only && endOf(only);
  if (!only || selection.length > 1 || only.engine === engine) return null;
  const { index } = topologyStoreOf(only.engine).getState();
  // What is outside of one engine is outside of this one too, and is asked of as such.
  if (!index || place === null || end === null || end === undefined || end === 'outside') return null;
  if (endOf(entity) === null || entity.kind === 'outside') return null;
  return {
    label: `Can ${endNameOn(place, index, end)} reach it?`,
    perform: () => select(only, { ...entity, engine }),
  };
}
