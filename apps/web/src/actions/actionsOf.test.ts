import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { actionsOf } from './actionsOf.ts';

const web = aContainer('web');
const onHost = aContainer('agent', { namespace: { kind: 'host' } });
const stopped = aContainer('old', { state: 'exited' });
const paused = aContainer('still', { state: 'paused' });
const front = aNetwork('front');
const back = aNetwork('back');
const bridge = aNetwork('bridge', { predefined: true });
const host = aNetwork('host', { predefined: true, driver: 'host' });

const index = new TopologyIndex(
  aTopology({
    containers: [web, onHost, stopped, paused],
    networks: [front, back, bridge, host],
    attachments: [anAttachment(web, front)],
  }),
);

describe('R85: the actions of an entity', () => {
  it('lists connect and disconnect for a container apart from the actions on itself', () => {
    const actions = actionsOf(index, { kind: 'container', id: web.id });
    expect(actions.map((each) => [each.label, each.about, each.refusal])).toEqual([
      ['Connect to a network…', 'attachments', null],
      ['Disconnect from front…', 'attachments', null],
      ['Stop…', 'entity', null],
      ['Restart…', 'entity', null],
      ['Pause…', 'entity', null],
      ['Rename…', 'entity', null],
      ['Remove container…', 'entity', null],
    ]);
  });

  it('R160: lists the one that fits of start and stop, and of pause and unpause', () => {
    const labelsOf = (id: string) =>
      actionsOf(index, { kind: 'container', id })
        .filter((each) => each.about === 'entity')
        .map((each) => (each.refusal === null ? each.label : `${each.label} ${each.refusal}`));
    expect(labelsOf(stopped.id).slice(0, 3)).toEqual([
      'Start',
      'Restart… old is not running. Start it.',
      'Pause… old is not running.',
    ]);
    expect(labelsOf(paused.id).slice(0, 3)).toEqual(['Stop…', 'Restart…', 'Unpause']);
  });

  it('lists the changes of a network', () => {
    const actions = actionsOf(index, { kind: 'network', id: back.id });
    expect(actions.map((each) => each.label)).toEqual([
      'Connect a container…',
      'Run a container here…',
      'Duplicate…',
      'Remove network…',
    ]);
  });

  it('says why nothing can be connected to the host network, and why it cannot be duplicated', () => {
    const actions = actionsOf(index, { kind: 'network', id: host.id });
    expect(actions.map((each) => each.refusal)).toEqual([
      expect.stringContaining('network mode host'),
      expect.stringContaining('network mode host'),
      'The engine cannot create another network with the driver host.',
      expect.stringContaining('predefined'),
    ]);
  });

  it('says why a container in host mode cannot connect', () => {
    const [connect] = actionsOf(index, { kind: 'container', id: onHost.id });
    expect(connect?.refusal).toContain('host');
  });

  it('says why a network cannot be removed', () => {
    const refusals = [front, bridge, back].map(
      ({ id }) => actionsOf(index, { kind: 'network', id }).find((each) => each.key === 'remove')?.refusal,
    );
    expect(refusals).toEqual([
      expect.stringContaining('running containers'),
      expect.stringContaining('predefined'),
      null,
    ]);
  });

  it('lists nothing for an entity that no longer exists', () => {
    expect(actionsOf(index, { kind: 'container', id: 'gone' })).toEqual([]);
  });
});
