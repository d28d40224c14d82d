import { describe, expect, it } from 'vitest';
import type { ContainerState } from '../../model.ts';
import { TopologyBuilder } from '../../testing/index.ts';
import { checkVerdictTable, hostMode, noNetwork, published } from '../rules/testing/checkVerdictTable.ts';
import type { BuildEnds } from '../rules/testing/checkVerdictTable.ts';

const early = { startedAt: '2026-01-01T00:00:00Z' };
const late = { startedAt: '2026-01-02T00:00:00Z' };

/** From a running container to one in this state, on one network. */
const to =
  (state: ContainerState): BuildEnds =>
  (builder) => {
    const n = builder.network('n');
    return [builder.container('from', [n]), builder.container('to', [n], { state, ...published })];
  };
const from =
  (state: ContainerState): BuildEnds =>
  (builder) => {
    const [running, other] = to(state)(builder);
    return [other, running];
  };

describe('R202: only running containers reach and are reached', () => {
  checkVerdictTable([
    ['running', 'a', 'a', 'same-network', to('running')],
    ['paused: only ping is answered', 'b', 'b', 'paused', to('paused')],
    ['created', 'b', 'b', 'not-running', to('created')],
    ['exited', 'b', 'b', 'not-running', to('exited')],
    ['dead', 'b', 'b', 'not-running', to('dead')],
    ['restarting, between two attempts', 'b', 'b', 'restarting', to('restarting')],
    ['from a paused container', 'b', 'b', 'paused', from('paused')],
    ['from a stopped container', 'b', 'b', 'not-running', from('exited')],
    ['from a restarting container', 'b', 'b', 'restarting', from('restarting')],
    [
      'stopped, with a published port, from outside',
      'b',
      'b',
      'not-running',
      (builder) => ['outside', to('exited')(builder)[1]],
    ],
    [
      'paused, in host mode',
      'b',
      'b',
      'paused',
      (builder) => [builder.container('agent', [], { ...hostMode, state: 'paused' }), 'host'],
    ],
    [
      'a container that no longer exists',
      'b',
      'b',
      'not-running',
      () => ['host', { id: 'f'.repeat(64) } as never],
    ],
  ]);

  it('the reason says that ping is still answered', () => {
    const builder = new TopologyBuilder();
    const ends = to('paused')(builder).map((end) => (end as { id: string }).id) as [string, string];
    expect(builder.reachability.verdict(...ends).reasons).toEqual([
      { code: 'paused', sentence: 'to is paused: its processes are frozen and only ping is answered.' },
    ]);
  });
});

describe('R201: every end uses a network stack', () => {
  checkVerdictTable([
    [
      'from mode none to a container',
      'b',
      'b',
      'no-common-network',
      (builder) => [
        builder.container('alone', [], noNetwork),
        builder.container('to', [builder.network('n')]),
      ],
    ],
    [
      'from mode none to the host',
      'b',
      'b',
      'no-stack',
      (builder) => [builder.container('alone', [], noNetwork), 'host'],
    ],
    [
      'from a container to mode none',
      'b',
      'b',
      'no-stack',
      (builder) => [
        builder.container('from', [builder.network('n')]),
        builder.container('alone', [], noNetwork),
      ],
    ],
    [
      'from container:X to X on 127.0.0.1',
      'a',
      'a',
      'same-stack',
      (builder) => {
        const owner = builder.container('owner', [builder.network('n')], early);
        return [builder.sharer('side', owner, late), owner];
      },
    ],
    [
      'from container:X to peers of X',
      'a',
      'a',
      'same-network',
      (builder) => {
        const n = builder.network('n');
        const owner = builder.container('owner', [n], early);
        return [builder.sharer('side', owner, late), builder.container('peer', [n])];
      },
    ],
    [
      'through a chain of container: references',
      'a',
      'a',
      'same-stack',
      (builder) => {
        const owner = builder.container('owner', [], early);
        const side = builder.sharer('side', owner, late);
        return [builder.sharer('chain', side, late), owner];
      },
    ],
    [
      'within the stack of a container in mode none',
      'a',
      'a',
      'same-stack',
      (builder) => {
        const owner = builder.container('alone', [], { ...noNetwork, ...early });
        return [builder.sharer('within', owner, late), owner];
      },
    ],
    [
      'from a sharer of a container in host mode to the host',
      'a',
      'a',
      'same-stack',
      (builder) => [
        builder.sharer('beside', builder.container('agent', [], { ...hostMode, ...early }), late),
        'host',
      ],
    ],
    [
      'to a sharer whose owner is paused: the kernel answers',
      'a',
      'a',
      'same-network',
      (builder) => {
        const n = builder.network('n');
        const owner = builder.container('owner', [n], { ...early, state: 'paused' });
        return [builder.container('peer', [n]), builder.sharer('side', owner, late)];
      },
    ],
    [
      'from a sharer to its owner after the owner restarted',
      'b',
      'b',
      'cut-off',
      (builder) => {
        const owner = builder.container('owner', [builder.network('n')], late);
        return [builder.sharer('side', owner, early), owner];
      },
    ],
    [
      'from a sharer whose owner is stopped',
      'b',
      'b',
      'stack-gone',
      (builder) => [builder.sharer('side', builder.container('owner', [], { state: 'exited' })), 'host'],
    ],
    [
      'from a sharer whose owner no longer exists',
      'b',
      'b',
      'stack-gone',
      (builder) => [builder.sharer('side', { id: 'f'.repeat(64) } as never), 'host'],
    ],
    [
      'two cut-off sharers may be in one former stack',
      'u',
      'u',
      'cut-off',
      (builder) => {
        const owner = builder.container('owner', [], late);
        return [builder.sharer('side', owner, early), builder.sharer('other', owner, early)];
      },
    ],
    ['from the outside to itself', '.', '.', 'needs-route', () => ['outside', 'outside']],
  ]);
});

describe('R215: a rootless engine has an inner host', () => {
  const builder = new TopologyBuilder({ rootless: true });
  const web = builder.container('web', [builder.network('n')], published);
  const agent = builder.container('agent', [], hostMode);
  it.each([
    ['host', web.id, 'p', 'rootless'],
    ['host', agent.id, 'b', 'rootless'],
    ['outside', web.id, 'p', 'through-published-port'],
    ['outside', agent.id, 'b', 'rootless'],
    [web.id, 'host', 'u', 'rootless'],
    [agent.id, web.id, 'a', 'host-on-bridge'],
    [web.id, agent.id, 'a', 'host-stack'],
  ])('%s to %s', (source, target, code, reason) => {
    expect(builder.reachability.verdictCode(source, target)).toBe(code);
    expect(builder.reachability.verdict(source, target).reasons.map((each) => each.code)).toContain(reason);
  });
});

describe('R215: Docker Desktop has an inner host', () => {
  const builder = new TopologyBuilder({ operatingSystem: 'Docker Desktop' });
  const web = builder.container('web', [builder.network('n')], published);
  const agent = builder.container('agent', [], hostMode);
  it.each([
    ['host', web.id, 'p', 'rootless'],
    ['host', agent.id, 'u', 'rootless'],
    ['outside', agent.id, 'u', 'rootless'],
    [web.id, agent.id, 'a', 'host-stack'],
  ])('%s to %s', (source, target, code, reason) => {
    expect(builder.reachability.verdictCode(source, target)).toBe(code);
    expect(builder.reachability.verdict(source, target).reasons.map((each) => each.code)).toContain(reason);
  });
});

describe('R216: verdicts about Podman are unknown where its behaviour is not verified', () => {
  const builder = new TopologyBuilder({ product: 'podman', version: '5.4.2' });
  const [a, b] = [builder.network('a'), builder.network('b')];
  const [web, peer, far] = [
    builder.container('web', [a], published),
    builder.container('peer', [a]),
    builder.container('far', [b]),
  ];
  it.each([
    [peer.id, web.id, 'a', 'same-network'],
    [far.id, web.id, 'u', 'unproven-engine'],
    [far.id, 'host', 'u', 'unproven-engine'],
    ['host', web.id, 'a', 'host-on-bridge'],
    ['outside', web.id, 'p', 'through-published-port'],
    ['outside', far.id, 'u', 'unproven-engine'],
    [far.id, 'outside', 'a', 'through-gateway'],
  ])('%s to %s', (source, target, code, reason) => {
    expect(builder.reachability.verdictCode(source, target)).toBe(code);
    expect(builder.reachability.verdict(source, target).reasons.map((each) => each.code)).toContain(reason);
  });
});
