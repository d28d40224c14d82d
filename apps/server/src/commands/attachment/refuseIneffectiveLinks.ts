import type { ConnectRequest } from '@portolan/protocol';
import type { Network } from '@portolan/topology';
import { EngineError } from '../../docker/EngineError.ts';

/** R141: engines store links on the default bridge, but they have no effect (20.10.24, 28.5.2), so they are refused. */
export function refuseIneffectiveLinks(network: Network, { links }: Pick<ConnectRequest, 'links'>): void {
  if (!links?.length || !network.predefined) return;
  throw new EngineError(
    'refused-by-engine',
    `The engine would ignore links on ${network.name}. They work on user-defined networks only.`,
  );
}
