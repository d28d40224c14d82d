import { because } from './Answer.ts';
import type { Answer } from './Answer.ts';
import { filtersIPv6, protectsAddresses } from './engineTraits.ts';
import { hostAbsence } from './hostAbsence.ts';
import { isUnmapped } from './isUnmapped.ts';
import { FAMILIES, gatewayModeOf, isLayer3, segmentOf } from './networkTraits.ts';
import type { Family } from './networkTraits.ts';
import { openPorts } from './openPorts.ts';
import type { Question } from './Question.ts';
import { addressesOf, familiesOf, hasFamily } from './Stack.ts';
import type { Seat } from './Stack.ts';
import type { OpenPort } from './Verdict.ts';

/** R211: from beyond the host to a container's own addresses. */
export function fromOutside(question: Question, answer: Answer): void {
  const { to } = question;
  if (to.stack.seats.size === 0) {
    answer.close(because('no-common-network', () => `${to.name} is on no network.`));
  }
  for (const seat of to.stack.seats.values()) onto(question, answer, seat);
}

function onto(question: Question, answer: Answer, seat: Seat): void {
  const { network } = seat;
  const { id, name } = network;
  if (network.internal) {
    answer.close(because('internal', () => `${name} is internal: nothing leads into it.`, id));
    mayPassIPv6(question, answer, seat);
    return;
  }
  switch (segmentOf(network)) {
    case 'parent':
      ontoParent(answer, seat);
      return;
    case 'plugin':
      answer.doubt(
        because('declared-driver', () => `Who gets into ${name}, its driver ${network.driver} decides.`, id),
      );
      return;
    case 'overlay':
      answer.close(because('no-common-network', () => `The outside is not on the overlay ${name}.`, id));
      return;
    case 'bridge':
      for (const family of familiesOf(seat)) ontoBridge(question, answer, seat, family);
  }
}

/** R217 */
function mayPassIPv6({ index }: Question, answer: Answer, seat: Seat): void {
  const { engine } = index.topology;
  const { network } = seat;
  if (engine.product !== 'docker' || filtersIPv6(engine)) return;
  if (segmentOf(network) !== 'bridge' || !hasFamily(seat, 6)) return;
  answer.doubt(
    because('forward-policy', () => `Before 27.0 IPv6 may pass into ${network.name}.`, network.id),
  );
}

function ontoParent(answer: Answer, seat: Seat): void {
  const { network } = seat;
  const { id, name } = network;
  const parent = network.options['parent'];
  if (!parent) {
    answer.close(
      because(
        'parent-interface',
        () => `${name} hangs on no interface of the host: nothing leads into it.`,
        id,
      ),
    );
    return;
  }
  const reasons = [
    because(
      'parent-interface',
      () => `Members of ${name} stand in the segment of ${parent} with addresses of their own.`,
      id,
    ),
  ];
  if (isLayer3(network))
    reasons.push(because('needs-route', () => `The outside needs a route to ${name} by the host.`, id));
  answer.open(
    'a',
    () => ({
      kind: 'network',
      networkId: id,
      certainty: 'declared',
      addresses: addressesOf(seat, FAMILIES),
      names: [],
      ports: null,
    }),
    ...reasons,
  );
}

/** Whoever has a route to a bridge: before 28.0 the host's FORWARD policy decides, since then the gateway mode. */
function ontoBridge({ index, to }: Question, answer: Answer, seat: Seat, family: Family): void {
  const { network } = seat;
  const { id, name } = network;
  const { engine } = index.topology;
  const mode = gatewayModeOf(engine, network, family);
  const needsRoute = because('needs-route', () => `The outside needs a route to ${name} by the host.`, id);
  const open = (letter: 'a' | 'p', ports: OpenPort[] | null, reason: () => string) =>
    answer.open(
      letter,
      () => ({
        kind: 'routed',
        networkId: id,
        ports,
        certainty: 'declared',
        addresses: addressesOf(seat, [family]),
      }),
      because('routed-network', reason, id),
      needsRoute,
    );
  const absence = hostAbsence(engine, network, family);
  if (absence) {
    answer.close(absence);
  } else if (engine.product === 'podman') {
    answer.doubt(because('unproven-engine', () => `What Podman lets into ${name} was never tried here.`, id));
  } else if (mode === 'routed') {
    const ports = openPorts(
      to.stack.gateway === seat ? to.stack.ports.filter((port) => isUnmapped(port, family)) : [],
    );
    if (ports.length > 0)
      open('p', ports, () => `${name} is routed: published ports are open at ${to.name}’s own address.`);
    else
      answer.close(
        because('routed-network', () => `${name} is routed, but ${to.name} publishes no port there.`, id),
      );
  } else if (mode === 'nat-unprotected') {
    open(
      'a',
      null,
      () => `${name} is not protected (nat-unprotected): every port is open to who has a route.`,
    );
  } else if (protectsAddresses(engine)) {
    answer.close(
      because(
        'engine-protects',
        () => `The engine drops what comes from outside for ${to.name}’s own address on ${name}.`,
        id,
      ),
    );
  } else {
    const sentence = () =>
      `Before 28.0 the host’s FORWARD policy decides who gets into ${name}, and Docker does not tell it.`;
    answer.doubt(because('forward-policy', sentence, id));
    answer.doubt(needsRoute);
  }
}
