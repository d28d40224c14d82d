import type { Path } from '../Verdict.ts';

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
