import type { Path, PeerName, TopologyIndex, Verdict } from '@portolan/topology';
import { Fragment } from 'react';
import { endName } from '../../store/verdict/endPair.ts';
import { peerNamesOf } from '../../store/verdict/peerNamesOf.ts';
import { pointAtPath } from '../../store/pointedPathStore.ts';
import { withPort } from '../../store/verdict/verdictText.ts';
import { Literal } from '../../theme/Literal.tsx';
import { Copyable } from '../parts/Copyable.tsx';
import { NetworkLink } from '../parts/Links.tsx';
import { NameTags } from './NameTags.tsx';
import classes from './Reach.module.css';
import { toHops } from './toHops.ts';
import type { Hop } from './toHops.ts';

interface PathItemProps {
  index: TopologyIndex;
  verdict: Verdict;
  path: Path;
  at: number;
}

/** R252: one path, with the names and addresses of the target on it. While it has the pointer or the focus, the map shows it alone. */
export function PathItem({ index, verdict, path, at }: PathItemProps) {
  const names = path.kind === 'network' ? peerNames(index, verdict, path) : [];
  const addresses = addressesNotInChain(path);
  return (
    <li
      className={classes.path}
      onMouseEnter={() => pointAtPath(at)}
      onMouseLeave={() => pointAtPath(null)}
      onFocus={() => pointAtPath(at)}
      onBlur={() => pointAtPath(null)}
    >
      <PathChain index={index} hops={toHops(verdict, path)} />
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
      {names.length > 0 && <NameTags index={index} names={names} holderId={verdict.to} />}
      {addresses.length > 0 && (
        <p className={classes.addresses}>
          {addresses.map((address) => (
            <Copyable key={address} mono text={address} what="address" />
          ))}
        </p>
      )}
    </li>
  );
}

/** Returns the names of a network path, each with the other containers that have it. */
function peerNames(
  index: TopologyIndex,
  { from, to }: Verdict,
  { names }: Extract<Path, { kind: 'network' }>,
): PeerName[] {
  if (names.length === 0) return [];
  return peerNamesOf(index)
    .namesFor(from, to)
    .filter(({ name }) => names.includes(name));
}

/** Returns the addresses of a path that its chain does not show. */
function addressesNotInChain(path: Path): string[] {
  if (path.kind === 'published-port') return path.addresses.slice(1).map((each) => withPort(each, path.port));
  return path.kind === 'host' ? path.addresses.slice(1) : path.addresses;
}

/** R252: the hops of a path, from the source to the target. */
function PathChain({ index, hops }: { index: TopologyIndex; hops: readonly Hop[] }) {
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
