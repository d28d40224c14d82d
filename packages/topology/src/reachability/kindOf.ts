import { parentOf } from '../exposure/doors.ts';
import { inhibitsIPv4, isIccOff, segmentOf } from './networkTraits.ts';
import type { Place } from './Places.ts';
import { hasFamily } from './Stack.ts';
import type { Seat, Stack } from './Stack.ts';

/** All that the letters of an end depend on, as text: ends of one kind have the same. */
export function kindOf({ stack, obstacle, remainsOf }: Place): string {
  if (!stack || obstacle) return remainsOf === null ? 'obstacle' : `remains of ${remainsOf}`;
  if (stack.kind !== 'own') return stack.key;
  if (stack.isClosed) return 'none';
  // R204: links are between single containers.
  const isSingle = [...stack.seats.values()].some(({ network }) => network.predefined && isIccOff(network));
  return isSingle ? `stack ${stack.key}` : `${seatsOf(stack)} ${bindsOf(stack)}`;
}

/** Likewise, of one with a stack of its own to those on none of its networks; `null` for other ends. */
export function kindToStrangers({ stack, obstacle }: Place): string | null {
  if (stack?.kind !== 'own' || obstacle || stack.isClosed) return null;
  const { gateway, seats } = stack;
  const traits = new Set([...seats.values()].map(traitsOf));
  return `${gateway ? gatewayTraitsOf(gateway) : ''} ${[...traits].sort().join()} ${bindsOf(stack)}`;
}

const familyText = (seat: Seat): string => `${hasFamily(seat, 4) ? '4' : ''}${hasFamily(seat, 6) ? '6' : ''}`;

function seatsOf({ seats, gateway }: Stack): string {
  return [...seats.values()]
    .map((seat) => `${seat.network.id}:${familyText(seat)}${seat === gateway ? '*' : ''}`)
    .sort()
    .join();
}

function bindsOf({ ports }: Stack): string {
  const binds = ports.map(({ ip, publicPort }) => `${ip ?? ''}${publicPort === null ? '-' : '+'}`);
  return [...new Set(binds)].sort().join();
}

function traitsOf(seat: Seat): string {
  const { network } = seat;
  const isParent = parentOf(network) !== null;
  const isBridge6 = segmentOf(network) === 'bridge' && hasFamily(seat, 6);
  return `${isParent ? 'parent' : ''}${isBridge6 ? 'six' : ''}${network.ingress ? 'ingress' : ''}`;
}

function gatewayTraitsOf(seat: Seat): string {
  const { network } = seat;
  if (segmentOf(network) !== 'bridge') return '';
  const { options } = network;
  const modes = `${options['com.docker.network.bridge.gateway_mode_ipv4'] ?? ''} ${options['com.docker.network.bridge.gateway_mode_ipv6'] ?? ''}`;
  return `${modes} ${inhibitsIPv4(network) ? 'inhibits' : ''} ${familyText(seat)}`;
}
