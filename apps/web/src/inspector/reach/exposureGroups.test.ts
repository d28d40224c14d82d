import { TopologyIndex } from '@portolan/topology';
import type { Port } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { exposureGroups } from './exposureGroups.ts';

const port = (publicPort: number, ip: string): Port => ({ ip, privatePort: 80, publicPort, type: 'tcp' });

it('R257: exposures are grouped by where the traffic enters, and what only the host reaches is separate', () => {
  const lan = aNetwork('lan', { driver: 'macvlan', options: { parent: 'eth0' } });
  const admin = aContainer('admin', { ports: [port(9000, '127.0.0.1'), port(9000, '192.0.2.7')] });
  const web = aContainer('web', { ports: [port(80, '0.0.0.0'), port(80, '::'), port(443, '0.0.0.0')] });
  const agent = aContainer('agent', { namespace: { kind: 'host' } });
  const printer = aContainer('printer');
  const index = new TopologyIndex(
    aTopology({
      networks: [lan],
      containers: [admin, agent, printer, web],
      attachments: [anAttachment(printer, lan, { ipv4: '10.0.0.9' })],
    }),
  );
  const nameOf = (id: string) => index.containers.get(id)?.name;
  const groups = exposureGroups(index).map(({ title, reach, rows }) => [
    title,
    reach,
    ...rows.map(({ containerId, texts }) => `${nameOf(containerId)}: ${texts.join(', ')}`),
  ]);
  expect(groups[0]).toEqual([
    'Every address of the host',
    'outside',
    'web: 0.0.0.0:80 → 80/tcp, 0.0.0.0:443 → 80/tcp',
  ]);
  expect(groups.slice(1)).toEqual(
    expect.arrayContaining([
      ['127.0.0.1', 'host', 'admin: 127.0.0.1:9000 → 80/tcp'],
      ['192.0.2.7', 'outside', 'admin: 192.0.2.7:9000 → 80/tcp'],
      ['The host’s network stack', 'outside', 'agent: every port it listens on'],
      ['LAN at eth0', 'outside', 'printer: 10.0.0.9'],
    ]),
  );
  expect(groups).toHaveLength(5);
});
