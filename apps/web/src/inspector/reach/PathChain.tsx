import type { TopologyIndex } from '@portolan/topology';
import { Fragment } from 'react';
import { endName } from '../../store/verdict/endPair.ts';
import { Literal } from '../../theme/Literal.tsx';
import { Copyable } from '../parts/Copyable.tsx';
import { NetworkLink } from '../parts/Links.tsx';
import classes from './Reach.module.css';
import type { Hop } from './toHops.ts';

/** R252: the hops of a path, from left to right. */
export function PathChain({ index, hops }: { index: TopologyIndex; hops: readonly Hop[] }) {
  return (
    <p className={classes.chain}>
      {hops.map((hop, at) => (
        <Fragment key={at}>
          {at > 0 && (
            <span className={classes.arrow}>
              <span aria-hidden>→</span>
              <span className={classes.aloud}> to </span>
            </span>
          )}
          <HopText index={index} hop={hop} />
        </Fragment>
      ))}
    </p>
  );
}

function HopText({ index, hop }: { index: TopologyIndex; hop: Hop }) {
  switch (hop.kind) {
    case 'end':
      return (
        <span className={classes.end}>
          <Literal text={endName(index, hop.end)} max={60} />
          {hop.port !== null && <Literal mono text={`:${hop.port}`} />}
        </span>
      );
    case 'network': {
      const network = index.networks.get(hop.networkId);
      return network ? <NetworkLink network={network} /> : <Literal mono text={hop.networkId.slice(0, 12)} />;
    }
    case 'address':
      return (
        <span className={classes.copied}>
          {hop.label && `${hop.label} `}
          <Copyable mono text={hop.text} what="address" />
        </span>
      );
    case 'place':
      return <span>{hop.text}</span>;
  }
}
