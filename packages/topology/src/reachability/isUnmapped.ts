import type { Port } from '../model.ts';
import type { Family } from '../traits/networkTraits.ts';

/** Whether a port is open at the container's own address, without one on the host (gateway mode `routed`, 27.0). */
export const isOpenUnmapped = ({ ip, publicPort }: Port, family: Family): boolean =>
  publicPort === null && ip !== null && ip.includes(':') === (family === 6);
