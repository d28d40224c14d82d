import { optionsOf } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { emptyInput } from './CreateInput.ts';
import type { CreateInput } from './CreateInput.ts';
import { toDuplicate } from './toDuplicate.ts';

/** What the form starts with: empty, or the settings of the network with the id `like`; with what to know about it. */
export function startOf(
  topology: Topology,
  like: string | undefined,
): { input: CreateInput; notes: string[] } {
  const { engine, networks } = topology;
  const model = networks.find(({ id }) => id === like);
  if (model) {
    const named = new Set(optionsOf(model.driver, engine).map(({ key }) => key));
    return toDuplicate(model, networks, named);
  }
  const drivers = engine.networkDrivers;
  return {
    input: { ...emptyInput, driver: drivers.includes('bridge') ? 'bridge' : (drivers[0] ?? 'bridge') },
    notes: [],
  };
}
