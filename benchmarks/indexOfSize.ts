import { TopologyIndex } from '@portolan/topology';
import type { Attachment, Container, Network } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';

/**
 * Returns the index of a topology with `count` containers: projects of ten, each with two networks of its own. The
 * first container of each project is on one shared network too.
 */
export function indexOfSize(count: number): TopologyIndex {
  const id = (text: string) => Buffer.from(text).toString('hex').padEnd(64, '0');
  const networks: Network[] = [aNetwork('proxy', { id: id('proxy') })];
  const containers: Container[] = [];
  const attachments: Attachment[] = [];
  for (let i = 0; i < count; i++) {
    const project = `project-${Math.floor(i / 10)}`;
    if (i % 10 === 0) {
      for (const name of ['front', 'back'])
        networks.push(aNetwork(`${project}_${name}`, { id: id(`${project}${name}`), project }));
    }
    const [front, back] = networks.slice(-2) as [Network, Network];
    const container = aContainer(`${project}-s${i % 10}-1`, {
      id: id(`c${i}`),
      project,
      service: `s${i % 10}`,
    });
    if (i % 40 === 0)
      container.ports = [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8000 + i, type: 'tcp' }];
    containers.push(container);
    const on = i % 10 === 0 ? [networks[0] as Network, front] : i % 10 < 4 ? [front, back] : [back];
    for (const network of on) attachments.push(anAttachment(container, network));
  }
  return new TopologyIndex(aTopology({ networks, containers, attachments }));
}
