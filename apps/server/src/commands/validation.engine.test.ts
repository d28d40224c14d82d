import { problemsOfConnect, problemsOfCreate } from '@portolan/protocol';
import type { ConnectRequest, CreateNetworkRequest } from '@portolan/protocol';
import { isRunning } from '@portolan/topology';
import type { Engine, Network, TopologyIndex } from '@portolan/topology';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from '../docker/EngineError.ts';
import { seededRandom } from '../watch/testing/randomOperations.ts';
import { testSeed as seed } from '../watch/testing/testSeed.ts';
import { RandomPicker, randomConnect, randomCreate } from './testing/randomRequests.ts';
import { RequestTestEngine } from './testing/RequestTestEngine.ts';
import { AgreementCounter } from './testing/AgreementCounter.ts';
import type { RulesStricterThanEngine, TestRefusal } from './testing/AgreementCounter.ts';

const CREATES = Number(process.env.PORTOLAN_TEST_REQUESTS ?? 220);
const CONNECTS = Number(process.env.PORTOLAN_TEST_REQUESTS ?? 140);
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const realEngine = process.env.PORTOLAN_TEST_DOCKER_HOST;

/** The rules of docs/rules/ that are deliberately stricter than the engine: what they refuse it may take. */
const stricterCreate: RulesStricterThanEngine<CreateNetworkRequest> = {
  'R11 host bits': ({ message }) => /host bits/.test(message),
  'R11 too small': ({ message }) => /no room/.test(message),
  'R11 range without room': ({ message }) => /only address of this range/.test(message),
  'R11 range outside': ({ path, message }) => path.endsWith('ipRange') && /within/.test(message),
  'R11 last address of IPv6': ({ message }, { subnets = [] }) =>
    /first and the last/.test(message) && subnets.some(({ subnet }) => subnet.includes(':')),
  'R11 overlap of scopes': ({ message }, { driver }) => /^Overlaps/.test(message) && driver === 'overlay',
  'R11 overlap within a config-only network': ({ message }, { configOnly }) =>
    configOnly === true && / above\. Choose another/.test(message),
  R42: ({ path, message }) => path === 'name' && /^A name starts with/.test(message),
  R130: ({ message }) => /CLI cannot express/.test(message),
  R134: ({ path, message }) => path.startsWith('options.') && /would ignore/.test(message),
  'R138 flag': ({ message }) => message === 'Write true or false.',
  'R138 number': ({ message }) => /^Write a number from/.test(message),
  'R138 choice': ({ message }) => /^(?:Choose one of|Only an internal network)/.test(message),
  'R138 text': ({ message }) => /^Write (?:an IPv4 address of the host|at most \d+ characters)/.test(message),
};

const stricterConnect: RulesStricterThanEngine<object> = {
  'R11 last address of IPv6': ({ path, message }) => path === 'ipv6' && /first or last/.test(message),
  R130: ({ message }) => /CLI cannot express/.test(message),
  'R140 stopped': ({ path, message }) => path === 'container' && /already connected to/.test(message),
  'R136 IPv6 off': ({ path, message }) => path === 'ipv6' && /switched off/.test(message),
  'R136 links': ({ path }) => path.startsWith('links.'),
};

describe.runIf(realEngine)('on a real engine', () => {
  let testEngine: RequestTestEngine;
  let engine: Engine;
  beforeAll(async () => {
    testEngine = new RequestTestEngine(realEngine ?? '', image);
    engine = await testEngine.client.hello();
  });
  afterAll(() => testEngine.clean());

  it(`R135: of ${CREATES} networks, the engine accepts those that pass validation and no others (seed ${seed})`, async () => {
    const taken = testEngine.subnet();
    const bridges = ['p', 'q'].map((initial) => `${initial}${testEngine.prefix.slice(4, 12)}`);
    await testEngine.network('taken', { IPAM: { Config: [{ Subnet: taken }] } });
    await testEngine.network('base-settings', { ConfigOnly: true });
    for (const bridge of bridges) {
      const Options = { 'com.docker.network.bridge.name': bridge };
      await testEngine.network(bridge, { Options, IPAM: { Config: [{ Subnet: testEngine.subnet() }] } });
    }
    const [parent = '', usedParent = ''] = bridges;
    await testEngine.network('lan', {
      Driver: 'macvlan',
      Options: { parent: usedParent },
      IPAM: { Config: [{ Subnet: testEngine.subnet() }] },
    });
    const existing = {
      ...{ taken, takenName: `${testEngine.prefix}taken`, configOnly: `${testEngine.prefix}base-settings` },
      ...{ parent, usedParent, bridge: parent },
    };
    const pick = new RandomPicker(seededRandom(seed));
    const counter = new AgreementCounter(stricterCreate);
    for (let at = 0; at < CREATES; at++) {
      const request = randomCreate(pick, at, testEngine, existing);
      const { topology } = await testEngine.index();
      const problems = problemsOfCreate(request, topology);
      // R50 is never tested on the engine: it would break a network until the engine is restarted.
      if (problems.some(({ message }) => message.startsWith('This bridge belongs'))) {
        counter.count('R50');
        continue;
      }
      const refusal = await refusalOf(async () => {
        const { id } = await testEngine.client.createNetwork(request);
        await testEngine.must('DELETE', `/networks/${id}`);
      });
      counter.compare(request, problems, refusal, request);
    }
    counter.print(`${engine.version}: ${CREATES} networks`);
    expect(counter.disagreements).toEqual([]);
  }, 300_000);

  it(`R136: of ${CONNECTS} connects, the engine accepts those that pass validation and no others (seed ${seed})`, async () => {
    const { containers, networks, bases } = await makeContainersAndNetworks(testEngine);
    const pick = new RandomPicker(seededRandom(seed + 1));
    const counter = new AgreementCounter(stricterConnect);
    for (let at = 0; at < CONNECTS; at++) {
      const index = await testEngine.index();
      // The last networks accept no containers.
      const network = networkOf(index, pick.of(pick.chance(0.7) ? networks.slice(0, 7) : networks));
      const own = network.ipam.config.map(({ subnet }) => toBase(subnet));
      const request = randomConnect(pick, {
        containers,
        bases: own.length > 0 && pick.chance(0.85) ? own : bases,
        member: `${testEngine.prefix}member`,
      });
      const all = problemsOfConnect(request, network, index);
      const container = index.containers.get(request.container);
      const runs = container !== undefined && isRunning(container);
      // Engines ignore the settings of a second connect of a stopped container (R140, R181).
      const isAgain =
        !runs &&
        index.attachmentsOfContainer(request.container).some((each) => each.networkId === network.id);
      const problems = isAgain ? all.filter(({ path }) => path === 'container') : all;
      const isRefused = problems.some(({ severity }) => severity === 'error');
      const refusal = await refusalOf(async () => {
        await testEngine.client.connect(network.id, request);
        // Engines accept any connect of a stopped container. Its next start shows whether it is valid (R136).
        if (runs || !isRefused) return;
        await testEngine.client.startContainer(request.container);
        await testEngine.must('POST', `/containers/${request.container}/kill`);
      });
      counter.compare([container?.name, network.name, request], problems, refusal, {});
      await tidyUp(testEngine, request, network, index);
    }
    counter.print(`${engine.version}: ${CONNECTS} connects`);
    expect(counter.disagreements).toEqual([]);
  }, 300_000);
});

/** Returns `null` if the request succeeded. The engine refused it only if the error has an engine message. */
async function refusalOf(act: () => Promise<void>): Promise<TestRefusal | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.engine === null
      ? { by: 'portolan', text: error.message }
      : { by: 'engine', text: error.engine };
  }
}

/** Creates containers of every kind, and networks that they can join or not. */
async function makeContainersAndNetworks(testEngine: RequestTestEngine) {
  const bases: string[] = [];
  const subnet = (version: 4 | 6 = 4) => {
    const text = testEngine.subnet(version);
    bases.push(toBase(text));
    return text;
  };
  const ipam = (...Config: object[]) => ({ IPAM: { Driver: 'default', Config } });
  const given = await testEngine.network('given', ipam({ Subnet: subnet() }));
  const ranged = subnet();
  const range = ranged.replace('.0/24', '');
  const tiny = await testEngine.network('tiny', ipam({ Subnet: subnet().replace('/24', '/30') }));
  const networks = [
    given,
    tiny,
    await testEngine.network(
      'ranged',
      ipam({
        ...{ Subnet: ranged, Gateway: `${range}.9`, IPRange: `${range}.128/28` },
        AuxiliaryAddresses: { printer: `${range}.130` },
      }),
    ),
    await testEngine.network('auto'),
    await testEngine.network('six', {
      EnableIPv6: true,
      ...ipam({ Subnet: subnet() }, { Subnet: subnet(6) }),
    }),
    await testEngine.network('off', ipam({ Subnet: subnet() }, { Subnet: subnet(6) })),
    await testEngine.network('inner', { Internal: true, ...ipam({ Subnet: subnet() }) }),
    await testEngine.network('settings', { ConfigOnly: true }),
    ...((await testEngine.client.hello()).swarm
      ? [await testEngine.network('closed', { Driver: 'overlay' })]
      : []),
    ...(await testEngine.client.listNetworks()).filter(({ predefined }) => predefined).map(({ id }) => id),
  ];
  const home = await testEngine.network('home', ipam({ Subnet: testEngine.subnet() }));
  const on = (network: string, last: number) => ({
    NetworkingConfig: {
      EndpointsConfig: { [network]: { IPAMConfig: { IPv4Address: `${bases[0]}.${last}` } } },
    },
  });
  const member = await testEngine.container('member', given, true, on(given, 20));
  await testEngine.container('filler', tiny);
  const containers = [
    ...[member, await testEngine.container('ghost', given, false, on(given, 30))],
    // Containers that can be connected are listed several times, so that they are picked more often.
    ...Array<string>(9).fill(await testEngine.container('runner', home)),
    ...Array<string>(4).fill(await testEngine.container('sleeper', home, false)),
    await testEngine.container('hostly', 'host'),
    await testEngine.container('lonely', 'none'),
    await testEngine.container('guest', `container:${member}`),
  ];
  return { containers, networks, bases };
}

/** Returns `10.1.2` for `10.1.2.0/24`, and `fd00:1` for `fd00:1::/64`. */
const toBase = (subnet: string): string => subnet.replace(/(?:\.\d+|::)\/\d+$/, '');

function networkOf(index: TopologyIndex, id: string): Network {
  const network = index.networks.get(id);
  if (!network) throw new Error(`The topology lacks the network ${id}.`);
  return network;
}

/** Restores the state from before the connect. 20.10.24 keeps the attachment of a refused connect. */
async function tidyUp(
  testEngine: RequestTestEngine,
  { container }: ConnectRequest,
  network: Network,
  before: TopologyIndex,
): Promise<void> {
  const was = before.attachmentsOfContainer(container).some(({ networkId }) => networkId === network.id);
  if (was) return;
  const body = { Container: container, Force: true };
  await testEngine.plain.call('POST', `/networks/${network.id}/disconnect`, body);
}
