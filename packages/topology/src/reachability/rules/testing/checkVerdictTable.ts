import { describe, expect, it } from 'vitest';
import type { Container, Network, Port } from '../../../model.ts';
import { TopologyBuilder } from '../../../testing/index.ts';
import type { EndId, ReasonCode } from '../../Verdict.ts';

export type EndSpec = Container | 'host' | 'outside';
export type BuildEnds = (builder: TopologyBuilder) => [from: EndSpec, to: EndSpec];

export const idOf = (end: EndSpec): EndId => (typeof end === 'string' ? end : end.id);

/** One row of facts: the expected verdict codes on 20.10.24 and 28.5.2 (`null`: not applicable), one of the expected reasons, and the two ends. */
export type Row = [
  what: string,
  old: string | null,
  recent: string | null,
  reason: ReasonCode,
  build: BuildEnds,
];

/** Checks each row against both engines. */
export function checkVerdictTable(rows: readonly Row[]): void {
  const engines = [
    ['20.10.24', 1],
    ['28.5.2', 2],
  ] as const;
  const tested = engines.filter(([, column]) => rows.some((row) => row[column] !== null));
  describe.each(tested)('engine %s', (version, column) => {
    const applicable = rows.filter((row) => row[column] !== null);
    it.each(applicable)('%s', (...row) => {
      const builder = new TopologyBuilder({ version });
      const [from, to] = row[4](builder).map(idOf) as [EndId, EndId];
      const { reachability } = builder;
      const verdict = reachability.verdict(from, to);
      expect([reachability.verdictCode(from, to), verdict.reasons]).toEqual([
        row[column],
        expect.arrayContaining([expect.objectContaining({ code: row[3] })]),
      ]);
    });
  });
}

export const bridge = (options: Record<string, string>): Partial<Network> => ({
  options: Object.fromEntries(
    Object.entries(options).map(([key, value]) => [`com.docker.network.bridge.${key}`, value]),
  ),
});

export const http: Port = { ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' };
export const published = { ports: [http] };
export const exposed = { ports: [{ ...http, ip: null, publicPort: null }] };
export const internal = { internal: true };
export const lan = { driver: 'macvlan', options: { parent: 'eth0' } };
export const overlay = { driver: 'overlay', scope: 'swarm' as const, attachable: true };
export const hostMode = { namespace: { kind: 'host' as const } };
export const noNetwork = { namespace: { kind: 'none' as const } };

/** Two containers, each on its own network, or both on one network if `there` is `null`. */
export const pair =
  (here: Partial<Network>, there: Partial<Network> | null, fields: Partial<Container> = {}): BuildEnds =>
  (builder) => {
    const a = builder.network('a', here);
    const b = there ? builder.network('b', there) : a;
    return [builder.container('from', [a]), builder.container('to', [b], fields)];
  };

/** From a container on one network to the host or the outside. */
export const outbound =
  (to: 'host' | 'outside', network: Partial<Network>): BuildEnds =>
  (builder) => [builder.container('from', [builder.network('a', network)]), to];

/** From the host or the outside to a container on one network. */
export const inbound =
  (from: 'host' | 'outside', network: Partial<Network>, fields: Partial<Container> = {}): BuildEnds =>
  (builder) => [from, builder.container('to', [builder.network('a', network)], fields)];

export const withGatewayBridge =
  (build: BuildEnds): BuildEnds =>
  (builder) => {
    builder.network('docker_gwbridge', bridge({ enable_icc: 'false', enable_ip_masquerade: 'true' }));
    return build(builder);
  };
