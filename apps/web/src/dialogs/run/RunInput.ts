import type { PublishedPort } from '@portolan/protocol';
import type { Pair } from '../fields/pairs.ts';

/** What is typed in the form that runs a container. */
export interface RunInput {
  image: string;
  /** `null`: as suggested from the image. */
  name: string | null;
  networks: RunNetworkInput[];
  ports: PortInput[];
  /** `KEY=value`, one a line. */
  environment: string;
  /** One argument a line; none: the image's own command. */
  command: string;
  restart: 'no' | 'on-failure' | 'always' | 'unless-stopped';
  labels: Pair[];
}

export interface RunNetworkInput {
  network: string;
  /** Names separated by spaces or commas. */
  aliases: string;
  ipv4: string;
  ipv6: string;
  /** Of the first network only: further ones are connects. */
  mac: string;
}

/** A row of the published ports, as typed. */
export interface PortInput {
  hostIp: string;
  hostPort: string;
  containerPort: string;
  protocol: NonNullable<PublishedPort['protocol']>;
}

export const emptyPort: PortInput = { hostIp: '', hostPort: '', containerPort: '', protocol: 'tcp' };

export const toRunNetworkInput = (network: string): RunNetworkInput => ({
  network,
  aliases: '',
  ipv4: '',
  ipv6: '',
  mac: '',
});

export const emptyRunInput = (networkIds: string[]): RunInput => ({
  image: '',
  name: null,
  networks: networkIds.map(toRunNetworkInput),
  ports: [],
  environment: '',
  command: '',
  restart: 'no',
  labels: [],
});
