import type { Path, PeerName, TopologyIndex, Verdict } from '@portolan/topology';
import { peerNamesOf } from '../../store/verdict/reachabilityOf.ts';
import { pointAtPath } from '../../store/pointedPathStore.ts';
import { withPort } from '../../store/verdict/verdictText.ts';
import { Copyable } from '../parts/Copyable.tsx';
import { NameTags } from './NameTags.tsx';
import { PathChain } from './PathChain.tsx';
import classes from './Reach.module.css';
import { toHops } from './toHops.ts';

interface PathItemProps {
  index: TopologyIndex;
  verdict: Verdict;
  path: Path;
  at: number;
}

/** R252: one way, with what one calls the other end on it; pointing at it shows it alone on the map. */
export function PathItem({ index, verdict, path, at }: PathItemProps) {
  const names = path.kind === 'network' ? peerNames(index, verdict, path) : [];
  const addresses = addressesBeside(path);
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
            ? 'No port is open there, only ping.'
            : `Only ${path.ports.map(({ port, protocol }) => `${port}/${protocol}`).join(', ')}.`}
        </p>
      )}
      {path.kind === 'published-port' && path.protocol !== 'tcp' && (
        <p className={classes.note}>For {path.protocol}.</p>
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

/** The names a network path tells, with what else they mean. */
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

/** The addresses that the chain does not tell already. */
function addressesBeside(path: Path): string[] {
  if (path.kind === 'published-port') return path.addresses.slice(1).map((each) => withPort(each, path.port));
  return path.kind === 'host' ? path.addresses.slice(1) : path.addresses;
}
