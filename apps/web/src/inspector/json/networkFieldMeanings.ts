import type { Network, TopologyIndex } from '@portolan/topology';
import { networkFlags } from '../parts/networkFlags.ts';
import { stateText } from '../parts/StateDot.tsx';
import { toLocalTime } from '../parts/toLocalTime.ts';
import type { Path } from './jsonFields.ts';
import { toMeaning, toMeaningLookup, yesNoMeaning } from './FieldMeaning.ts';
import type { FieldMeaning, FieldRule } from './FieldMeaning.ts';

/** R175: returns a lookup for what the topology knows of a field in a network's JSON; `null` if it knows nothing of it. */
export function networkFieldMeanings(
  index: TopologyIndex,
  network: Network,
): (path: Path) => FieldMeaning | null {
  const subnet = (at: string) => network.ipam.config[Number(at)];
  const flag = (label: string, flagLabel: string, is: boolean): FieldMeaning => {
    const meaning = networkFlags(network).find((each) => each.label === flagLabel)?.meaning;
    return is && meaning ? { label, text: `yes. ${meaning}` } : yesNoMeaning(label, is);
  };
  const rules: FieldRule[] = [
    ['Name', () => toMeaning('Name', network.name)],
    ['Id', () => toMeaning('ID', network.id)],
    ['Created', () => toMeaning('Created', network.created && toLocalTime(network.created))],
    ['Scope', () => toMeaning('Scope', network.scope)],
    ['Driver', () => toMeaning('Driver', network.driver)],
    ['EnableIPv4', () => yesNoMeaning('IPv4', network.enableIPv4)],
    ['EnableIPv6', () => yesNoMeaning('IPv6', network.enableIPv6)],
    ['Internal', () => flag('Internal', 'internal', network.internal)],
    ['Attachable', () => flag('Attachable', 'attachable', network.attachable)],
    ['Ingress', () => flag('Ingress', 'ingress', network.ingress)],
    ['ConfigOnly', () => flag('Config-only', 'config-only', network.configOnly)],
    ['ConfigFrom/Network', () => toMeaning('Settings from', network.configFrom)],
    ['IPAM', () => toMeaning('Subnets', network.ipam.config.map((each) => each.subnet).join(', '))],
    ['IPAM/Driver', () => toMeaning('IPAM driver', network.ipam.driver)],
    ['IPAM/Options/*', (key) => toMeaning('IPAM option', ownValue(network.ipam.options, key))],
    ['IPAM/Config/*/Subnet', (at) => toMeaning('Subnet', subnet(at)?.subnet)],
    ['IPAM/Config/*/Gateway', (at) => toMeaning('Gateway', subnet(at)?.gateway)],
    ['IPAM/Config/*/IPRange', (at) => toMeaning('Range', subnet(at)?.ipRange)],
    [
      'IPAM/Config/*/AuxiliaryAddresses/*',
      (at, key) => toMeaning('Reserved', ownValue(subnet(at)?.auxiliaryAddresses, key)),
    ],
    ['Containers', () => toMeaning('Members', index.attachmentsOfNetwork(network.id).length)],
    ['Containers/*', (id) => memberMeaning(index, network, id)],
    ['Containers/*/IPv4Address', (id) => toMeaning('IPv4', attachmentOf(index, network, id)?.ipv4)],
    ['Containers/*/IPv6Address', (id) => toMeaning('IPv6', attachmentOf(index, network, id)?.ipv6)],
    ['Containers/*/MacAddress', (id) => toMeaning('MAC', attachmentOf(index, network, id)?.mac)],
    [
      'Options/*',
      (key) => {
        const value = ownValue(network.options, key);
        return value === null ? null : optionMeaning(key, value);
      },
    ],
    ['Labels', () => toMeaning('Labels', Object.keys(network.labels).length)],
    ['Labels/com.docker.compose.project', () => toMeaning('Project', network.project)],
  ];
  return toMeaningLookup(rules);
}

/** Reads own properties only: keys come from the engine, and `__proto__` can be one. */
const ownValue = (record: Record<string, string> | undefined, key: string): string | null =>
  record && Object.hasOwn(record, key) ? (record[key] ?? null) : null;

const attachmentOf = (index: TopologyIndex, network: Network, containerId: string) =>
  index.attachments.get(`${containerId}:${network.id}`);

function memberMeaning(index: TopologyIndex, network: Network, id: string): FieldMeaning | null {
  const container = index.containers.get(id);
  if (container) return toMeaning('Member', `${container.name}, ${stateText(container)}`);
  // Swarm makes the endpoints `lb-…`, `ingress-sbox` and `gateway_…` itself.
  return toMeaning(
    'Swarm endpoint',
    network.scope === 'swarm' ? 'belongs to no container on this engine' : null,
  );
}

const BRIDGE = 'com.docker.network.bridge.';
const DRIVER = 'com.docker.network.driver.';

/** The labels of driver options whose value is text. */
const textOptions = new Map([
  [`${BRIDGE}name`, 'Bridge interface'],
  [`${BRIDGE}host_binding_ipv4`, 'Default bind address'],
  [`${BRIDGE}gateway_mode_ipv4`, 'IPv4 gateway mode'],
  [`${BRIDGE}gateway_mode_ipv6`, 'IPv6 gateway mode'],
  [`${BRIDGE}trusted_host_interfaces`, 'Interfaces that may reach members'],
  [`com.docker.network.container_iface_prefix`, 'Interface name prefix in members'],
  [`${DRIVER}mtu`, 'MTU (largest packet)'],
  [`${DRIVER}overlay.vxlanid_list`, 'VXLAN IDs'],
  ['parent', 'Parent interface'],
  ['macvlan_mode', 'Mode'],
  ['ipvlan_mode', 'Mode'],
  ['ipvlan_flag', 'Traffic between members'],
]);

/** The labels of driver options that are true or false. */
const flagOptions = new Map([
  [`${BRIDGE}enable_icc`, 'Inter-container communication'],
  [`${BRIDGE}enable_ip_masquerade`, 'IP masquerading'],
  [`${BRIDGE}inhibit_ipv4`, 'Bridge without an IPv4 address'],
  [`${BRIDGE}default_bridge`, 'Default bridge'],
  ['encrypted', 'Encrypted between hosts'],
]);

/** Returns the meaning of a driver option of a network; `null` for an option that is not known. */
function optionMeaning(key: string, value: string): FieldMeaning | null {
  const textLabel = textOptions.get(key);
  if (textLabel !== undefined) return value === '' ? null : { label: textLabel, text: value };
  const flagLabel = flagOptions.get(key);
  // The option `encrypted` without a value means yes (28.5.2).
  return flagLabel === undefined
    ? null
    : yesNoMeaning(flagLabel, value === '' || /^(?:1|t|true)$/i.test(value));
}
