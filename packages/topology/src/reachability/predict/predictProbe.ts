import { filtersIPv6 } from '../../traits/engineTraits.ts';
import { gatewayModeOf } from '../../traits/networkTraits.ts';
import { probedAddresses, probedOwner } from './probedAddresses.ts';
import type { Reachability } from '../Reachability.ts';
import type { Path, Verdict } from '../Verdict.ts';

type AddressTest = { kind: 'ping'; address: string } | { kind: 'tcp'; address: string; port: number };

type Prediction = 'reached' | 'not-reached' | null;

/** R248: what the topology foretells of one test; `null` where it does not. */
export function predictProbe(
  reachability: Reachability,
  verdict: Verdict,
  test: AddressTest | { kind: 'dns'; name: string },
): Prediction {
  if (test.kind === 'dns') return predictName(reachability, verdict, test.name);
  const { from, to } = verdict;
  // R202: the kernel goes on, answers pings, and may take connections that then nobody serves.
  if (reachability.index.containers.get(to)?.state !== 'paused')
    return predictAddress(reachability, verdict, test);
  return test.kind === 'tcp'
    ? null
    : predictAddress(reachability, reachability.verdictOfKernel(from, to), test);
}

function predictAddress(reachability: Reachability, verdict: Verdict, test: AddressTest): Prediction {
  const { index } = reachability;
  const { engine } = index.topology;
  const { paths, to } = verdict;
  if (paths.some((path) => isPathForProbe(path, test) && path.addresses.includes(test.address)))
    return 'reached';
  if (verdict.verdict === 'unknown') return null;
  const isAllowed = verdict.verdict === 'allowed';
  const owner = probedOwner(index, to);
  const held = (owner ? index.attachmentsOfContainer(owner.id) : []).find(
    ({ ipv4, ipv6 }) => ipv4 === test.address || ipv6 === test.address,
  );
  // The host's, which has more addresses than the paths tell: published ports are met at most (R206; facts of 20.10.24, 28.5.2).
  if (!held) return isAllowed ? null : 'not-reached';
  // R203: in one stack, its addresses are as near as 127.0.0.1.
  if (paths.some(({ kind }) => kind === 'loopback')) return 'reached';
  const network = index.networks.get(held.networkId);
  // R203: layer 2, a driver or a router decides.
  if (network?.driver !== 'bridge') return null;
  const family = held.ipv6 === test.address ? 6 : 4;
  // R207: seen on 28.5.2 to pass pings to where no port is published.
  if (test.kind === 'ping' && gatewayModeOf(engine, network, family) === 'routed') return null;
  // R216, R217: doubts of which a verdict that is allowed by another way does not tell.
  const isDoubtful = engine.product === 'podman' || (family === 6 && !filtersIPv6(engine));
  return isAllowed && isDoubtful ? null : 'not-reached';
}

function predictName({ names, index }: Reachability, { from, to }: Verdict, name: string): Prediction {
  const known = names.namesFor(from, to).find((each) => each.name.toLowerCase() === name.toLowerCase());
  // R224, R223
  if (known?.kind === 'vip' || known?.networkId === null) return 'reached';
  // R221: of several the first is not fixed, and some programs tell the first alone.
  if (known?.ambiguity && known.ambiguity.winner === null) return null;
  const own = probedAddresses(index, to);
  return names.resolve(from, name).addresses.some((each) => own.includes(each)) ? 'reached' : 'not-reached';
}

/** Whether a path is one for this test: pinging an address of the host tells nothing of what is published there. */
export function isPathForProbe(
  path: Path,
  { kind, port }: { kind: 'ping' | 'tcp' | 'dns'; port?: number },
): boolean {
  switch (path.kind) {
    case 'published-port':
      return kind === 'tcp' && path.protocol === 'tcp' && path.port === port;
    case 'network':
    case 'routed':
      if (kind !== 'tcp') return path.ports === null || path.kind === 'routed';
      return path.ports === null || path.ports.some((each) => each.protocol === 'tcp' && each.port === port);
    case 'loopback':
    case 'host':
      return true;
  }
}
