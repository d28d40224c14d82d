import type { TopologyIndex } from '@portolan/topology';
import { useMemo } from 'react';
import { Copyable } from '../parts/Copyable.tsx';
import inspector from '../Inspector.module.css';
import { NetworkLink } from '../parts/Links.tsx';
import { Section } from '../parts/Section.tsx';
import { internalGateways } from './exposureGroups.ts';

/** R257: the way out that internal networks have all the same: to the host, by its address there. */
export function InternalGateways({ index }: { index: TopologyIndex }) {
  const gateways = useMemo(() => internalGateways(index), [index]);
  if (gateways.length === 0) return null;
  return (
    <Section title="Internal, but the host answers">
      <ul className={inspector.rows}>
        {gateways.map(({ networkId, addresses, everyAddress }) => {
          const network = index.networks.get(networkId);
          return (
            <li key={networkId}>
              <span className={inspector.grow}>{network && <NetworkLink network={network} />}</span>
              <span className={inspector.end}>
                {addresses.map((address) => (
                  <Copyable key={address} mono text={address} what="address" />
                ))}
                {everyAddress && ' and its others'}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
