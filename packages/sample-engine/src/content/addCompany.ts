import { createContainer } from '../state/containers/createContainer.ts';
import { createNetwork } from '../state/networks/createNetwork.ts';
import type { EngineState } from '../state/EngineState.ts';
import type { ContainerRequest } from '../state/requests.ts';
import { bringToStatus, type TargetStatus } from './bringToStatus.ts';
import { companyProjects } from './companyProjects.ts';
import { composeUp } from './composeUp.ts';

const day = 24 * 60 * 60 * 1000;

/** Adds the default content: Compose projects, and containers and networks that were created without Compose. */
export function addCompany(state: EngineState, now: number): void {
  state.clock = () => now - 9 * day;
  createNetwork(state, { name: 'proxy' });
  createNetwork(state, { name: 'jobs', driver: 'overlay', attachable: true });
  createNetwork(state, {
    name: 'lan',
    driver: 'macvlan',
    options: new Map([['parent', 'eth0']]),
    ipam: [{ subnet: '10.20.30.0/24', gateway: '10.20.30.1', ipRange: '10.20.30.192/27' }],
  });
  createNetwork(state, {
    name: 'lab-config',
    configOnly: true,
    ipam: [{ subnet: '10.40.0.0/24', gateway: '10.40.0.254' }],
  });
  createNetwork(state, { name: 'lab', configFrom: 'lab-config' });
  // No container uses these two.
  createNetwork(state, { name: 'old_default' });
  createNetwork(state, { name: 'scratch', internal: true });
  // Only stopped containers are attached to this one. A prune would remove it, and they could not start again.
  createNetwork(state, { name: 'archive' });

  for (const [index, project] of companyProjects.entries()) {
    state.clock = () => now - (7 - index) * day;
    composeUp(state, project);
  }

  state.clock = () => now - 5 * 60 * 60 * 1000;
  addContainer(state, {
    name: 'pihole',
    image: 'pihole/pihole:2024.07.0',
    networkMode: 'lan',
    endpoints: new Map([['lan', { ipv4: '10.20.30.53' }]]),
    hasHealthcheck: true,
  });
  addContainer(state, { name: 'batch', image: 'registry.example.com/batch/report:3.4', networkMode: 'none' });
  addContainer(state, { name: 'job-queue', image: 'nats:2.10-alpine', networkMode: 'jobs' });
  addContainer(state, { name: 'job-runner', image: 'node:22-alpine', networkMode: 'jobs' });
  addContainer(state, { name: 'lab-gateway', image: 'kong:3.9', networkMode: 'lab' });
  addContainer(
    state,
    { name: 'lab-shell', image: 'node:22-alpine', networkMode: 'lab' },
    { status: 'created' },
  );
  addContainer(state, { name: 'sandbox', image: 'nginx:1.27-alpine', networkMode: 'bridge' });
  addContainer(
    state,
    {
      name: 'migrate-2024',
      image: 'postgres:17-alpine',
      networkMode: 'shop_back',
      endpoints: new Map([
        ['shop_back', {}],
        ['intranet_default', {}],
      ]),
    },
    { status: 'exited', exitCode: 0 },
  );
  addContainer(
    state,
    {
      name: 'restore-check',
      image: 'postgres:17-alpine',
      networkMode: 'archive',
      endpoints: new Map([['archive', { aliases: ['restored-db'] }]]),
    },
    { status: 'exited', exitCode: 0 },
  );
}

function addContainer(state: EngineState, request: ContainerRequest, target: TargetStatus = {}): void {
  bringToStatus(state, createContainer(state, request), target);
}
