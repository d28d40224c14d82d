import { problemsOfConnect, problemsOfCreate } from '@portolan/protocol';
import type { ConnectRequest, CreateNetworkRequest } from '@portolan/protocol';
import { isRunning } from '@portolan/topology';
import type { Engine, Network, TopologyIndex } from '@portolan/topology';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineError } from '../docker/EngineError.ts';
import { seededRandom } from '../watch/testing/randomOperations.ts';
import { testSeed as seed } from '../watch/testing/testSeed.ts';
import { Picker, randomConnect, randomCreate } from './testing/randomRequests.ts';
import { RequestWorld } from './testing/RequestWorld.ts';
import { Tally } from './testing/Tally.ts';
import type { StricterRules, TestRefusal } from './testing/Tally.ts';

const CREATES = Number(process.env.PORTOLAN_TEST_REQUESTS ?? 220);
const CONNECTS = Number(process.env.PORTOLAN_TEST_REQUESTS ?? 140);
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const realEngine = process.env.PORTOLAN_TEST_DOCKER_HOST;

/** The rules of docs/rules/ that are deliberately stricter than the engine: what they refuse it may take. */
const stricterCreate: StricterRules<CreateNetworkRequest> = {
  'R11 host bits': ({ message }) => /host bits/.test(message),
  'R11 too small': ({ message }) => /no room/.test(message),
  'R11 range without room': ({ message }) => /only address of this range/.test(message),
  'R11 range outside': ({ path, message }) => path.endsWith('ipRange') && /within/.test(message),
  'R11 last address of IPv6': ({ message }, { subnets = [] }) =>
    /first and the last/.test(message) && subnets.some(({ subnet }) => subnet.includes(':')),
  'R11 overlap of scopes': ({ message }, { driver }) => /^Overlaps/.test(message) && driver === 'overlay',
  'R11 overlap within a template': ({ message }, { configOnly }) =>
    configOnly === true && / above; take another/.test(message),
  R42: ({ path, message }) => path === 'name' && /^A name starts with/.test(message),
  R130: ({ message }) => /CLI cannot say/.test(message),
  R134: ({ path, message }) => path.startsWith('options.') && /would ignore/.test(message),
  'R138 flag': ({ message }) => message === 'Write true or false.',
  'R138 number': ({ message }) => /^Write a number from/.test(message),
  'R138 choice': ({ message }) => /^(?:Choose one of|Isolated is for)/.test(message),
  'R138 text': ({ message }) => /^Write (?:an IPv4 address of the host|at most \d+ characters)/.test(message),
};

const stricterConnect: StricterRules<object> = {
  'R11 last address of IPv6': ({ path, message }) => path === 'ipv6' && /first or last/.test(message),
  R130: ({ message }) => /CLI cannot say/.test(message),
  'R140 stopped': ({ path, message }) => path === 'container' && /already connected to/.test(message),
  'R136 IPv6 off': ({ path, message }) => path === 'ipv6' && /switched off/.test(message),
  'R136 links': ({ path }) => path.startsWith('links.'),
};

describe.runIf(realEngine)('on a real engine', () => {
  let world: RequestWorld;
  let engine: Engine;
  beforeAll(async () => {
    world = new RequestWorld(realEngine ?? '', image);
    engine = await world.client.hello();
  });
  afterAll(() => world.clean());

  it(`R135: takes the ${CREATES} networks that pass, and refuses those that do not (seed ${seed})`, async () => {
    const taken = world.subnet();
    const bridges = ['p', 'q'].map((letter) => `${letter}${world.prefix.slice(4, 12)}`);
    await world.network('taken', { IPAM: { Config: [{ Subnet: taken }] } });
    await world.network('template', { ConfigOnly: true });
    for (const bridge of bridges) {
      const Options = { 'com.docker.network.bridge.name': bridge };
      await world.network(bridge, { Options, IPAM: { Config: [{ Subnet: world.subnet() }] } });
    }
    const [parent = '', usedParent = ''] = bridges;
    await world.network('lan', {
      Driver: 'macvlan',
      Options: { parent: usedParent },
      IPAM: { Config: [{ Subnet: world.subnet() }] },
    });
    const things = {
      ...{ taken, takenName: `${world.prefix}taken`, template: `${world.prefix}template` },
      ...{ parent, usedParent, bridge: parent },
    };
    const pick = new Picker(seededRandom(seed));
    const tally = new Tally(stricterCreate);
    for (let at = 0; at < CREATES; at++) {
      const request = randomCreate(pick, at, world, things);
      const { topology } = await world.index();
      const problems = problemsOfCreate(request, topology);
      // R50 is never tried: it would break a network until the engine is restarted.
      if (problems.some(({ message }) => message.startsWith('This bridge belongs'))) {
        tally.count('R50');
        continue;
      }
      const refusal = await refusalOf(async () => {
        const { id } = await world.client.createNetwork(request);
        await world.must('DELETE', `/networks/${id}`);
      });
      tally.compare(request, problems, refusal, request);
    }
    tally.print(`${engine.version}: ${CREATES} networks`);
    expect(tally.disagreements).toEqual([]);
  }, 300_000);

  it(`R136: takes the ${CONNECTS} connects that pass, and refuses those that do not (seed ${seed})`, async () => {
    const { containers, networks, bases } = await makePeople(world);
    const pick = new Picker(seededRandom(seed + 1));
    const tally = new Tally(stricterConnect);
    for (let at = 0; at < CONNECTS; at++) {
      const index = await world.index();
      // The last ones take nobody.
      const network = known(index, pick.of(pick.chance(0.7) ? networks.slice(0, 7) : networks));
      const own = network.ipam.config.map(({ subnet }) => toBase(subnet));
      const request = randomConnect(pick, {
        containers,
        bases: own.length > 0 && pick.chance(0.85) ? own : bases,
        member: `${world.prefix}member`,
      });
      const all = problemsOfConnect(request, network, index);
      const container = index.containers.get(request.container);
      const runs = container !== undefined && isRunning(container);
      // Of a second connect of one that does not run engines read nothing (R140, R181).
      const isAgain =
        !runs &&
        index.attachmentsOfContainer(request.container).some((each) => each.networkId === network.id);
      const problems = isAgain ? all.filter(({ path }) => path === 'container') : all;
      const isRefused = problems.some(({ severity }) => severity === 'error');
      const refusal = await refusalOf(async () => {
        await world.client.connect(network.id, request);
        // Engines take anything from one that does not run: its next start decides (R136).
        if (runs || !isRefused) return;
        await world.client.startContainer(request.container);
        await world.must('POST', `/containers/${request.container}/kill`);
      });
      tally.compare([container?.name, network.name, request], problems, refusal, {});
      await tidyUp(world, request, network, index);
    }
    tally.print(`${engine.version}: ${CONNECTS} connects`);
    expect(tally.disagreements).toEqual([]);
  }, 300_000);
});

/** `null` where it was done as asked. Only what has the engine's words was refused by the engine. */
async function refusalOf(act: () => Promise<void>): Promise<TestRefusal | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.engine === null
      ? { by: 'portolan', words: error.message }
      : { by: 'engine', words: error.engine };
  }
}

/** Containers of every kind, and networks that suit them or not. */
async function makePeople(world: RequestWorld) {
  const bases: string[] = [];
  const subnet = (version: 4 | 6 = 4) => {
    const text = world.subnet(version);
    bases.push(toBase(text));
    return text;
  };
  const ipam = (...Config: object[]) => ({ IPAM: { Driver: 'default', Config } });
  const given = await world.network('given', ipam({ Subnet: subnet() }));
  const ranged = subnet();
  const range = ranged.replace('.0/24', '');
  const tiny = await world.network('tiny', ipam({ Subnet: subnet().replace('/24', '/30') }));
  const networks = [
    given,
    tiny,
    await world.network(
      'ranged',
      ipam({
        ...{ Subnet: ranged, Gateway: `${range}.9`, IPRange: `${range}.128/28` },
        AuxiliaryAddresses: { printer: `${range}.130` },
      }),
    ),
    await world.network('auto'),
    await world.network('six', { EnableIPv6: true, ...ipam({ Subnet: subnet() }, { Subnet: subnet(6) }) }),
    await world.network('off', ipam({ Subnet: subnet() }, { Subnet: subnet(6) })),
    await world.network('inner', { Internal: true, ...ipam({ Subnet: subnet() }) }),
    await world.network('settings', { ConfigOnly: true }),
    ...((await world.client.hello()).swarm ? [await world.network('closed', { Driver: 'overlay' })] : []),
    ...(await world.client.listNetworks()).filter(({ predefined }) => predefined).map(({ id }) => id),
  ];
  const home = await world.network('home', ipam({ Subnet: world.subnet() }));
  const on = (network: string, last: number) => ({
    NetworkingConfig: {
      EndpointsConfig: { [network]: { IPAMConfig: { IPv4Address: `${bases[0]}.${last}` } } },
    },
  });
  const member = await world.container('member', given, true, on(given, 20));
  await world.container('filler', tiny);
  const containers = [
    ...[member, await world.container('ghost', given, false, on(given, 30))],
    // More of those that can be connected than of others.
    ...Array<string>(9).fill(await world.container('runner', home)),
    ...Array<string>(4).fill(await world.container('sleeper', home, false)),
    await world.container('hostly', 'host'),
    await world.container('lonely', 'none'),
    await world.container('guest', `container:${member}`),
  ];
  return { containers, networks, bases };
}

/** `10.1.2` of `10.1.2.0/24`, `fd00:1` of `fd00:1::/64`. */
const toBase = (subnet: string): string => subnet.replace(/(?:\.\d+|::)\/\d+$/, '');

function known(index: TopologyIndex, id: string): Network {
  const network = index.networks.get(id);
  if (!network) throw new Error(`The topology lacks the network ${id}.`);
  return network;
}

/** As it was before: 20.10.24 keeps what a refused connect asked for. */
async function tidyUp(
  world: RequestWorld,
  { container }: ConnectRequest,
  network: Network,
  before: TopologyIndex,
): Promise<void> {
  const was = before.attachmentsOfContainer(container).some(({ networkId }) => networkId === network.id);
  if (was) return;
  const body = { Container: container, Force: true };
  await world.plain.call('POST', `/networks/${network.id}/disconnect`, body);
}
