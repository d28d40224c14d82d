import type { Path, PeerName, TopologyIndex, Verdict } from '@portolan/topology';
import { peerNamesOf } from '../../store/verdict/peerNamesOf.ts';
import { pointAtPath } from '../../store/pointedPathStore.ts';
import { withPort } from '../../store/verdict/verdictText.ts';
import { Copyable } from '../parts/Copyable.tsx';
import { NetworkLink } from '../parts/Links.tsx';
import { NameTags } from './NameTags.tsx';
import classes from './Reach.module.css';
import { PathChain, PathNotes } from './PathChain.tsx';
import { toHops } from './toHops.ts';

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
      <PathChain
        names={index}
        hops={toHops(verdict, path)}
        link={(id) => {
          const network = index.networks.get(id);
          return network && <NetworkLink network={network} />;
        }}
      />
      <PathNotes path={path} />
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
