import type { Engine } from '../model.ts';
import { isAtLeast } from './engineTraits.ts';

/** A driver option as a field of a form. */
export interface NetworkOption {
  /** The key in the network's `options`. */
  key: string;
  label: string;
  hint: string;
  /** The type of value: `true` or `false`, any text, a decimal number, or one of `choices`. */
  kind: 'flag' | 'text' | 'number' | 'choice';
  choices?: { value: string; label: string }[];
  /** The value in effect if the option is left out; empty if the engine decides or there is none. */
  default: string;
  required?: true;
}

/** An option, or a choice, with the first engine version that supports it if not all do. */
interface Entry extends Omit<NetworkOption, 'choices'> {
  since?: string;
  choices?: { value: string; label: string; since?: string }[];
  /** Podman's compatible API supports the option, too. To others it answers with a warning. */
  podman?: true;
}

const mtu: Entry = {
  key: 'com.docker.network.driver.mtu',
  label: 'MTU',
  hint: 'The largest packet in bytes. Use a lower value if traffic passes a VPN or tunnel.',
  kind: 'number',
  default: '',
  podman: true,
};

const parent: Entry = {
  key: 'parent',
  label: 'Parent interface',
  hint: 'The interface of the host to attach to, such as eth0. For eth0.50, VLAN 50 of eth0, the engine creates the sub-interface.',
  kind: 'text',
  default: '',
  required: true,
  podman: true,
};

const gatewayModes: NonNullable<Entry['choices']> = [
  { value: 'nat', label: 'nat: published ports only, behind the host’s address' },
  {
    value: 'nat-unprotected',
    label: 'nat-unprotected: as nat, but every port is open to machines with a route',
    since: '28.0',
  },
  { value: 'routed', label: 'routed: containers reachable at their own addresses, on published ports' },
  {
    value: 'isolated',
    label: 'isolated: the host has no address on the network (internal networks only)',
    since: '28.0',
  },
];

const BRIDGE: Entry[] = [
  {
    key: 'com.docker.network.bridge.name',
    label: 'Bridge name',
    hint: 'The interface on the host, at most 15 characters. Default: br- and the beginning of the id.',
    kind: 'text',
    default: '',
    podman: true,
  },
  {
    key: 'com.docker.network.bridge.enable_icc',
    label: 'Members reach each other',
    hint: 'If off, members reach each other through published ports only.',
    kind: 'flag',
    default: 'true',
  },
  {
    key: 'com.docker.network.bridge.enable_ip_masquerade',
    label: 'Masquerade',
    hint: 'Members use the host’s address outside. If off, the outside needs a route back.',
    kind: 'flag',
    default: 'true',
  },
  {
    key: 'com.docker.network.bridge.host_binding_ipv4',
    label: 'Publish on',
    hint: 'The bind address of ports published without one, such as 127.0.0.1.',
    kind: 'text',
    default: '0.0.0.0',
  },
  mtu,
  {
    key: 'com.docker.network.container_iface_prefix',
    label: 'Interface prefix',
    hint: 'The name of the interface inside containers, without its number.',
    kind: 'text',
    default: 'eth',
  },
  {
    key: 'com.docker.network.bridge.inhibit_ipv4',
    label: 'No IPv4 address on the bridge',
    hint: 'The host gets no address on the bridge, so host and members have no route to each other.',
    kind: 'flag',
    default: 'false',
  },
  {
    key: 'com.docker.network.bridge.gateway_mode_ipv4',
    label: 'IPv4 gateway mode',
    hint: 'How the outside reaches members.',
    kind: 'choice',
    choices: gatewayModes,
    default: 'nat',
    since: '27.0',
  },
  {
    key: 'com.docker.network.bridge.gateway_mode_ipv6',
    label: 'IPv6 gateway mode',
    hint: 'How the outside reaches members over IPv6.',
    kind: 'choice',
    choices: gatewayModes,
    default: 'nat',
    since: '27.0',
  },
  {
    key: 'com.docker.network.bridge.trusted_host_interfaces',
    label: 'Trusted interfaces',
    hint: 'Interfaces of the host, separated by colons, from which containers’ own addresses answer on published ports.',
    kind: 'text',
    default: '',
    since: '28.2',
  },
];

const MACVLAN: Entry[] = [
  parent,
  {
    key: 'macvlan_mode',
    label: 'Mode',
    hint: 'How members on the same parent reach each other.',
    kind: 'choice',
    choices: [
      { value: 'bridge', label: 'bridge: directly' },
      { value: 'vepa', label: 'vepa: through the external switch' },
      { value: 'private', label: 'private: not at all' },
      { value: 'passthru', label: 'passthru: one member has the parent to itself' },
    ],
    default: 'bridge',
    podman: true,
  },
];

const IPVLAN: Entry[] = [
  parent,
  {
    key: 'ipvlan_mode',
    label: 'Mode',
    hint: 'The layer on which members connect to the outside.',
    kind: 'choice',
    choices: [
      { value: 'l2', label: 'l2: as hosts in the parent’s own segment' },
      { value: 'l3', label: 'l3: routed by the host; the outside needs a route' },
      { value: 'l3s', label: 'l3s: as l3, and through the host’s firewall', since: '23.0' },
    ],
    default: 'l2',
    podman: true,
  },
  {
    key: 'ipvlan_flag',
    label: 'Between members',
    hint: 'How members on the same parent reach each other.',
    kind: 'choice',
    choices: [
      { value: 'bridge', label: 'bridge: directly' },
      { value: 'private', label: 'private: not at all' },
      { value: 'vepa', label: 'vepa: through the external switch' },
    ],
    default: 'bridge',
    since: '23.0',
  },
];

const OVERLAY: Entry[] = [
  {
    key: 'encrypted',
    label: 'Encrypted',
    hint: 'Traffic between hosts uses IPsec. It is slower, and the hosts must allow ESP.',
    kind: 'flag',
    default: 'false',
  },
  mtu,
];

const byDriver = new Map([
  ['bridge', BRIDGE],
  ['macvlan', MACVLAN],
  ['ipvlan', IPVLAN],
  ['overlay', OVERLAY],
]);

/** R134: the options that a driver supports on this engine, in the order of the form; none for plugins, whose options the API does not describe. */
export function optionsOf(driver: string, engine: Pick<Engine, 'version' | 'product'>): NetworkOption[] {
  return (byDriver.get(driver) ?? [])
    .filter((entry) => (engine.product === 'podman' ? entry.podman : isAtLeast(engine.version, entry.since)))
    .map(({ since: _since, podman: _podman, choices, ...option }) => ({
      ...option,
      ...(choices
        ? {
            choices: choices
              .filter((choice) => isAtLeast(engine.version, choice.since))
              .map(({ value, label }) => ({ value, label })),
          }
        : {}),
    }));
}

/** R134: the first engine version that supports an option; `null` if every engine does, or if the option is not known here. */
export function sinceOf(driver: string, key: string): string | null {
  return byDriver.get(driver)?.find((entry) => entry.key === key)?.since ?? null;
}
