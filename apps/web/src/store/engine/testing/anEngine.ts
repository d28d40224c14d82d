import type { EngineSummary } from '@portolan/protocol';

/** Returns an engine of the server’s list for tests; the one named `nas` is the default engine. */
export const anEngine = (name: string, fields: Partial<EngineSummary> = {}): EngineSummary => ({
  ...{ name, isDefault: name === 'nas', state: 'live', since: '2026-01-01T00:00:00Z' },
  ...{ address: `tcp://${name}:2376`, message: null, sample: false, product: 'docker', version: '28.5.2' },
  ...{ engineId: name, containers: 3, networks: 4, swarm: null, isRemovable: false },
  ...fields,
});
