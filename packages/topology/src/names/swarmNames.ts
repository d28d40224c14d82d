import type { Container, Network } from '../model.ts';
import type { PeerName } from './PeerName.ts';

/** R224: what a swarm service's task answers to beside its own names: the service's, at its virtual address, and `tasks.<service>`. */
export function swarmNamesOf(
  { labels }: Container,
  { driver, ingress }: Network,
): Pick<PeerName, 'name' | 'kind'>[] {
  const key = 'com.docker.swarm.service.name';
  const service = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (!service || driver !== 'overlay' || ingress) return [];
  return [
    { name: service, kind: 'vip' },
    { name: `tasks.${service}`, kind: 'tasks' },
  ];
}
