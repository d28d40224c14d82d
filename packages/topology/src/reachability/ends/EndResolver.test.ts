import { describe, expect, it } from 'vitest';
import type { ContainerState } from '../../model.ts';
import { TopologyBuilder } from '../../testing/index.ts';
import { checkVerdictTable, hostMode, noNetwork, published } from '../rules/testing/checkVerdictTable.ts';
import type { BuildEnds } from '../rules/testing/checkVerdictTable.ts';

const early = { startedAt: '2026-01-01T00:00:00Z' };
const late = { startedAt: '2026-01-02T00:00:00Z' };

/** A running container and one in this state, on one network. */
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

describe('R202: only who runs asks and answers', () => {
  checkVerdictTable([
    ['running', 'a', 'a', 'same-network', to('running')],
    ['paused: only ping is answered', 'b', 'b', 'paused', to('paused')],
    ['created', 'b', 'b', 'not-running', to('created')],
    ['exited', 'b', 'b', 'not-running', to('exited')],
    ['dead', 'b', 'b', 'not-running', to('dead')],
    ['restarting, between two tries', 'b', 'b', 'restarting', to('restarting')],
    ['from one paused', 'b', 'b', 'paused', from('paused')],
    ['from one stopped', 'b', 'b', 'not-running', from('exited')],
    ['from one restarting', 'b', 'b', 'restarting', from('restarting')],
    [
      'published, stopped, from outside',
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
    ['one that is gone', 'b', 'b', 'not-running', () => ['host', { id: 'f'.repeat(64) } as never]],
  ]);

  it('says that ping is still answered', () => {
    const builder = new TopologyBuilder();
    const ends = to('paused')(builder).map((end) => (end as { id: string }).id) as [string, string];
    expect(builder.reachability.verdict(...ends).reasons).toEqual([
      { code: 'paused', sentence: 'to is paused: its processes are frozen and only ping is answered.' },
    ]);
  });
});

describe('R201: every end stands in a stack', () => {
  checkVerdictTable([
    [
      'none to anything',
      'b',
      'b',
      'no-common-network',
      (builder) => [
        builder.container('alone', [], noNetwork),
        builder.container('to', [builder.network('n')]),
      ],
    ],
    [
      'none to the host',
      'b',
      'b',
      'no-stack',
      (builder) => [builder.container('alone', [], noNetwork), 'host'],
    ],
    [
      'anything to none',
      'b',
      'b',
      'no-stack',
      (builder) => [
        builder.container('from', [builder.network('n')]),
        builder.container('alone', [], noNetwork),
      ],
    ],
    [
      'container:X to X on 127.0.0.1',
      'a',
      'a',
      'same-stack',
      (builder) => {
        const owner = builder.container('owner', [builder.network('n')], early);
        return [builder.sharer('side', owner, late), owner];
      },
    ],
    [
      'container:X to X’s peers',
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
      'a chain of them',
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
      'within the stack of none',
      'a',
      'a',
      'same-stack',
      (builder) => {
        const owner = builder.container('alone', [], { ...noNetwork, ...early });
        return [builder.sharer('within', owner, late), owner];
      },
    ],
    [
      'a sharer of host mode is the host',
      'a',
      'a',
      'same-stack',
      (builder) => [
        builder.sharer('beside', builder.container('agent', [], { ...hostMode, ...early }), late),
        'host',
      ],
    ],
    [
      'a sharer while its owner is paused: the kernel answers',
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
      'after the owner restarted',
      'b',
      'b',
      'cut-off',
      (builder) => {
        const owner = builder.container('owner', [builder.network('n')], late);
        return [builder.sharer('side', owner, early), owner];
      },
    ],
    [
      'the owner does not run',
      'b',
      'b',
      'stack-gone',
      (builder) => [builder.sharer('side', builder.container('owner', [], { state: 'exited' })), 'host'],
    ],
    [
      'the owner is gone',
      'b',
      'b',
      'stack-gone',
      (builder) => [builder.sharer('side', { id: 'f'.repeat(64) } as never), 'host'],
    ],
    [
      'two who were cut off may sit in one former stack',
      'u',
      'u',
      'cut-off',
      (builder) => {
        const owner = builder.container('owner', [], late);
        return [builder.sharer('side', owner, early), builder.sharer('other', owner, early)];
      },
    ],
    ['the outside and itself', '.', '.', 'needs-route', () => ['outside', 'outside']],
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
  ])('%s to %s', (source, target, letter, reason) => {
    expect(builder.reachability.verdictCode(source, target)).toBe(letter);
    expect(builder.reachability.verdict(source, target).reasons.map(({ code }) => code)).toContain(reason);
  });
});

describe('R215: so has Docker Desktop', () => {
  const builder = new TopologyBuilder({ operatingSystem: 'Docker Desktop' });
  const web = builder.container('web', [builder.network('n')], published);
  const agent = builder.container('agent', [], hostMode);
  it.each([
    ['host', web.id, 'p', 'rootless'],
    ['host', agent.id, 'u', 'rootless'],
    ['outside', agent.id, 'u', 'rootless'],
    [web.id, agent.id, 'a', 'host-stack'],
  ])('%s to %s', (source, target, letter, reason) => {
    expect(builder.reachability.verdictCode(source, target)).toBe(letter);
    expect(builder.reachability.verdict(source, target).reasons.map(({ code }) => code)).toContain(reason);
  });
});

describe('R216: of Podman only what is sure is claimed', () => {
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
  ])('%s to %s', (source, target, letter, reason) => {
    expect(builder.reachability.verdictCode(source, target)).toBe(letter);
    expect(builder.reachability.verdict(source, target).reasons.map(({ code }) => code)).toContain(reason);
  });
});
