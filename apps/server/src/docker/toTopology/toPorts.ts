import type { Port } from '@portolan/topology';
import { entriesOf } from './lenient.ts';

const TYPES = ['tcp', 'udp', 'sctp'] as const;

/** `NetworkSettings.Ports` (`{"80/tcp": [{HostIp, HostPort}] | null}`) as a sorted list. */
export function toPorts(json: unknown): Port[] {
  const ports = entriesOf(json).flatMap(([key, bindings]): Port[] => {
    const [digits, protocol] = key.split('/');
    const privatePort = Number(digits);
    const type = TYPES.find((each) => each === protocol);
    if (!type || !Number.isInteger(privatePort)) return [];
    if (!Array.isArray(bindings) || bindings.length === 0) {
      return [{ ip: null, privatePort, publicPort: null, type }];
    }
    return bindings.map((binding: unknown) => {
      const { HostIp, HostPort } = (binding ?? {}) as { HostIp?: unknown; HostPort?: unknown };
      return {
        // Bound to every address, as older engines and Podman may leave it out.
        ip: typeof HostIp === 'string' && HostIp !== '' ? HostIp : '0.0.0.0',
        privatePort,
        // Empty in gateway mode `routed` (27.0): open without mapping.
        publicPort: Number(HostPort) || null,
        type,
      };
    });
  });
  return ports.sort(
    (a, b) =>
      a.privatePort - b.privatePort ||
      compare(a.type, b.type) ||
      compare(a.ip ?? '', b.ip ?? '') ||
      (a.publicPort ?? 0) - (b.publicPort ?? 0),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
