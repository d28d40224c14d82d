import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anAttachment, anEngine, aTopology } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { undoLimits } from './undoLimits.ts';

const back = aNetwork('back');
const api = aContainer('api');
const side = aContainer('side', { namespace: { kind: 'container', containerId: api.id } });
const old = aContainer('old', { state: 'exited', exitCode: 137 });
const fresh = aContainer('fresh', { state: 'created' });
const live = { ipv4: '172.30.0.5', mac: '02:42:ac:1e:00:05' };
const requested = { ipv4: '172.30.0.5', ipv6: null, linkLocalIps: [] };

const on = (version: string, fields = {}) =>
  new TopologyIndex(
    aTopology({
      engine: anEngine({ version }),
      networks: [back],
      containers: [api, side, old, fresh],
      attachments: [anAttachment(api, back, { ...live, ...fields }), anAttachment(old, back)],
    }),
  );
const leave = { kind: 'disconnect', containerId: api.id, networkId: back.id } as const;

describe('R126: undo does not restore', () => {
  it('an address that the engine chose, and a MAC address that is random or derived from it', () => {
    expect(undoLimits(on('28.5.2'), leave)).toEqual([
      'api may get another address on back (now 172.30.0.5).',
      'api gets another MAC address on back (now 02:42:ac:1e:00:05).',
    ]);
    expect(undoLimits(on('20.10.24'), leave)[1]).toContain('may get another MAC address');
  });

  it('a random MAC address, although it restores a requested address', () => {
    expect(undoLimits(on('28.5.2', { requested }), leave)).toHaveLength(1);
    expect(undoLimits(on('20.10.24', { requested }), leave)).toEqual([]);
  });

  it('but it restores everything of a stopped member', () => {
    expect(undoLimits(on('28.5.2'), { ...leave, containerId: old.id })).toEqual([]);
  });

  it('a network’s id', () => {
    const [limit] = undoLimits(on('28.5.2'), { kind: 'remove-network', networkId: back.id });
    expect(limit).toContain('back gets a new id');
  });

  it('a process and what it had in memory, nor the stack that sharers used', () => {
    const limits = undoLimits(on('28.5.2', { requested }), { kind: 'stop', containerId: api.id });
    expect(limits.join(' ')).toMatch(/process of api starts again.*side used its network stack/);
  });

  it('an exit code, and the state created', () => {
    const start = (containerId: string) => undoLimits(on('28.5.2'), { kind: 'start', containerId });
    expect(start(old.id)).toEqual(['The exit code of the last run of old (137) is lost.']);
    expect(start(fresh.id)[0]).toContain('fresh will be in the state exited');
  });

  it('what a container wrote, when the undo removes it', () => {
    expect(undoLimits(on('28.5.2'), { kind: 'run-container', name: 'ran', networks: [], ports: [] })).toEqual(
      ['ran is removed, and everything that it has written is lost.'],
    );
  });
});
