import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { TopologyIndex } from '@portolan/topology';
import type { Attachment, Container, Network, Port } from '@portolan/topology';

const names = ['atlas', 'billing', 'crm', 'docs', 'events', 'forum', 'geo', 'hub', 'ideas', 'jobs'];
const roles = ['web', 'api', 'db', 'cache', 'worker', 'queue', 'admin', 'metrics', 'mail', 'gateway'];

/**
 * Returns a topology like the content that the sample engine generates: `count` containers in projects of 4 to 12, each
 * with one to three networks. Most projects have a member of the shared network `proxy`, every seventh container is open
 * to the outside, and some use the network stack of the host, of another container, or none. The same one each time.
 */
export function generatedIndex(count: number): TopologyIndex {
  let [state, ids] = [count, 0];
  const random = (): number => (state = (state * 16807) % 2147483647) / 2147483647;
  const id = () => (++ids).toString(16).padStart(64, '0');
  const addNetwork = (name: string, subnet: number, fields: Partial<Network> = {}): Network => {
    const config = [
      {
        subnet: `10.${subnet >> 8}.${subnet & 255}.0/24`,
        gateway: null,
        ipRange: null,
        auxiliaryAddresses: {},
      },
    ];
    const network = aNetwork(name, { id: id(), ipam: { driver: 'default', options: {}, config }, ...fields });
    networks.push(network);
    return network;
  };
  const networks: Network[] = [];
  const containers: Container[] = [];
  const attachments: Attachment[] = [];
  const proxy = addNetwork('proxy', 0);
  for (let index = 0; containers.length < count; index++) {
    const project = `${names[index % names.length]}${String(Math.floor(index / names.length) + 1).padStart(2, '0')}`;
    const size = Math.min(count - containers.length, 4 + Math.floor(random() * 9));
    const keys = [['default'], ['front', 'back'], ['front', 'back', 'audit']][Math.floor(random() * 3)] ?? [];
    const own = keys.map((key, i) =>
      addNetwork(`${project}_${key}`, index * 3 + i + 1, {
        project,
        internal: key === 'back' && random() < 0.5,
      }),
    );
    const owner = containers.length;
    for (let i = 0; i < size; i++) {
      const service = `${roles[i % roles.length]}${i < roles.length ? '' : '2'}`;
      const roll = i === 0 ? 1 : random();
      const mode = roll < 0.02 ? 'host' : roll < 0.035 ? 'none' : 'own';
      const shares = roll >= 0.035 && roll < 0.06;
      const container = aContainer(`${project}-${service}-1`, {
        id: id(),
        project,
        service,
        state: i > 0 && random() < 0.08 ? 'exited' : 'running',
        health: random() < 0.03 ? 'unhealthy' : null,
        ports:
          mode === 'own' && !shares && random() < 0.15 ? [portAt(10_000 + containers.length, random())] : [],
        namespace: shares ? { kind: 'container', containerId: containers[owner]?.id ?? '' } : { kind: mode },
      });
      containers.push(container);
      if (mode !== 'own' || shares) continue;
      const joined = own.filter((_, k) => own.length === 1 || (k < 2 ? i % 3 !== k : i % 3 === 0));
      if (i === 0 && random() < 0.6) joined.push(proxy);
      for (const network of joined) attachments.push(anAttachment(container, network, { id: id() }));
    }
  }
  return new TopologyIndex(aTopology({ networks, containers, attachments }));
}

const portAt = (publicPort: number, roll: number): Port => ({
  ip: roll < 0.2 ? '127.0.0.1' : '0.0.0.0',
  privatePort: 3000,
  publicPort,
  type: 'tcp',
});
