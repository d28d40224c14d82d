import { addressesOf, familiesOf } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import { linksOf } from '../../names/linksOf.ts';
import type { Names } from '../../names/Names.ts';
import { filtersIPv6 } from '../../traits/engineTraits.ts';
import { isIccOff, parentModeOf, driverKindOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer } from '../Answer.ts';
import { containerPortsOf } from '../ends/Stack.ts';
import type { OpenPort, Path } from '../Verdict.ts';
import type { Question } from './Question.ts';

/** R203: decides if two stacks reach each other over the networks that both are on. */
export function decideSharedNetworks(question: Question, answer: Answer): void {
  const { from, to } = question;
  let shares = false;
  for (const [networkId, endpoint] of from.stack.endpoints) {
    const peer = to.stack.endpoints.get(networkId);
    if (!peer) continue;
    shares = true;
    const families = familiesOf(endpoint).filter((family) => familiesOf(peer).includes(family));
    if (families.length > 0) decideNetwork(question, answer, endpoint, peer, families);
    else {
      const sentence = () =>
        `On ${endpoint.network.name}, ${from.name} has only IPv${familiesOf(endpoint).join()} and ${to.name} only IPv${familiesOf(peer).join()}.`;
      answer.block(lazyReason('other-family', sentence, networkId));
    }
  }
  if (shares) return;
  answer.block(
    lazyReason('no-common-network', () => {
      if (to.stack.endpoints.size === 0) return `${to.name} is not on any network.`;
      if (from.stack.endpoints.size === 0) return `${from.name} is not on any network.`;
      return `${from.name} and ${to.name} have no network in common.`;
    }),
  );
}

function decideNetwork(
  question: Question,
  answer: Answer,
  endpoint: Endpoint,
  peer: Endpoint,
  families: Family[],
): void {
  const { network } = endpoint;
  const { id, name } = network;
  const path =
    (declared: boolean, ports: OpenPort[] | null = null) =>
    () =>
      networkPath(question, peer, families, declared, ports);
  const both = lazyReason(
    'same-network',
    () => `${question.from.name} and ${question.to.name} are both on ${name}.`,
    id,
  );
  switch (driverKindOf(network)) {
    case 'bridge':
      if (isIccOff(network)) decideWithoutIcc(question, answer, endpoint, peer, families);
      else answer.allow('a', path(false), both);
      return;
    case 'parent': {
      const parent = network.options['parent'] ?? 'its own link';
      const mode = parentModeOf(network);
      if (mode === 'private') {
        answer.block(
          lazyReason(
            'isolated',
            () => `${name} is in private mode: its members cannot reach each other.`,
            id,
          ),
        );
      } else if (mode === 'vepa') {
        answer.markUnknown(
          lazyReason(
            'parent-interface',
            () => `${name} is in vepa mode: the switch behind ${parent} decides.`,
            id,
          ),
        );
      } else {
        answer.allow(
          'a',
          path(true),
          both,
          lazyReason(
            'parent-interface',
            () => `${name} uses ${parent}; Docker does not see what is behind it.`,
            id,
          ),
        );
      }
      return;
    }
    case 'overlay':
    case 'plugin': {
      const driver = network.driver || 'overlay';
      const reason = lazyReason(
        'declared-driver',
        () => `The driver ${driver} decides what ${name} carries.`,
        id,
      );
      answer.allow('a', path(true), both, reason);
    }
  }
}

/** R204: with ICC off, members of a bridge reach each other only by legacy links, which open ports in one direction. */
function decideWithoutIcc(
  question: Question,
  answer: Answer,
  endpoint: Endpoint,
  peer: Endpoint,
  families: Family[],
): void {
  const { from, to, index } = question;
  const { id, name } = endpoint.network;
  const iccOff = lazyReason(
    'icc-off',
    () => `Members of ${name} may not communicate with each other (enable_icc=false).`,
    id,
  );
  const isLinked =
    endpoint.network.predefined &&
    linksOf(index, endpoint.attachment).some(({ target }) => target.id === to.stack.key);
  const ports = isLinked ? containerPortsOf(to.stack.ports) : [];
  if (ports.length > 0 && families.includes(4)) {
    const link = lazyReason(
      'link',
      () => `${from.name} has a link to ${to.name}, which opens its exposed ports.`,
      id,
    );
    answer.allow('a', () => networkPath(question, peer, [4], false, ports), link, iccOff);
  } else {
    answer.block(iccOff);
  }
  if (families.includes(6) && !filtersIPv6(index.engine)) {
    answer.markUnknown(
      lazyReason('icc-off', () => `Before 27.0, this may not apply to IPv6 on ${name}.`, id),
    );
  }
}

function networkPath(
  { names, fromId, toId }: { names: Names; fromId: string; toId: string },
  peer: Endpoint,
  families: readonly Family[],
  declared: boolean,
  ports: OpenPort[] | null,
): Path {
  const { id, predefined } = peer.network;
  const usable = names
    .namesFor(fromId, toId)
    .filter(({ networkId, kind }) => (networkId === null ? kind === 'link' && predefined : networkId === id));
  return {
    kind: 'network',
    networkId: id,
    certainty: declared ? 'declared' : 'engine',
    addresses: addressesOf(peer, families),
    names: usable.map(({ name }) => name),
    ports,
  };
}
