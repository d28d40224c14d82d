import { setTimeout as sleep } from 'node:timers/promises';
import type { Topology } from '@portolan/topology';
import type { EngineUnderTest, Listener } from './EngineUnderTest.ts';
import { parseIpAddresses } from './parseIpAddresses.ts';
import type { ContainerPlan, PlanStep, TopologyPlan } from './TopologyPlan.ts';

const PREDEFINED = new Set(['bridge', 'host', 'none']);

/** A plan that was built: its topology as the engine reports it, and the listeners of its containers. */
export interface BuiltTopology {
  name: string;
  topology: Topology;
  /** By container id. */
  listeners: Map<string, Listener>;
  /** Addresses on the interfaces of containers, by id, if the engine does not report them or may stop doing so. */
  addresses: Map<string, string[]>;
}

/** Builds a plan on the engine. Its names get a prefix that no other plan has. */
export async function buildTopology(engine: EngineUnderTest, plan: TopologyPlan): Promise<BuiltTopology> {
  const prefix = engine.nextPrefix();
  const full = (short: string): string => (PREDEFINED.has(short) ? short : `${prefix}${short}`);
  const ids = new Map<string, string>();
  const listeners = new Map<string, Listener>();
  const networkIds: string[] = [];
  for (const [short, body] of Object.entries(plan.networks ?? {}))
    networkIds.push(await engine.createNetwork(full(short), body));
  for (const [short, wanted] of Object.entries(plan.containers)) {
    const listener = engine.createListener(full(short));
    const id = await engine.createContainer(listener, toContainerBody(wanted, listener, full, ids));
    ids.set(short, id);
    listeners.set(id, listener);
    const [, ...others] = typeof wanted.on === 'string' ? [] : wanted.on;
    for (const network of others) {
      const EndpointConfig = toEndpointBody(wanted, network, full);
      await engine.request('POST', `/networks/${full(network)}/connect`, { Container: id, EndpointConfig });
    }
    if (!wanted.created) await engine.request('POST', `/containers/${id}/start`);
  }
  const running = Object.entries(plan.containers).filter(
    ([, { created, restarting }]) => !created && !restarting,
  );
  const inside = lacksAddresses(plan) ? running.map(([short]) => ids.get(short) ?? '') : [];
  const addresses = await addressesInside(engine, inside);
  for (const step of plan.afterStart ?? [])
    await performStep(engine, step, ids.get(step.container) ?? '', full);
  for (const [short, { restarting }] of Object.entries(plan.containers))
    if (restarting) await waitUntilResting(engine, ids.get(short) ?? '');
  const topology = await engine.readTopology([...listeners.keys()], networkIds);
  return { name: plan.name, topology, listeners, addresses };
}

function toContainerBody(
  wanted: ContainerPlan,
  { mainPort }: Listener,
  full: (short: string) => string,
  ids: ReadonlyMap<string, string>,
): object {
  const port = `${mainPort}/tcp`;
  const { on, publish = [] } = wanted;
  const shared = typeof on === 'string' && on.startsWith('container:');
  const owner = shared ? ids.get(on.slice('container:'.length)) : undefined;
  const mode = owner ? `container:${owner}` : full(typeof on === 'string' ? on : (on[0] ?? 'none'));
  return {
    Hostname: wanted.hostname,
    Labels: wanted.labels ?? {},
    ...(wanted.restarting && { Cmd: ['false'] }),
    ...((wanted.exposes || publish.length > 0) && { ExposedPorts: { [port]: {} } }),
    HostConfig: {
      NetworkMode: mode,
      // Names that no container has must not be forwarded to an external DNS server.
      ...(!shared && { Dns: ['127.0.0.1'] }),
      ...(wanted.restarting && { RestartPolicy: { Name: 'always' } }),
      Links: wanted.links?.map((link) => full(link.split(':')[0] ?? '') + ':' + link.split(':')[1]),
      ...(publish.length > 0 && {
        PortBindings: {
          [port]: publish.map(({ hostIp, port: random }) => ({
            HostIp: hostIp ?? '',
            HostPort: random ? '' : String(mainPort),
          })),
        },
      }),
    },
    ...(typeof on !== 'string' &&
      !PREDEFINED.has(mode) && {
        NetworkingConfig: { EndpointsConfig: { [mode]: toEndpointBody(wanted, on[0] ?? '', full) } },
      }),
  };
}

function toEndpointBody(wanted: ContainerPlan, network: string, full: (short: string) => string): object {
  const { Links, ...rest } = wanted.endpoints?.[network] ?? {};
  return { ...rest, ...(Links && { Links: Links.map((link) => full(link)) }) };
}

async function performStep(
  engine: EngineUnderTest,
  step: PlanStep,
  id: string,
  full: (short: string) => string,
): Promise<void> {
  if (step.kind === 'rename') await engine.request('POST', `/containers/${id}/rename?name=${full(step.to)}`);
  else await engine.request('POST', `/containers/${id}/${step.kind}${step.kind === 'pause' ? '' : '?t=0'}`);
}

/** The engine waits longer before each restart. After the sixth it waits 6.4 s, which is enough for the check. */
async function waitUntilResting(engine: EngineUnderTest, id: string): Promise<void> {
  for (;;) {
    const json = (await engine.request('GET', `/containers/${id}/json`)) as {
      RestartCount: number;
      State: { Status: string };
    };
    if (json.RestartCount >= 6 && json.State.Status === 'restarting') return;
    await sleep(200);
  }
}

/**
 * True if containers can have addresses that the engine does not report: after steps such as a stop, and in overlay
 * networks, whose containers also have an address on docker_gwbridge.
 */
const lacksAddresses = ({ afterStart: then, needsSwarm }: TopologyPlan): boolean =>
  then !== undefined || needsSwarm === true;

async function addressesInside(
  engine: EngineUnderTest,
  ids: Iterable<string>,
): Promise<Map<string, string[]>> {
  const found = await Promise.all(
    [...ids].map(async (id): Promise<[string, string[]]> => {
      const ran = await engine.runScript(id, 'ip -o address');
      if ('refused' in ran) throw new Error(`No program runs in ${id}: ${ran.refused}`);
      return [id, parseIpAddresses(ran.output).map(({ address }) => address)];
    }),
  );
  return new Map(found);
}
