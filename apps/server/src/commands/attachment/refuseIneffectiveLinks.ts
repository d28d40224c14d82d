import type { ConnectRequest } from '@portolan/protocol';
import type { Network } from '@portolan/topology';
import { EngineError } from '../../docker/EngineError.ts';

/** R141: links on the default bridge are kept and do nothing (20.10.24, 28.5.2), so they are not sent. */
export function refuseIneffectiveLinks(network: Network, { links }: Pick<ConnectRequest, 'links'>): void {
  if (!links?.length || !network.predefined) return;
  throw new EngineError(
    'refused-by-engine',
    `The engine would ignore that: links work on user-defined networks only, not on ${network.name}.`,
  );
}
