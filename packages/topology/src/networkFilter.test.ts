import { describe, expect, it } from 'vitest';
import { hasPart, isUnused, networkFilter } from './networkFilter.ts';
import type { NetworkFilter } from './networkFilter.ts';
import { aContainer, anAttachment, aNetwork, aTopology } from './testing/entities.ts';
import { TopologyIndex } from './TopologyIndex.ts';

const web = aContainer('web');
const old = aContainer('old', { state: 'exited' });
const front = aNetwork('front', { project: 'shop', labels: { env: 'prod=1', __proto__x: '' } });
const back = aNetwork('back', { internal: true, labels: { env: 'test' } });
const lan = aNetwork('lan', { driver: 'macvlan' });
const bridge = aNetwork('bridge', { predefined: true });
const wide = aNetwork('wide', { driver: 'overlay', scope: 'swarm' });
const networks = [front, back, lan, bridge, wide];
const index = new TopologyIndex(
  aTopology({
    networks,
    containers: [web, old],
    attachments: [anAttachment(web, front), anAttachment(old, back)],
  }),
);
const namesOf = (filter: NetworkFilter) =>
  networks.filter(networkFilter(index, filter)).map(({ name }) => name);

describe('R170: a network filter selects', () => {
  it.each<[NetworkFilter, string[]]>([
    [{}, ['front', 'back', 'lan', 'bridge', 'wide']],
    [{ driver: ['macvlan', 'overlay'] }, ['lan', 'wide']],
    [{ driver: ['mac'] }, []],
    [{ id: [front.id.slice(3, 14)] }, ['front']],
    [{ name: ['a'] }, ['back', 'lan']],
    [{ name: ['^b'] }, ['back', 'bridge']],
    [{ scope: ['swarm'] }, ['wide']],
    [{ type: ['builtin'] }, ['bridge']],
    [{ type: ['custom'], driver: ['bridge'] }, ['front', 'back']],
    [{ label: ['env'] }, ['front', 'back']],
    [{ label: ['env', 'env=prod=1'] }, ['front']],
    [{ label: ['env=prod'] }, []],
    [{ label: ['constructor'] }, []],
    [{ project: ['shop'] }, ['front']],
    [{ project: [''] }, ['back', 'lan', 'bridge', 'wide']],
    [{ internal: true }, ['back']],
    [{ internal: false, driver: ['bridge'] }, ['front', 'bridge']],
    [{ stoppedMembers: true }, ['back']],
    [{ stoppedMembers: false }, ['front', 'lan', 'bridge', 'wide']],
    [{ dangling: true }, ['lan', 'wide']],
    [{ unused: false }, ['front', 'back', 'bridge']],
  ])('%j', (filter, names) => {
    expect(namesOf(filter)).toEqual(names);
  });

  it.each([
    ['web_back', '^web', true],
    ['web_back', '^back', false],
    ['web_back', 'back$', true],
    ['web_back', '^back$', false],
    ['back', '^back$', true],
    ['^back', '^back', true],
    ['web', '', true],
  ])('the text %s contains the part %s: %s', (text, part, holds) => {
    expect(hasPart(text, part)).toBe(holds);
  });
});

describe('R171: an unused network', () => {
  it('has no stopped member either', () => {
    expect(isUnused(index, back)).toBe(false);
  });

  it('R28: may have the name of a removed network, unless an attachment names that without an id', () => {
    const unusedBeside = (networkId: string) =>
      isUnused(
        new TopologyIndex(
          aTopology({
            networks: [lan],
            containers: [old],
            attachments: [{ ...anAttachment(old, lan), networkId, networkName: 'lan' }],
          }),
        ),
        lan,
      );
    expect(['of-one-gone', '', lan.id].map(unusedBeside)).toEqual([true, false, false]);
  });

  it('is neither a network that the swarm creates nor a config-only network in use', () => {
    const used = aNetwork('template', { configOnly: true });
    const other = aNetwork('other', { configOnly: true });
    const all = [
      used,
      other,
      aNetwork('from', { configFrom: 'template' }),
      aNetwork('a', { ingress: true }),
      aNetwork('docker_gwbridge'),
    ];
    const of = new TopologyIndex(aTopology({ networks: all }));
    expect(all.filter((each) => isUnused(of, each)).map(({ name }) => name)).toEqual(['other', 'from']);
  });
});
