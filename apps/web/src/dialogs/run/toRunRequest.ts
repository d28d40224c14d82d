import type { PublishedPort, RunContainerRequest, RunNetwork } from '@portolan/protocol';
import { toPairMap } from '../fields/pairs.ts';
import type { PortInput, RunInput, RunNetworkInput } from './RunInput.ts';

/** Returns the request for the input. Empty fields are omitted. A port that is not a number becomes `NaN`. */
export function toRunRequest(input: RunInput, suggestedName: string): RunContainerRequest {
  const environment = linesOf(input.environment);
  const command = linesOf(input.command);
  const labels = toPairMap(input.labels);
  return {
    name: (input.name ?? suggestedName).trim(),
    image: input.image.trim(),
    ...(command.length > 0 && { command }),
    ...(environment.length > 0 && { environment }),
    ...(input.networks.length > 0 && { networks: input.networks.map(toNetwork) }),
    ...(input.ports.length > 0 && { ports: input.ports.map(toPort) }),
    ...(input.restart !== 'no' && { restart: input.restart }),
    ...(Object.keys(labels).length > 0 && { labels }),
  };
}

/** Splits a text into lines, with their spaces. Empty lines are omitted. */
export const linesOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line !== '');

function toNetwork({ network, aliases, ipv4, ipv6, mac }: RunNetworkInput): RunNetwork {
  const names = [...new Set(aliases.split(/[\s,]+/).filter(Boolean))];
  return {
    network,
    ...(names.length > 0 && { aliases: names }),
    ...(ipv4.trim() && { ipv4: ipv4.trim() }),
    ...(ipv6.trim() && { ipv6: ipv6.trim() }),
    ...(mac.trim() && { mac: mac.trim() }),
  };
}

function toPort({ hostIp, hostPort, containerPort, protocol }: PortInput): PublishedPort {
  // The docker CLI writes IPv6 addresses in brackets, so the input may have some.
  const ip = hostIp.trim().replace(/^\[(.*)\]$/, '$1');
  return {
    containerPort: toNumber(containerPort),
    ...(protocol !== 'tcp' && { protocol }),
    ...(hostPort.trim() && { hostPort: toNumber(hostPort) }),
    ...(ip && { hostIp: ip }),
  };
}

const toNumber = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : NaN);
