import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  commandNames,
  ConnectRequest,
  CreateNetworkRequest,
  problemsOfConnect,
  problemsOfCreate,
  problemsOfRun,
  toDockerCommands,
  toShell,
} from '@portolan/protocol';
import type { Command, FieldProblem } from '@portolan/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { seededRandom } from '../watch/testing/randomOperations.ts';
import { testSeed as seed } from '../watch/testing/testSeed.ts';
import { connectContainer } from './attachment/connectContainer.ts';
import { createNetwork } from './network/createNetwork.ts';
import { runContainer } from './container/runContainer.ts';
import { containerState, networkState } from './testing/engineState.ts';
import { RandomPicker } from './testing/randomRequests.ts';
import { RequestTestEngine } from './testing/RequestTestEngine.ts';
import { expectedInspect } from './testing/expectedInspect.ts';
import { validCreate, validEndpoint, validRun } from './testing/validRequests.ts';
import type { AvailableResources } from './testing/validRequests.ts';

const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const dockerHost = process.env.PORTOLAN_TEST_DOCKER_HOST;
const run = promisify(execFile);

describe.runIf(dockerHost)('on a real engine', () => {
  let testEngine: RequestTestEngine;
  let resources: AvailableResources;
  beforeAll(async () => {
    testEngine = new RequestTestEngine(dockerHost ?? '', image);
    resources = await createResources(testEngine);
  });
  afterAll(() => testEngine.clean());

  it(`R12: 26 networks created by the shown command equal those created by the form (seed ${seed})`, async () => {
    const pick = new RandomPicker(seededRandom(seed));
    const sent = new Set<string>();
    for (let at = 0; at < 26; at++) {
      const bases = { base4: toBase(testEngine.subnet()), base6: toBase(testEngine.subnet(6)) };
      const body = validCreate(pick, at, { ...resources, ...bases, name: `${testEngine.prefix}n${at}` });
      for (const option of Object.keys(body)) sent.add(option);
      const remove = () => testEngine.must('DELETE', `/networks/${body.name}`);
      await compareBothWays(
        { kind: 'create-network', body },
        () => networkState(testEngine, body.name, Boolean(body.subnets)),
        remove,
      );
    }
    // Ingress has its own test below. Only engines from 28 on can switch IPv4 off.
    const all = Object.keys(CreateNetworkRequest.shape);
    expect(all.filter((option) => !sent.has(option))).toEqual(
      resources.isModern ? ['ingress'] : ['ingress', 'ipv4'],
    );
  }, 300_000);

  it('an ingress network is requested as such', async () => {
    const body = { name: `${testEngine.prefix}ingress`, driver: 'overlay', ingress: true };
    // A swarm has one ingress network. In an existing swarm, the refusal shows that the option arrived.
    if (resources.swarm) {
      await expect(testEngine.client.createNetwork(body)).rejects.toMatchObject({
        engine: expect.stringMatching(/ingress/) as unknown,
      });
      return;
    }
    await testEngine.must('POST', '/swarm/init', {
      ListenAddr: '127.0.0.1:2377',
      AdvertiseAddr: '127.0.0.1',
    });
    try {
      await vi.waitFor(() => testEngine.must('DELETE', '/networks/ingress'), 10_000);
      await vi.waitFor(() => testEngine.client.createNetwork(body), 10_000);
      expect(await networkState(testEngine, body.name, false)).toMatchObject(
        expectedInspect({ kind: 'create-network', body }, String),
      );
      await testEngine.must('DELETE', `/networks/${body.name}`);
    } finally {
      await testEngine.must('POST', '/swarm/leave?force=true');
    }
  });

  it(`R12: 20 connects by the shown command equal those by the form (seed ${seed})`, async () => {
    const pick = new RandomPicker(seededRandom(seed + 1));
    const names = ['runner', 'sleeper'];
    const containers = [
      await testEngine.container('runner', resources.second),
      await testEngine.container('sleeper', resources.second, false),
    ];
    const sent = new Set<string>();
    for (let at = 0; at < 20; at++) {
      const body = { container: containers[at % 2] ?? '', ...validEndpoint(pick, resources) };
      for (const option of Object.keys(body)) sent.add(option);
      const networkId = resources.first.id;
      const leave = () =>
        testEngine.must('POST', `/networks/${networkId}/disconnect`, {
          Container: body.container,
          Force: true,
        });
      await compareBothWays(
        { kind: 'connect', networkId, body },
        () => containerState(testEngine, `${testEngine.prefix}${names[at % 2]}`),
        leave,
      );
    }
    // A MAC address is refused at connect (R141). Gateway priorities exist from 28 on.
    const all = Object.keys(ConnectRequest.shape);
    expect(all.filter((option) => !sent.has(option))).toEqual(
      resources.isModern ? ['mac'] : ['gatewayPriority', 'mac'],
    );
  }, 300_000);

  it(`R12: 20 containers run by the shown commands equal those run by the form (seed ${seed})`, async () => {
    const pick = new RandomPicker(seededRandom(seed + 2));
    for (let at = 0; at < 20; at++) {
      const name = `${testEngine.prefix}r${at}`;
      const body = validRun(pick, at, { ...resources, name });
      const remove = () => testEngine.must('DELETE', `/containers/${name}?force=1`);
      const mac = body.networks?.[0]?.mac;
      await compareBothWays(
        { kind: 'run-container', body },
        () => containerState(testEngine, name, mac),
        remove,
      );
    }
  }, 480_000);

  /**
   * Carries the command out as the page does, reads the result and undoes it. Then it does the same with the docker
   * commands that the page shows, and compares both results.
   */
  async function compareBothWays(
    command: Command,
    read: () => Promise<unknown>,
    undo: () => Promise<unknown>,
  ) {
    const index = await testEngine.index();
    expect(errorsOf(command, index), JSON.stringify(command)).toEqual([]);
    const context = { client: testEngine.client, watcher: { index, refresh: () => undefined } };
    if (command.kind === 'create-network') await createNetwork(context, command);
    else if (command.kind === 'connect') await connectContainer(context, command);
    else if (command.kind === 'run-container') await runContainer(context, command);
    const byForm = await read();
    const nameOf = (id: string) => index.networks.get(id)?.name ?? id;
    expect(byForm, JSON.stringify(command)).toMatchObject(expectedInspect(command, nameOf));
    await undo();
    const lines = toDockerCommands(command, commandNames(index)).map(toShell);
    await run('sh', ['-ec', lines.join('\n')], { env: { ...process.env, DOCKER_HOST: dockerHost } });
    const byShell = await read();
    await undo();
    expect(byShell, lines.join('\n')).toEqual(byForm);
  }
});

function errorsOf(command: Command, index: Awaited<ReturnType<RequestTestEngine['index']>>): FieldProblem[] {
  const network = command.kind === 'connect' ? index.networks.get(command.networkId) : undefined;
  const problems =
    command.kind === 'create-network'
      ? problemsOfCreate(command.body, index.topology)
      : command.kind === 'connect' && network
        ? problemsOfConnect(command.body, network, index)
        : command.kind === 'run-container'
          ? problemsOfRun(command.body, index, null)
          : [];
  return problems.filter(({ severity }) => severity === 'error');
}

async function createResources(testEngine: RequestTestEngine): Promise<AvailableResources> {
  const { swarm, version } = await testEngine.client.hello();
  const { stdout } = await run('docker', ['--version']);
  const [engine, cli] = [Number.parseInt(version, 10), Number(/version (\d+)/.exec(stdout)?.[1])];
  const [subnet, six] = [testEngine.subnet(), testEngine.subnet(6)];
  const first = await testEngine.network('first', {
    EnableIPv6: true,
    IPAM: { Config: [{ Subnet: subnet }, { Subnet: six }] },
  });
  const second = await testEngine.network('second', { IPAM: { Config: [{ Subnet: testEngine.subnet() }] } });
  await testEngine.network('settings', {
    ConfigOnly: true,
    Options: { 'com.docker.network.driver.mtu': '1400' },
  });
  const parent = `p${testEngine.prefix.slice(4, 12)}`;
  await testEngine.network('parent', {
    Options: { 'com.docker.network.bridge.name': parent },
    IPAM: { Config: [{ Subnet: testEngine.subnet() }] },
  });
  await testEngine.container('member', first);
  return {
    ...{
      name: '',
      image: testEngine.image,
      base4: '',
      base6: '',
      configOnly: `${testEngine.prefix}settings`,
    },
    first: { id: first, base4: toBase(subnet), base6: toBase(six) },
    ...{ second, parent, member: `${testEngine.prefix}member`, swarm },
    isModern: engine >= 28 && cli >= 28,
    supportsMac: engine >= 25 || cli < 25,
  };
}

/** Returns `10.1.2` for `10.1.2.0/24`, and `fd00:1` for `fd00:1::/64`. */
const toBase = (subnet: string): string => subnet.replace(/(?:\.\d+|::)\/\d+$/, '');
