import type { PublishedPort } from '@portolan/protocol';
import type { Pair } from '../fields/pairs.ts';

/** The input of the form that runs a container. */
export interface RunInput {
  image: string;
  /** `null` for the name that is suggested from the image. */
  name: string | null;
  networks: RunNetworkInput[];
  ports: PortInput[];
  /** One `KEY=value` per line. */
  environment: string;
  /** One argument per line; empty for the command of the image. */
  command: string;
  restart: 'no' | 'on-failure' | 'always' | 'unless-stopped';
  labels: Pair[];
}

export interface RunNetworkInput {
  network: string;
  /** Aliases, separated by spaces or commas. */
  aliases: string;
  ipv4: string;
  ipv6: string;
  /** For the first network only: the container is connected to the others after it was created. */
  mac: string;
}

/** One row of the published ports, as entered. */
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
