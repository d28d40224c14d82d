import type { Network } from '@portolan/topology';

/** A property of a network: a short label, and what it means. */
export interface NetworkFlag {
  label: string;
  meaning: string;
}

/** R91: returns the properties that set a network apart. */
export function networkFlags(network: Network): NetworkFlag[] {
  const flags: (NetworkFlag | false)[] = [
    network.predefined && {
      label: 'predefined',
      meaning: 'Created by the engine. It cannot be removed.',
    },
    network.internal && { label: 'internal', meaning: 'It has no route to the outside.' },
    network.configOnly && {
      label: 'config-only',
      meaning: 'It holds settings for other networks and takes no containers.',
    },
    network.ingress && { label: 'ingress', meaning: 'It routes the published ports of Swarm services.' },
    network.attachable && {
      label: 'attachable',
      meaning: 'Single containers can be connected, not only Swarm services.',
    },
    network.enableIPv6 && { label: 'IPv6', meaning: 'Members get an IPv6 address.' },
    !network.enableIPv4 && { label: 'no IPv4', meaning: 'Members get no IPv4 address.' },
  ];
  return flags.filter((each) => each !== false);
}
