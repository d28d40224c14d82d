import type { Place } from './Places.ts';
import { isIccOff } from './networkTraits.ts';
import { hasFamily } from './Stack.ts';
import type { Stack } from './Stack.ts';
import type { EndpointRef } from './Verdict.ts';

/** All that the letters of an end depend on, as text: ends of one kind have the same. */
export function kindOf({ stack, obstacle, remainsOf }: Place, id: EndpointRef): string {
  if (!stack || obstacle) return remainsOf === null ? 'obstacle' : `remains of ${remainsOf}`;
  if (stack.kind !== 'own') return stack.key;
  if (stack.isClosed) return 'none';
  // R204: links are between single containers.
  const isSingle = [...stack.seats.values()].some(({ network }) => network.predefined && isIccOff(network));
  return isSingle ? `stack ${stack.key || id}` : `${seatsOf(stack)} ${portsOf(stack)}`;
}

function seatsOf({ seats, gateway }: Stack): string {
  return [...seats.values()]
    .map((seat) => {
      const families = `${hasFamily(seat, 4) ? '4' : ''}${hasFamily(seat, 6) ? '6' : ''}`;
      return `${seat.network.id}:${families}${seat === gateway ? '*' : ''}`;
    })
    .sort()
    .join();
}

function portsOf({ ports }: Stack): string {
  const binds = ports.map(({ ip, publicPort }) => `${ip ?? ''}${publicPort === null ? '-' : '+'}`);
  return [...new Set(binds)].sort().join();
}
