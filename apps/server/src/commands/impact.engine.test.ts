import { startSampleEngine } from '@portolan/sample-engine';
import {
  attachmentId,
  cannotStart,
  compareTopologies,
  defaultGatewayOf,
  predictableImpact,
  impactOf,
  refusalToConnect,
  refusalToDisconnect,
  refusalToRemove,
  resolveNamespace,
  placeholderId,
  TopologyIndex,
} from '@portolan/topology';
import type { Edit, Impact } from '@portolan/topology';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../watch/testing/randomOperations.ts';
import { testSeed as seed } from '../watch/testing/testSeed.ts';
import { ImpactTestEngine } from './testing/ImpactTestEngine.ts';

const EDITS = 40;
const realEngine = process.env.PORTOLAN_TEST_DOCKER_HOST;
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';

describe('on the sample engine', () => {
  let sample: Awaited<ReturnType<typeof startSampleEngine>>;
  beforeAll(async () => {
    sample = await startSampleEngine();
  });
  afterAll(() => sample.close());
  predictsEffects(() => ({ dockerHost: sample.url, image: 'nginx:1.27-alpine' }));
});

describe.runIf(realEngine)('on a real engine', () =>
  predictsEffects(() => ({ dockerHost: realEngine ?? '', image })),
);

/** True if the engine accepts an edit, by the rules that the page uses. */
function isPossible(index: TopologyIndex, edit: Edit): boolean {
  const container = 'containerId' in edit ? index.containers.get(edit.containerId) : undefined;
  const network = 'networkId' in edit ? index.networks.get(edit.networkId) : undefined;
  switch (edit.kind) {
    case 'connect':
      return container && network ? refusalToConnect(index, container, network) === null : false;
    case 'disconnect':
      return container && network ? refusalToDisconnect(index, container, network) === null : false;
    case 'remove-network':
      return network ? refusalToRemove(index, network) === null : false;
    case 'stop':
    case 'pause':
      return container?.state === 'running';
    case 'unpause':
      return container?.state === 'paused';
    case 'start':
    case 'restart': {
      if (!container || container.state === 'paused' || cannotStart(index, container.id)) return false;
      const owner = index.containers.get(resolveNamespace(container, index.containers).ownerId);
      return owner === container || owner?.state === 'running';
    }
    case 'rename-container':
      return true;
    case 'create-network':
    case 'run-container':
    case 'remove-container':
      return false;
  }
}

function predictsEffects(target: () => { dockerHost: string; image: string }): void {
  let testEngine: ImpactTestEngine;
  beforeEach(async () => {
    testEngine = await ImpactTestEngine.open(target());
  });
  afterEach(() => testEngine.clean());

  /** R120: carries the edits out and expects the predicted impact. Returns the impact. */
  async function make(...edits: Edit[]): Promise<Impact> {
    const before = await testEngine.topology();
    const index = new TopologyIndex(before);
    const predicted = impactOf(index, edits);
    for (const edit of edits) await testEngine.make(edit);
    const made = predictableImpact(index, compareTopologies(before, await testEngine.topology()));
    expect(made).toEqual(predicted);
    for (const edit of edits) if ('containerId' in edit) await expectGateway(edit.containerId);
    return predicted;
  }

  /** R123: expects that the kernel uses the computed gateway. */
  async function expectGateway(containerId: string): Promise<void> {
    const index = new TopologyIndex(await testEngine.topology());
    const container = index.containers.get(containerId);
    if (container?.state !== 'running' || container.namespace.kind !== 'own') return;
    const route = await testEngine.defaultRoute(containerId);
    if (route === undefined) return;
    const networkId = defaultGatewayOf(index, containerId);
    const attachment = index.attachments.get(attachmentId(containerId, networkId ?? ''));
    expect(attachment?.gateway ?? null).toBe(route);
  }

  it('R121, R122: connect and disconnect, with a stopped member and a sharer', async () => {
    const [a, b] = [await testEngine.network('a'), await testEngine.network('b')];
    const web = await testEngine.run('web', a);
    const db = await testEngine.run('db', b, { hostname: 'main-db' });
    await testEngine.run('side', `container:${db}`);
    const old = await testEngine.run('old', b);
    await make({ kind: 'stop', containerId: old });
    const endpoint = { aliases: ['shop'] };
    const gained = await make({ kind: 'connect', containerId: web, networkId: b, endpoint });
    expect(gained.gained).toHaveLength(3);
    const lost = await make({ kind: 'disconnect', containerId: web, networkId: b });
    expect(lost.lost).toEqual(gained.gained);
    expect(lost.names.lost).toEqual(gained.names.gained);
    expect(lost.names.lost.map(({ name }) => name)).toEqual(expect.arrayContaining(['shop', 'main-db']));
  });

  it('R122: start, pause, unpause, rename and restart', async () => {
    const a = await testEngine.network('a');
    const web = await testEngine.run('web', a, { aliases: [testEngine.name('web')] });
    await testEngine.run('db', a);
    await make({ kind: 'stop', containerId: web });
    expect((await make({ kind: 'start', containerId: web })).names.gained.length).toBeGreaterThan(0);
    expect((await make({ kind: 'pause', containerId: web })).names.lost).toEqual([]);
    await make({ kind: 'unpause', containerId: web });
    // The container keeps its former name as an alias.
    const rename = await make({ kind: 'rename-container', containerId: web, name: testEngine.name('shop') });
    expect(rename.names.lost).toEqual([]);
    expect(rename.names.gained.map(({ name }) => name)).toEqual([testEngine.name('shop')]);
    await make({ kind: 'restart', containerId: web });
  });

  it('R121: a restart cuts off the sharers of the network stack', async () => {
    const a = await testEngine.network('a');
    const owner = await testEngine.run('owner', a);
    await testEngine.run('db', a);
    await testEngine.run('side', `container:${owner}`);
    expect((await make({ kind: 'restart', containerId: owner })).lost).toHaveLength(2);
  });

  it('R122: an alias that another container has becomes ambiguous', async () => {
    const a = await testEngine.network('a');
    const b = await testEngine.network('b');
    await testEngine.run('viewer', a);
    await testEngine.run('one', a, { aliases: ['db'] });
    const two = await testEngine.run('two', b);
    const endpoint = { aliases: ['db'] };
    const impact = await make({ kind: 'connect', containerId: two, networkId: a, endpoint });
    expect(impact.names.ambiguous.map(({ name }) => name)).toEqual(['db']);
    await make({ kind: 'disconnect', containerId: two, networkId: a });
  });

  it('R123, R124: gateway and ports move to the network with the smaller name, and back', async () => {
    const [a, b] = [await testEngine.network('a'), await testEngine.network('b')];
    const web = await testEngine.run('web', b, { ports: { '80/tcp': '', '81/tcp': '' } });
    const connect = await make({ kind: 'connect', containerId: web, networkId: a });
    expect(connect.gateways).toEqual([{ containerId: web, from: b, to: a }]);
    expect(connect.ports).toMatchObject([{ kind: 'move', from: b, to: a }]);
    await make({ kind: 'disconnect', containerId: web, networkId: b });
    const last = await make({ kind: 'disconnect', containerId: web, networkId: a });
    expect(last.ports).toMatchObject([{ kind: 'stop', from: a, to: null }]);
    await make({ kind: 'connect', containerId: web, networkId: b });
    expect((await make({ kind: 'stop', containerId: web })).ports).toMatchObject([{ kind: 'stop', from: b }]);
    await make({ kind: 'start', containerId: web });
    await make({ kind: 'restart', containerId: web });
  });

  it('R123: an internal network is the default gateway last, if at all', async () => {
    const [b, i, j] = [
      await testEngine.network('b'),
      await testEngine.network('a-inner', { Internal: true }),
      await testEngine.network('c-inner', { Internal: true }),
    ];
    const web = await testEngine.run('web', b, { ports: { '80/tcp': '' } });
    expect((await make({ kind: 'connect', containerId: web, networkId: i })).gateways).toEqual([]);
    await make({ kind: 'connect', containerId: web, networkId: j });
    await make({ kind: 'disconnect', containerId: web, networkId: b });
    await make({ kind: 'disconnect', containerId: web, networkId: i });
    await make({ kind: 'disconnect', containerId: web, networkId: j });
    await make({ kind: 'connect', containerId: web, networkId: j });
    await make({ kind: 'connect', containerId: web, networkId: b });
  });

  it('R123: a network with IPv4 and IPv6 is preferred to one with IPv4 only', async () => {
    const a = await testEngine.network('a');
    const z = await testEngine.dualStack('z');
    const web = await testEngine.run('web', a, { ports: { '80/tcp': '' } });
    await make({ kind: 'connect', containerId: web, networkId: z });
  });

  it('R123: a priority counts more than the name, but less than having IPv4 and IPv6', async () => {
    if (!testEngine.supportsPriority) return;
    const [a, b, z] = [
      await testEngine.network('a'),
      await testEngine.network('b'),
      await testEngine.dualStack('z'),
    ];
    const web = await testEngine.run('web', a, { ports: { '80/tcp': '' } });
    const endpoint = { gatewayPriority: 5 };
    const connect = await make({ kind: 'connect', containerId: web, networkId: b, endpoint });
    expect(connect.gateways).toEqual([{ containerId: web, from: a, to: b }]);
    const both = await make({ kind: 'connect', containerId: web, networkId: z });
    expect(both.gateways).toEqual([{ containerId: web, from: b, to: z }]);
  });

  it('R125: removing a network leaves stopped members that cannot start', async () => {
    const [a, b] = [await testEngine.network('a'), await testEngine.network('b')];
    const old = await testEngine.run('old', a);
    const other = await testEngine.run('other', a);
    await make({ kind: 'connect', containerId: old, networkId: b });
    await make({ kind: 'stop', containerId: old }, { kind: 'stop', containerId: other });
    const impact = await make({ kind: 'remove-network', networkId: a });
    expect(impact.cannotStart).toEqual([old, other].sort());
    expect(impact.lost).toEqual([[old, other].sort()]);
    await expect(testEngine.make({ kind: 'start', containerId: other })).rejects.toThrow();
  });

  it('R125: connecting and disconnecting a stopped container changes no names', async () => {
    const [a, b] = [await testEngine.network('a'), await testEngine.network('b')];
    const old = await testEngine.run('old', a);
    await testEngine.run('db', b);
    await make({ kind: 'stop', containerId: old });
    const impact = await make({ kind: 'connect', containerId: old, networkId: b });
    expect(impact.gained).toHaveLength(1);
    expect(impact.names.gained).toEqual([]);
    expect((await make({ kind: 'start', containerId: old })).names.gained).toHaveLength(2);
    await make({ kind: 'stop', containerId: old });
    await make({ kind: 'disconnect', containerId: old, networkId: b });
  });

  it('R125: removing the owner of a network stack leaves a stopped sharer that cannot start', async () => {
    const a = await testEngine.network('a');
    const owner = await testEngine.run('owner', a);
    const side = await testEngine.run('side', `container:${owner}`);
    await testEngine.run('db', a);
    await make({ kind: 'stop', containerId: side });
    const impact = await make({ kind: 'remove-container', containerId: owner });
    expect(impact.cannotStart).toEqual([side]);
    expect(impact.lost).toHaveLength(3);
  });

  it(`R120: ${EDITS} random edits, one after the other (seed ${seed})`, async () => {
    const random = seededRandom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const networks = [
      await testEngine.network('a'),
      await testEngine.network('b'),
      await testEngine.network('c', { Internal: true }),
      await testEngine.dualStack('d'),
    ];
    const containers: string[] = [];
    for (let i = 0; i < 4; i++) {
      const aliases = random() < 0.5 ? ['shop'] : undefined;
      const ports = random() < 0.5 ? { '80/tcp': '' } : undefined;
      containers.push(await testEngine.run(`web${i}`, pick(networks), { aliases, ports }));
    }
    containers.push(await testEngine.run('side', `container:${containers[0]}`));
    for (let i = 0; i < EDITS; i++) {
      const [containerId, networkId] = [pick(containers), pick(networks)];
      const index = new TopologyIndex(await testEngine.topology());
      const edit = pick<Edit>([
        { kind: 'connect', containerId, networkId, endpoint: { aliases: [pick(['shop', 'db'])] } },
        { kind: 'connect', containerId, networkId },
        { kind: 'disconnect', containerId, networkId },
        { kind: pick(['stop', 'start', 'restart', 'pause', 'unpause']), containerId },
        { kind: 'rename-container', containerId, name: testEngine.name(`renamed${i}`) },
        { kind: 'remove-network', networkId },
      ]);
      if (!isPossible(index, edit)) continue;
      await make(edit);
      if (edit.kind === 'remove-network')
        networks.splice(networks.indexOf(networkId), 1, await testEngine.network(`n${i}`));
    }
  }, 180_000);

  it('R120: a container that is run', async () => {
    const a = await testEngine.network('a');
    await testEngine.run('db', a);
    const before = await testEngine.topology();
    const port = { ip: null, privatePort: 80, publicPort: testEngine.hostPort(), type: 'tcp' } as const;
    const name = testEngine.name('web');
    const networks = [{ networkId: a, endpoint: { aliases: ['shop'] } }];
    const predicted = impactOf(new TopologyIndex(before), [
      { kind: 'run-container', name, networks, ports: [port] },
    ]);
    const ports = { '80/tcp': String(port.publicPort) };
    const id = await testEngine.run('web', a, { aliases: ['shop'], ports });
    const made = compareTopologies(before, await testEngine.topology());
    const known = JSON.stringify(predicted).replaceAll(placeholderId(name), id);
    const sorted = (impact: Impact) => ({ ...impact, gained: impact.gained.map((pair) => pair.sort()) });
    expect(sorted(made)).toEqual(sorted(JSON.parse(known) as Impact));
  });
}
