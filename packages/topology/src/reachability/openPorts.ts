import type { Port } from '../model.ts';
import type { OpenPort } from './Verdict.ts';

/** The container's side of ports, each once. */
export function containerPortsOf(ports: readonly Port[]): OpenPort[] {
  const distinct = new Map(
    ports.map(({ privatePort, type }) => [`${privatePort}/${type}`, { port: privatePort, protocol: type }]),
  );
  return [...distinct.values()];
}
