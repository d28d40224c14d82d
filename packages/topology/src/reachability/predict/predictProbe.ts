import { filtersIPv6 } from '../../traits/engineTraits.ts';
import { gatewayModeOf } from '../../traits/networkTraits.ts';
import type { Reachability } from '../Reachability.ts';
import type { Path, Verdict } from '../Verdict.ts';
import { probedAddresses, probedOwner } from './probedAddresses.ts';

type AddressTest = { kind: 'ping'; address: string } | { kind: 'tcp'; address: string; port: number };

type Prediction = 'reached' | 'not-reached' | null;

/** R248: what the topology predicts for one test; `null` where it cannot predict it. */
export function predictProbe(
  reachability: Reachability,
  verdict: Verdict,
  test: AddressTest | { kind: 'dns'; name: string },
): Prediction {
  if (test.kind === 'dns') return predictName(reachability, verdict, test.name);
  const { from, to } = verdict;
  // R202: the kernel of a paused container answers pings, and may accept connections that no process then serves.
  if (reachability.index.containers.get(to)?.state !== 'paused')
    return predictAddress(reachability, verdict, test);
  return test.kind === 'tcp'
    ? null
    : predictAddress(reachability, reachability.verdictOfKernel(from, to), test);
}

function predictAddress(reachability: Reachability, verdict: Verdict, test: AddressTest): Prediction {
  const { index } = reachability;
  const { engine } = index;
  const { paths, to } = verdict;
  if (paths.some((path) => isPathForProbe(path, test) && path.addresses.includes(test.address)))
    return 'reached';
  if (verdict.verdict === 'unknown') return null;
  const isAllowed = verdict.verdict === 'allowed';
  const owner = probedOwner(index, to);
  const holder = (owner ? index.attachmentsOfContainer(owner.id) : []).find(
    ({ ipv4, ipv6 }) => ipv4 === test.address || ipv6 === test.address,
  );
  // An address of the host, which has more addresses than the paths list: at most it leads to published ports
  // (R206; facts of 20.10.24, 28.5.2).
  if (!holder) return isAllowed ? null : 'not-reached';
  // R203: within one stack, its addresses are reached like 127.0.0.1.
  if (paths.some(({ kind }) => kind === 'loopback')) return 'reached';
  const network = index.networks.get(holder.networkId);
  // R203: layer 2, a driver or a router decides.
  if (network?.driver !== 'bridge') return null;
  const family = holder.ipv6 === test.address ? 6 : 4;
  // R207: 28.5.2 was seen to pass pings to containers that publish no port.
  if (test.kind === 'ping' && gatewayModeOf(engine, network, family) === 'routed') return null;
  // R216, R217: unknown paths, which a verdict leaves out when another path is allowed.
  const isUnknown = engine.product === 'podman' || (family === 6 && !filtersIPv6(engine));
  return isAllowed && isUnknown ? null : 'not-reached';
}

function predictName({ names, index }: Reachability, { from, to }: Verdict, name: string): Prediction {
  const known = names.namesFor(from, to).find((each) => each.name.toLowerCase() === name.toLowerCase());
  // R224: the engine does not report the virtual address. R223: a name in /etc/hosts needs no name service.
  if (known?.kind === 'vip' || known?.networkId === null) return 'reached';
  // R221: with several holders the order of answers is not fixed, and some programs report the first answer alone.
  if (known?.ambiguity && known.ambiguity.winner === null) return null;
  const own = probedAddresses(index, to);
  return names.resolve(from, name).addresses.some((each) => own.includes(each)) ? 'reached' : 'not-reached';
}

/** True if a probe of this kind can use the path. A ping of the host's address shows nothing about ports published there. */
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
