import { describe, expect, it } from 'vitest';
import { defaultGatewayOf } from './defaultGateway.ts';
import type { Container, Network } from './model.ts';
import { TopologyBuilder } from './testing/index.ts';
import { TopologyIndex } from './TopologyIndex.ts';

const internal = { internal: true };
const overlay = { driver: 'overlay', scope: 'swarm' as const };

type Row = [
  what: string,
  networks: Record<string, Partial<Network>>,
  priorities: Record<string, number>,
  old: string | null,
  recent: string | null,
];

const rows: Row[] = [
  ['the smallest name, not the first attached', { kb: {}, ka: {} }, {}, 'ka', 'ka'],
  ['the highest priority', { ka: {}, kb: {} }, { kb: 1 }, 'kb', 'kb'],
  ['one with IPv4 and IPv6 before all', { ka: {}, kb: { enableIPv6: true } }, { ka: 1 }, 'kb', 'kb'],
  ['internal networks after all others', { ka: internal, kb: {} }, { ka: 1 }, 'kb', 'kb'],
  ['an internal network alone', { ka: internal }, {}, 'ka', null],
  ['an overlay only if no other network is not internal', { ka: overlay, kb: {} }, { ka: 1 }, 'kb', 'kb'],
  ['an overlay alone, through docker_gwbridge', { ka: overlay }, {}, 'ka', 'ka'],
  ['a macvlan network like a bridge', { ka: { driver: 'macvlan' }, kb: {} }, {}, 'ka', 'ka'],
];

describe.each([
  ['20.10.24', 3],
  ['28.5.2', 4],
] as const)('R123: the default gateway on engine %s', (version, column) => {
  const gatewayOf = (row: Row, fields: Partial<Container> = {}) => {
    const builder = new TopologyBuilder({ version });
    const networks = Object.entries(row[1]).map(([name, kind]) => builder.network(name, kind));
    const container = builder.container('c', networks, fields, ({ name }) => ({
      gatewayPriority: row[2][name] ?? 0,
    }));
    const id = defaultGatewayOf(new TopologyIndex(builder.topology), container.id);
    return networks.find((network) => network.id === id)?.name ?? null;
  };

  it.each(rows)('%s', (...row) => {
    expect(gatewayOf(row)).toBe(row[column]);
  });

  it('is none for a stopped container, and without networks', () => {
    expect(gatewayOf(['', { ka: {} }, {}, null, null], { state: 'exited' })).toBeNull();
    expect(gatewayOf(['', {}, {}, null, null])).toBeNull();
  });
});
