import { describe, expect, it } from 'vitest';
import type { ContainerState } from '../model.ts';
import { Lab } from '../testing/index.ts';
import { check, hostMode, noNetwork, published } from './testing/table.ts';
import type { Build } from './testing/table.ts';

const early = { startedAt: '2026-01-01T00:00:00Z' };
const late = { startedAt: '2026-01-02T00:00:00Z' };

/** A running container and one in this state, on one network. */
const to =
  (state: ContainerState): Build =>
  (lab) => {
    const n = lab.network('n');
    return [lab.container('from', [n]), lab.container('to', [n], { state, ...published })];
  };
const from =
  (state: ContainerState): Build =>
  (lab) => {
    const [running, other] = to(state)(lab);
    return [other, running];
  };

describe('R202: only who runs asks and answers', () => {
  check([
    ['running', 'a', 'a', 'same-network', to('running')],
    ['paused: only ping is answered', 'b', 'b', 'paused', to('paused')],
    ['created', 'b', 'b', 'not-running', to('created')],
    ['exited', 'b', 'b', 'not-running', to('exited')],
    ['dead', 'b', 'b', 'not-running', to('dead')],
    ['restarting, between two tries', 'b', 'b', 'restarting', to('restarting')],
    ['from one paused', 'b', 'b', 'paused', from('paused')],
    ['from one stopped', 'b', 'b', 'not-running', from('exited')],
    ['from one restarting', 'b', 'b', 'restarting', from('restarting')],
    ['published, stopped, from outside', 'b', 'b', 'not-running', (lab) => ['outside', to('exited')(lab)[1]]],
    [
      'paused, in host mode',
      'b',
      'b',
      'paused',
      (lab) => [lab.container('agent', [], { ...hostMode, state: 'paused' }), 'host'],
    ],
    ['one that is gone', 'b', 'b', 'not-running', () => ['host', { id: 'f'.repeat(64) } as never]],
  ]);

  it('says that ping is still answered', () => {
    const lab = new Lab();
    const ends = to('paused')(lab).map((end) => (end as { id: string }).id) as [string, string];
    expect(lab.reachability.verdict(...ends).reasons).toEqual([
      { code: 'paused', sentence: 'to is paused: its processes stand still, and only ping is answered.' },
    ]);
  });
});

describe('R201: every end stands in a stack', () => {
  check([
    [
      'none to anything',
      'b',
      'b',
      'no-common-network',
      (lab) => [lab.container('alone', [], noNetwork), lab.container('to', [lab.network('n')])],
    ],
    ['none to the host', 'b', 'b', 'no-stack', (lab) => [lab.container('alone', [], noNetwork), 'host']],
    [
      'anything to none',
      'b',
      'b',
      'no-stack',
      (lab) => [lab.container('from', [lab.network('n')]), lab.container('alone', [], noNetwork)],
    ],
    [
      'container:X to X on 127.0.0.1',
      'a',
      'a',
      'same-stack',
      (lab) => {
        const owner = lab.container('owner', [lab.network('n')], early);
        return [lab.sharer('side', owner, late), owner];
      },
    ],
    [
      'container:X to X’s peers',
      'a',
      'a',
      'same-network',
      (lab) => {
        const n = lab.network('n');
        const owner = lab.container('owner', [n], early);
        return [lab.sharer('side', owner, late), lab.container('peer', [n])];
      },
    ],
    [
      'a chain of them',
      'a',
      'a',
      'same-stack',
      (lab) => {
        const owner = lab.container('owner', [], early);
        const side = lab.sharer('side', owner, late);
        return [lab.sharer('chain', side, late), owner];
      },
    ],
    [
      'within the stack of none',
      'a',
      'a',
      'same-stack',
      (lab) => {
        const owner = lab.container('alone', [], { ...noNetwork, ...early });
        return [lab.sharer('within', owner, late), owner];
      },
    ],
    [
      'a sharer of host mode is the host',
      'a',
      'a',
      'same-stack',
      (lab) => [lab.sharer('beside', lab.container('agent', [], { ...hostMode, ...early }), late), 'host'],
    ],
    [
      'a sharer while its owner is paused: the kernel answers',
      'a',
      'a',
      'same-network',
      (lab) => {
        const n = lab.network('n');
        const owner = lab.container('owner', [n], { ...early, state: 'paused' });
        return [lab.container('peer', [n]), lab.sharer('side', owner, late)];
      },
    ],
    [
      'after the owner restarted',
      'b',
      'b',
      'cut-off',
      (lab) => {
        const owner = lab.container('owner', [lab.network('n')], late);
        return [lab.sharer('side', owner, early), owner];
      },
    ],
    [
      'the owner does not run',
      'b',
      'b',
      'stack-gone',
      (lab) => [lab.sharer('side', lab.container('owner', [], { state: 'exited' })), 'host'],
    ],
    [
      'the owner is gone',
      'b',
      'b',
      'stack-gone',
      (lab) => [lab.sharer('side', { id: 'f'.repeat(64) } as never), 'host'],
    ],
    [
      'two who were cut off may sit in one former stack',
      'u',
      'u',
      'cut-off',
      (lab) => {
        const owner = lab.container('owner', [], late);
        return [lab.sharer('side', owner, early), lab.sharer('other', owner, early)];
      },
    ],
    ['the outside and itself', '.', '.', 'needs-route', () => ['outside', 'outside']],
  ]);
});

describe('R215: a rootless engine has an inner host', () => {
  const lab = new Lab({ rootless: true });
  const web = lab.container('web', [lab.network('n')], published);
  const agent = lab.container('agent', [], hostMode);
  it.each([
    ['host', web.id, 'p', 'rootless'],
    ['host', agent.id, 'b', 'rootless'],
    ['outside', web.id, 'p', 'through-published-port'],
    ['outside', agent.id, 'b', 'rootless'],
    [web.id, 'host', 'u', 'rootless'],
    [agent.id, web.id, 'a', 'host-on-bridge'],
    [web.id, agent.id, 'a', 'host-stack'],
  ])('%s to %s', (source, target, letter, reason) => {
    expect(lab.reachability.letter(source, target)).toBe(letter);
    expect(lab.reachability.verdict(source, target).reasons.map(({ code }) => code)).toContain(reason);
  });
});

describe('R215: so has Docker Desktop', () => {
  const lab = new Lab({ operatingSystem: 'Docker Desktop' });
  const web = lab.container('web', [lab.network('n')], published);
  const agent = lab.container('agent', [], hostMode);
  it.each([
    ['host', web.id, 'p', 'rootless'],
    ['host', agent.id, 'u', 'rootless'],
    ['outside', agent.id, 'u', 'rootless'],
    [web.id, agent.id, 'a', 'host-stack'],
  ])('%s to %s', (source, target, letter, reason) => {
    expect(lab.reachability.letter(source, target)).toBe(letter);
    expect(lab.reachability.verdict(source, target).reasons.map(({ code }) => code)).toContain(reason);
  });
});

describe('R216: of Podman only what is sure is claimed', () => {
  const lab = new Lab({ product: 'podman', version: '5.4.2' });
  const [a, b] = [lab.network('a'), lab.network('b')];
  const [web, peer, far] = [
    lab.container('web', [a], published),
    lab.container('peer', [a]),
    lab.container('far', [b]),
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
    expect(lab.reachability.letter(source, target)).toBe(letter);
    expect(lab.reachability.verdict(source, target).reasons.map(({ code }) => code)).toContain(reason);
  });
});
