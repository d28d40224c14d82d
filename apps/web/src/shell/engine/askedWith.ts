import type { EngineSummary } from '@portolan/protocol';
import { keyOf, summaryOf } from '../../store/engine/enginesStore.ts';

/**
 * R309: returns what the address asks for when an engine is added to those that are shown, or taken away from them: `null`
 * for the default engine alone, `undefined` if none would be left.
 */
export function askedWith(
  shown: readonly (string | null)[],
  toggled: EngineSummary,
  watched: readonly EngineSummary[],
): string | null | undefined {
  const engines = new Map(watched.map((each) => [each.name, each]));
  const names = new Set(shown.map((engine) => summaryOf({ engines }, engine)?.name));
  if (!names.delete(toggled.name)) names.add(toggled.name);
  const [first, ...others] = watched.filter(({ name }) => names.has(name));
  if (!first) return undefined;
  return others.length === 0 ? keyOf(first) : [first, ...others].map(({ name }) => name).join(',');
}
