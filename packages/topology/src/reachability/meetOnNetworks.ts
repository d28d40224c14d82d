import type { Names } from '../names/Names.ts';
import { linksOf } from '../names/linksOf.ts';
import { because } from './Answer.ts';
import type { Answer } from './Answer.ts';
import { filtersIPv6 } from './engineTraits.ts';
import { isIccOff, parentModeOf, segmentOf } from './networkTraits.ts';
import type { Family } from './networkTraits.ts';
import type { Question } from './Question.ts';
import { openPorts } from './openPorts.ts';
import { addressesOf, familiesOf } from './Stack.ts';
import type { Seat } from './Stack.ts';
import type { OpenPort, Path } from './Verdict.ts';

/** R203: two stacks on one network. */
export function meetOnNetworks(question: Question, answer: Answer): void {
  const { from, to } = question;
  let shares = false;
  for (const [networkId, seat] of from.stack.seats) {
    const there = to.stack.seats.get(networkId);
    if (!there) continue;
    shares = true;
    const families = familiesOf(seat).filter((family) => familiesOf(there).includes(family));
    if (families.length > 0) meet(question, answer, seat, there, families);
    else {
      const sentence = () =>
        `On ${seat.network.name}, ${from.name} has only IPv${familiesOf(seat).join()} and ${to.name} only IPv${familiesOf(there).join()}.`;
      answer.close(because('other-family', sentence, networkId));
    }
  }
  if (shares) return;
  answer.close(
    because('no-common-network', () => {
      if (to.stack.seats.size === 0) return `${to.name} is on no network.`;
      if (from.stack.seats.size === 0) return `${from.name} is on no network.`;
      return `${from.name} and ${to.name} have no network in common.`;
    }),
  );
}

function meet(question: Question, answer: Answer, seat: Seat, there: Seat, families: Family[]): void {
  const { network } = seat;
  const { id, name } = network;
  const path =
    (declared: boolean, ports: OpenPort[] | null = null) =>
    () =>
      networkPath(question, there, families, declared, ports);
  const both = because(
    'same-network',
    () => `${question.from.name} and ${question.to.name} are both on ${name}.`,
    id,
  );
  switch (segmentOf(network)) {
    case 'bridge':
      if (isIccOff(network)) apart(question, answer, seat, there, families);
      else answer.open('a', path(false), both);
      return;
    case 'parent': {
      const parent = network.options['parent'] ?? 'a link of its own';
      const mode = parentModeOf(network);
      if (mode === 'private') {
        answer.close(
          because('isolated', () => `${name} is in mode private: its members do not reach each other.`, id),
        );
      } else if (mode === 'vepa') {
        answer.doubt(
          because(
            'parent-interface',
            () => `${name} is in mode vepa: the switch behind ${parent} decides.`,
            id,
          ),
        );
      } else {
        answer.open(
          'a',
          path(true),
          both,
          because(
            'parent-interface',
            () => `${name} hangs on ${parent}, beyond which Docker does not see.`,
            id,
          ),
        );
      }
      return;
    }
    case 'overlay':
    case 'plugin': {
      const driver = network.driver || 'overlay';
      const reason = because(
        'declared-driver',
        () => `What ${name} carries, its driver ${driver} decides.`,
        id,
      );
      answer.open('a', path(true), both, reason);
    }
  }
}

/** R204: containers of a bridge may not talk (ICC off): only legacy links open ports, one way. */
function apart(question: Question, answer: Answer, seat: Seat, there: Seat, families: Family[]): void {
  const { from, to, index } = question;
  const { id, name } = seat.network;
  const iccOff = because(
    'icc-off',
    () => `Members of ${name} may not talk with each other (enable_icc=false).`,
    id,
  );
  const isLinked =
    seat.network.predefined &&
    linksOf(index, seat.attachment).some(({ target }) => target.id === to.stack.key);
  const ports = isLinked ? openPorts(to.stack.ports) : [];
  if (ports.length > 0 && families.includes(4)) {
    const link = because(
      'link',
      () => `${from.name} is linked to ${to.name}: its exposed ports are open to it.`,
      id,
    );
    answer.open('a', () => networkPath(question, there, [4], false, ports), link, iccOff);
  } else {
    answer.close(iccOff);
  }
  if (families.includes(6) && !filtersIPv6(index.topology.engine)) {
    answer.doubt(because('icc-off', () => `Before 27.0 this may not hold for IPv6 on ${name}.`, id));
  }
}

function networkPath(
  { names, fromId, toId }: { names: Names; fromId: string; toId: string },
  there: Seat,
  families: readonly Family[],
  declared: boolean,
  ports: OpenPort[] | null,
): Path {
  const { id, predefined } = there.network;
  const usable = names
    .namesFor(fromId, toId)
    .filter(({ networkId, kind }) => (networkId === null ? kind === 'link' && predefined : networkId === id));
  return {
    kind: 'network',
    networkId: id,
    certainty: declared ? 'declared' : 'engine',
    addresses: addressesOf(there, families),
    names: usable.map(({ name }) => name),
    ports,
  };
}
