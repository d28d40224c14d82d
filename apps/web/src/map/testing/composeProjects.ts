import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { TopologyIndex } from '@portolan/topology';
import type { Attachment, Container, Network, Port, Topology } from '@portolan/topology';

type Service = {
  on?: string[];
  ports?: number[];
  loopback?: number[];
  sharing?: string;
  mode?: 'host' | 'none';
  stopped?: boolean;
};
type ComposeProject = { networks?: string[]; services: Record<string, Service> };

/**
 * The shapes of seven published Compose files, one project that mixes all modes, and one that shares a network with it.
 */
export const composeProjects: Record<string, ComposeProject> = {
  'voting-app': {
    networks: ['front-tier', 'back-tier'],
    services: {
      vote: { on: ['front-tier', 'back-tier'], ports: [8080] },
      result: { on: ['front-tier', 'back-tier'], ports: [8081], loopback: [9229] },
      worker: { on: ['back-tier'] },
      redis: { on: ['back-tier'] },
      db: { on: ['back-tier'] },
      seed: { on: ['front-tier'], stopped: true },
    },
  },
  'network-test': {
    networks: ['dbnet', 'servicenet', 'closenamenet', 'closenamenet-2'],
    services: {
      db: { on: ['dbnet', 'closenamenet', 'closenamenet-2'] },
      mydb: { sharing: 'db' },
      words: { on: ['dbnet', 'servicenet'], ports: [32768] },
      web: { on: ['servicenet'], ports: [32769] },
    },
  },
  nextcloud: {
    networks: ['redisnet', 'dbnet'],
    services: {
      nc: { on: ['redisnet', 'dbnet'], ports: [80] },
      redis: { on: ['redisnet'] },
      db: { on: ['dbnet'] },
    },
  },
  'react-express-mysql': {
    networks: ['public', 'private'],
    services: {
      backend: { on: ['public', 'private'], ports: [80, 9229, 9230] },
      db: { on: ['private'] },
      frontend: { on: ['public'], ports: [3000] },
    },
  },
  elk: {
    networks: ['elastic'],
    services: {
      elasticsearch: { on: ['elastic'], ports: [9200, 9300] },
      logstash: { on: ['elastic'], ports: [5000, 5044, 9600] },
      kibana: { on: ['elastic'], ports: [5601] },
    },
  },
  'pihole-doh': {
    networks: ['dns-net'],
    services: {
      cloudflared: { on: ['dns-net'], ports: [5054] },
      pihole: { on: ['dns-net'], ports: [53, 67, 8080, 8443] },
    },
  },
  'default-bridge-links': { services: { container1: { on: ['bridge'] }, container2: { on: ['bridge'] } } },
  mixed: {
    networks: ['lan', 'idle'],
    services: {
      exporter: { mode: 'host' },
      batch: { mode: 'none' },
      gateway: { on: ['lan', 'shared'], ports: [443], loopback: [8443] },
      sidecar: { sharing: 'gateway' },
      leaf: { on: ['shared'] },
    },
  },
  reader: { services: { app: { on: ['shared'] } } },
};

/** Returns the topology of an engine that runs the named projects; `bridge` and `shared` belong to no project. */
export function engineWith(...names: string[]): Topology {
  const networks = new Map<string, Network>();
  const containers: Container[] = [];
  const attachments: Attachment[] = [];
  const network = (project: string, name: string): Network => {
    const own = composeProjects[project]?.networks?.includes(name) ?? false;
    const full = own ? `${project}_${name}` : name;
    const known =
      networks.get(full) ?? aNetwork(full, { project: own ? project : null, predefined: name === 'bridge' });
    networks.set(full, known);
    return known;
  };
  for (const project of names) {
    for (const name of composeProjects[project]?.networks ?? []) network(project, name);
    for (const [service, spec] of Object.entries(composeProjects[project]?.services ?? {})) {
      const container = toContainer(project, service, spec);
      containers.push(container);
      for (const name of spec.on ?? []) attachments.push(anAttachment(container, network(project, name)));
    }
  }
  return aTopology({ networks: [...networks.values()], containers, attachments });
}

export const indexWith = (...names: string[]): TopologyIndex => new TopologyIndex(engineWith(...names));

function toContainer(project: string, service: string, spec: Service): Container {
  const port =
    (ip: string) =>
    (number: number): Port => ({ ip, privatePort: number, publicPort: number, type: 'tcp' });
  return aContainer(nameOf(project, service), {
    project,
    service,
    state: spec.stopped ? 'exited' : 'running',
    ports: [...(spec.ports ?? []).map(port('0.0.0.0')), ...(spec.loopback ?? []).map(port('127.0.0.1'))],
    namespace: spec.sharing
      ? { kind: 'container', containerId: aContainer(nameOf(project, spec.sharing)).id }
      : { kind: spec.mode ?? 'own' },
  });
}

const nameOf = (project: string, service: string) => `${project}-${service}-1`;
