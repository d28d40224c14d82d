import type { EngineSummary } from '@portolan/protocol';
import { describe, expect, it } from 'vitest';
import { askedWith } from './askedWith.ts';
import { clock } from './engineText.ts';
import { severalStateText, shownTitle } from './severalText.ts';

const engine = (
  name: string,
  state: EngineSummary['state'] = 'live',
  since = '2026-01-01T00:00:00Z',
): EngineSummary => ({
  ...{ name, state, since, isDefault: name === 'nas', address: `ssh://me@${name}` },
  ...{ message: null, sample: false, product: 'podman', version: '5.4.0', engineId: name },
  ...{ containers: 3, networks: 4, swarm: null, isRemovable: false },
});
const [nas, vps, pi] = [engine('nas'), engine('vps'), engine('pi')];

it.each([
  [[null], pi, 'nas,pi'],
  [[null, 'pi'], pi, null],
  [[null, 'pi'], nas, 'pi'],
  [['pi', 'vps'], nas, 'nas,vps,pi'],
  [[null, 'vps', 'pi'], vps, 'nas,pi'],
  // The default engine by its name.
  [['nas'], vps, 'nas,vps'],
  [['pi'], pi, undefined],
  // The server does not watch the one that is shown.
  [['gone'], pi, 'pi'],
])('R309: where %j are shown, the checkbox of another asks for %j', (shown, { name }, asked) => {
  expect(askedWith(shown, engine(name), [nas, vps, pi])).toBe(asked);
});

it.each([
  ['nas,vps', [nas, vps], 'nas, vps'],
  ['*', [nas, vps], 'All 2 engines'],
  ['*', [], 'All engines'],
  ['a,b,c,d', ['a', 'b', 'c', 'd'].map((name) => engine(name)), '4 engines'],
  ['x', ['workstation-of-the-office', 'workstation-at-home'].map((name) => engine(name)), '2 engines'],
])('R310: %j is titled %j', (asked, shown, title) => {
  expect(shownTitle(asked, shown)).toBe(title);
});

describe('R310: the state of several engines', () => {
  const stateOf = (...shown: EngineSummary[]) => severalStateText({ link: 'open', lostAt: null }, shown);
  const [then, later] = ['2026-01-01T10:00:00Z', '2026-01-01T11:00:00Z'];

  it('is live if all are, and connecting before anything is known', () => {
    expect(stateOf(nas, vps)).toEqual({ tone: 'good', text: 'live' });
    expect(stateOf()).toEqual({ tone: 'busy', text: 'connecting' });
  });

  it('is the worst, since it is so', () => {
    const shown = [
      nas,
      engine('vps', 'stale', then),
      engine('pi', 'unreachable', later),
      engine('x', 'connecting'),
    ];
    expect(stateOf(...shown)).toEqual({ tone: 'bad', text: `2 of 4 not live since ${clock(later)}` });
    expect(stateOf(nas, engine('pi', 'connecting'))).toEqual({ tone: 'busy', text: '1 of 2 live' });
    expect(stateOf(engine('pi', 'connecting'))).toEqual({ tone: 'busy', text: 'connecting' });
  });

  it('is that of the server while it does not answer', () => {
    const lost = severalStateText({ link: 'lost', lostAt: then }, [nas, vps]);
    expect(lost).toEqual({ tone: 'bad', text: `stale since ${clock(then)}` });
  });
});
