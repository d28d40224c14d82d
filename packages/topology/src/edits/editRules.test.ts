import { describe, expect, it } from 'vitest';
import type { Container, ContainerState, Network } from '../model.ts';
import { aContainer, aNetwork, anAttachment, aTopology } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import {
  listNames,
  refusalOfState,
  refusalToConnect,
  refusalToDisconnect,
  refusalToRemove,
} from './editRules.ts';

const indexOf = (containers: Container[], networks: Network[], joined: [Container, Network][] = []) =>
  new TopologyIndex(
    aTopology({ containers, networks, attachments: joined.map(([c, n]) => anAttachment(c, n)) }),
  );

describe('R5: a connect that the engine would refuse is refused with a code', () => {
  const web = aContainer('web');
  it.each<[string, Container, Network]>([
    ['config-only', web, aNetwork('t', { configOnly: true })],
    ['host-network', web, aNetwork('host', { driver: 'host' })],
    ['none-network', web, aNetwork('none', { driver: 'null' })],
    ['ingress', web, aNetwork('ingress', { driver: 'overlay', ingress: true, scope: 'swarm' })],
    ['not-attachable', web, aNetwork('o', { driver: 'overlay', scope: 'swarm' })],
    ['host-namespace', aContainer('h', { namespace: { kind: 'host' } }), aNetwork('n')],
    ['none-namespace', aContainer('z', { namespace: { kind: 'none' } }), aNetwork('n')],
    [
      'shares-namespace',
      aContainer('s', { namespace: { kind: 'container', containerId: 'x' } }),
      aNetwork('n'),
    ],
  ])('%s', (code, container, network) => {
    expect(refusalToConnect(indexOf([container], [network]), container, network)?.code).toBe(code);
  });

  it('a failed connect can be tried again', () => {
    const [running, front] = [aContainer('running'), aNetwork('front')];
    const leftBehind = anAttachment(running, front, { endpointId: null });
    const index = new TopologyIndex(
      aTopology({ containers: [running], networks: [front], attachments: [leftBehind] }),
    );
    expect(refusalToConnect(index, running, front)).toBeNull();
  });

  it('already-connected; other connects are accepted, also of stopped containers', () => {
    const stopped = aContainer('stopped', { state: 'exited' });
    const front = aNetwork('front');
    const back = aNetwork('back', { internal: true });
    const index = indexOf([stopped], [front, back], [[stopped, front]]);
    expect(refusalToConnect(index, stopped, front)?.code).toBe('already-connected');
    expect(refusalToConnect(index, stopped, back)).toBeNull();
  });
});

describe('R6: disconnect', () => {
  it('is refused from the host network, and without a connection', () => {
    const agent = aContainer('agent', { namespace: { kind: 'host' } });
    const host = aNetwork('host', { driver: 'host' });
    const other = aNetwork('other');
    const index = indexOf([agent], [host, other], [[agent, host]]);
    expect(refusalToDisconnect(index, agent, host)?.code).toBe('host-network');
    expect(refusalToDisconnect(index, agent, other)?.code).toBe('not-connected');
  });
});

describe('R7: removal', () => {
  it('is refused for predefined networks, networks with running members and config-only networks in use', () => {
    const web = aContainer('web');
    const bridge = aNetwork('bridge', { predefined: true });
    const used = aNetwork('used');
    const template = aNetwork('template', { configOnly: true });
    const user = aNetwork('user', { configFrom: 'template' });
    const index = indexOf([web], [bridge, used, template, user], [[web, used]]);
    expect(refusalToRemove(index, bridge)?.code).toBe('predefined');
    expect(refusalToRemove(index, used)?.code).toBe('active-endpoints');
    expect(refusalToRemove(index, aNetwork('ingress', { ingress: true }))?.code).toBe('ingress');
    expect(refusalToRemove(index, template)?.code).toBe('in-use-as-template');
    expect(refusalToRemove(index, user)).toBeNull();
  });

  it('is not prevented by stopped members', () => {
    const stopped = aContainer('stopped', { state: 'exited' });
    const net = aNetwork('net');
    expect(refusalToRemove(indexOf([stopped], [net], [[stopped, net]]), net)).toBeNull();
  });
});

it('listNames shortens a long list of names', () => {
  expect(listNames(['a'])).toBe('a');
  expect(listNames(['a', 'b'])).toBe('a and b');
  expect(listNames(['a', 'b', 'c', 'd'])).toBe('a, b and 2 more');
});

describe('R160: the actions that a container allows in its state', () => {
  const verbs = ['start', 'stop', 'restart', 'pause', 'unpause', 'rename', 'remove'] as const;
  it.each<[ContainerState, (typeof verbs)[number][]]>([
    ['running', ['stop', 'restart', 'pause', 'rename', 'remove']],
    ['paused', ['stop', 'restart', 'unpause', 'rename', 'remove']],
    ['restarting', ['stop', 'restart', 'rename', 'remove']],
    ['exited', ['start', 'rename', 'remove']],
    ['created', ['start', 'rename', 'remove']],
    ['dead', ['remove']],
    ['removing', []],
  ])('%s', (state, possible) => {
    const container = aContainer('web', { state });
    expect(verbs.filter((verb) => refusalOfState(container, verb) === null)).toEqual(possible);
  });
});
