import { createNetwork } from '../state/networks/createNetwork.ts';
import type { EngineState } from '../state/EngineState.ts';
import type { ComposeProject, ComposeService } from './composeUp.ts';
import { composeUp } from './composeUp.ts';
import { Random } from './Random.ts';

const hour = 60 * 60 * 1000;
const projectNames = [
  'atlas',
  'billing',
  'crm',
  'docs',
  'events',
  'forum',
  'geo',
  'hub',
  'ideas',
  'jobs',
] as const;
const roles: readonly [Role, ...Role[]] = [
  { name: 'web', image: 'nginx:1.27-alpine', tier: 'front' },
  { name: 'api', image: 'node:22-alpine', tier: 'both' },
  { name: 'db', image: 'postgres:17-alpine', tier: 'back' },
  { name: 'cache', image: 'redis:7-alpine', tier: 'back' },
  { name: 'worker', image: 'node:22-alpine', tier: 'back' },
  { name: 'queue', image: 'nats:2.10-alpine', tier: 'back' },
  { name: 'admin', image: 'grafana/grafana:11.4.0', tier: 'front' },
  { name: 'metrics', image: 'prom/prometheus:v3.1.0', tier: 'both' },
  { name: 'mail', image: 'axllent/mailpit:v1.21', tier: 'front' },
  { name: 'gateway', image: 'kong:3.9', tier: 'both' },
  { name: 'logs', image: 'grafana/loki:3.3.2', tier: 'back' },
  { name: 'jobs', image: 'node:22-alpine', tier: 'back' },
];
/** Published ports count up from here, below the ephemeral range: 15 % of 5,000 containers need fewer than 1,000. */
const firstPort = 10_000;

interface Role {
  readonly name: string;
  readonly image: string;
  readonly tier: 'front' | 'back' | 'both';
}

/** Adds exactly `count` containers in projects of 4 to 12, the same ones each time (R100). */
export function addGenerated(state: EngineState, now: number, count: number): void {
  const random = new Random(count);
  createNetwork(state, { name: 'proxy' });
  let left = count;
  let port = firstPort;
  for (let index = 0; left > 0; index++) {
    const size = Math.min(left, random.between(4, 12));
    state.clock = () => now - ((index * 7) % 400) * hour - 60_000;
    const number = String(Math.floor(index / projectNames.length) + 1).padStart(2, '0');
    const name = `${projectNames[index % projectNames.length] ?? ''}${number}`;
    composeUp(
      state,
      toProject(name, size, random, () => port++),
    );
    left -= size;
  }
}

function toProject(name: string, size: number, random: Random, nextPort: () => number): ComposeProject {
  const networkCount = random.between(1, 3);
  const networks: Record<string, { internal?: boolean }> =
    networkCount === 1 ? { default: {} } : { front: {}, back: { internal: random.chance(0.5) } };
  if (networkCount === 3) networks['audit'] = {};
  const services = Array.from({ length: size }, (_, index): ComposeService => {
    const role = roles[index % roles.length] ?? roles[0];
    return toService(role, index, networkCount, random, nextPort);
  });
  return { name, networks, services };
}

function toService(
  role: Role,
  index: number,
  networkCount: number,
  random: Random,
  nextPort: () => number,
): ComposeService {
  const { name, image } = role;
  // The first service always has a network stack of its own, so that others can share it.
  const roll = index === 0 ? 1 : random.next();
  if (roll < 0.02) return { name, image, networkMode: 'host' };
  if (roll < 0.035) return { name, image, networkMode: 'none' };
  if (roll < 0.06) return { name, image, networkMode: `service:${roles[0].name}` };
  const networks: Record<string, object> = {};
  if (networkCount === 1) networks['default'] = {};
  else {
    if (role.tier !== 'back') networks['front'] = {};
    if (role.tier !== 'front') networks['back'] = {};
    if (networkCount === 3 && index % 3 === 0) networks['audit'] = {};
  }
  // The shared network `proxy` is always a /16, with addresses for one web server of each project.
  if (index === 0 && random.chance(0.6)) networks['proxy'] = {};
  const bindAddress = random.chance(0.2) ? '127.0.0.1:' : '';
  return {
    name,
    image,
    networks,
    ...(random.chance(0.15) ? { ports: [`${bindAddress}${nextPort()}:${3000 + index}`] } : {}),
    ...(index > 0 && random.chance(0.08)
      ? { status: 'exited' as const, exitCode: random.pick([0, 1, 137]) }
      : {}),
    ...(random.chance(0.3)
      ? { health: random.chance(0.9) ? ('healthy' as const) : ('unhealthy' as const) }
      : {}),
  };
}
