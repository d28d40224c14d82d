import type { Path } from '@portolan/topology';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { endName } from '../../store/verdict/endPair.ts';
import type { Names } from '../../store/verdict/endPair.ts';
import { Literal } from '../../theme/Literal.tsx';
import { Copyable } from '../parts/Copyable.tsx';
import classes from './Reach.module.css';
import type { Hop } from './toHops.ts';

interface PathChainProps {
  names: Names;
  hops: readonly Hop[];
  /** Renders a network as a link; `undefined` if it no longer exists. */
  link: (networkId: string) => ReactNode;
}

/** R252: the hops of a path, from the source to the target. */
export function PathChain({ names, hops, link }: PathChainProps) {
  return (
    <p className={classes.chain}>
      {hops.map((hop, at) => (
        <Fragment key={at}>
          {at > 0 && (
            <span className={classes.arrow}>
              <span aria-hidden>→</span>
              <span className={classes.visuallyHidden}> to </span>
            </span>
          )}
          <HopText names={names} hop={hop} link={link} />
        </Fragment>
      ))}
    </p>
  );
}

function HopText({ names, hop, link }: Omit<PathChainProps, 'hops'> & { hop: Hop }) {
  switch (hop.kind) {
    case 'end':
      return (
        <span className={classes.end}>
          <Literal text={endName(names, hop.end)} max={60} />
          {hop.port !== null && <Literal mono text={`:${hop.port}`} />}
        </span>
      );
    case 'network':
      return (
        link(hop.networkId) ?? (
          <Literal mono text={names.networks.get(hop.networkId)?.name ?? hop.networkId.slice(0, 12)} />
        )
      );
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

/** What limits a path: another host, open ports, a protocol. */
export function PathNotes({ path }: { path: Path }) {
  return (
    <>
      {path.certainty === 'declared' && (
        <p className={classes.note}>The network between them can block this path.</p>
      )}
      {'ports' in path && path.ports && (
        <p className={classes.note}>
          {path.ports.length === 0
            ? 'No port is open, only ping works.'
            : `Open ports: ${path.ports.map(({ port, protocol }) => `${port}/${protocol}`).join(', ')}.`}
        </p>
      )}
      {path.kind === 'published-port' && path.protocol !== 'tcp' && (
        <p className={classes.note}>For {path.protocol} only.</p>
      )}
    </>
  );
}
