import type { Probe } from '@portolan/protocol';
import { Reachability, TopologyIndex } from '@portolan/topology';
import { leadsTo, ownAddresses, peerName } from './toTarget.ts';
import type { Question } from './toTarget.ts';
import type { Target } from './Tool.ts';

/** R248: what the topology foretells of a target; `null` where it does not. */
export function predict(question: Question, target: Target): Probe['predicted'] {
  if (target.kind === 'dns') return predictName(question, target.name);
  const { request, verdict } = question;
  const { index } = question.reachability;
  const isPaused = index.containers.get(request.to)?.state === 'paused';
  // The kernel goes on: it answers pings, and may take connections that then nobody serves.
  if (isPaused && request.kind === 'tcp') return null;
  const { paths, verdict: answer } = isPaused ? whenResumed(question) : verdict;
  const isOpen = paths.some((path) => leadsTo(path, request) && path.addresses.includes(target.address));
  if (isOpen) return 'reached';
  return answer === 'unknown' || isDecidedElsewhere(question, target.address) ? null : 'not-reached';
}

/** The verdict if nothing but the pause ended. */
function whenResumed({ request: { from, to }, reachability }: Question) {
  const { topology } = reachability.index;
  const containers = topology.containers.map((each) =>
    each.id === to ? { ...each, state: 'running' as const } : each,
  );
  return new Reachability(new TopologyIndex({ ...topology, containers })).verdict(from, to);
}

/** An address on a network of which the engine does not see to who gets there; of the host, where others answer too. */
function isDecidedElsewhere({ request, reachability: { index } }: Question, address: string): boolean {
  if (request.to === 'host') return false;
  const attachment = index.topology.attachments.find(
    ({ ipv4, ipv6 }) => ipv4 === address || ipv6 === address,
  );
  if (!attachment) return false;
  return index.networks.get(attachment.networkId)?.driver !== 'bridge';
}

function predictName(question: Question, name: string): Probe['predicted'] {
  const { request, reachability } = question;
  const { names, index } = reachability;
  const known = peerName(question, name);
  if (known?.kind === 'vip' || known?.networkId === null) return 'reached';
  const own = ownAddresses(index, request.to);
  return names.resolve(request.from, name).addresses.some((each) => own.includes(each))
    ? 'reached'
    : 'not-reached';
}
