import { expect, it } from 'vitest';
import { aContainer, aTopology } from '../../testing/index.ts';
import { TopologyIndex } from '../../TopologyIndex.ts';
import { matrixIds } from './matrixIds.ts';

it('R213: the host comes first, then the outside, then the containers by project and name', () => {
  const inProject = (project: string | null, name: string) => aContainer(name, { project });
  const containers = [
    inProject('shop', 'a-web'),
    inProject('blog', 'z-db'),
    inProject(null, 'single'),
    inProject('blog', 'm-web'),
    inProject('shop', 'Api'),
  ];
  const names = new Map(containers.map(({ id, name }) => [id, name]));
  const ids = matrixIds(new TopologyIndex(aTopology({ containers })));
  expect(ids.map((id) => names.get(id) ?? id)).toEqual([
    'host',
    'outside',
    'single',
    'm-web',
    'z-db',
    'Api',
    'a-web',
  ]);
});
