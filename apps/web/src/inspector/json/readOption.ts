import { yesNoMeaning } from './FieldMeaning.ts';
import type { FieldMeaning } from './FieldMeaning.ts';

const BRIDGE = 'com.docker.network.bridge.';
const DRIVER = 'com.docker.network.driver.';

/** Driver options that are texts, by what the inspector calls them. */
const texts = new Map([
  [`${BRIDGE}name`, 'Bridge on the host'],
  [`${BRIDGE}host_binding_ipv4`, 'Ports are published on'],
  [`${BRIDGE}gateway_mode_ipv4`, 'How IPv4 leads out'],
  [`${BRIDGE}gateway_mode_ipv6`, 'How IPv6 leads out'],
  [`${BRIDGE}trusted_host_interfaces`, 'Interfaces that may reach members'],
  [`com.docker.network.container_iface_prefix`, 'Interface names in members'],
  [`${DRIVER}mtu`, 'Largest packet (MTU)'],
  [`${DRIVER}overlay.vxlanid_list`, 'VXLAN ids'],
  ['parent', 'Parent interface'],
  ['macvlan_mode', 'Mode'],
  ['ipvlan_mode', 'Mode'],
  ['ipvlan_flag', 'Between members'],
]);

/** Driver options that are true or false. */
const flags = new Map([
  [`${BRIDGE}enable_icc`, 'Containers may talk'],
  [`${BRIDGE}enable_ip_masquerade`, 'Leaves behind the host’s address'],
  [`${BRIDGE}inhibit_ipv4`, 'Bridge without an IPv4 address'],
  [`${BRIDGE}default_bridge`, 'The default bridge'],
  ['encrypted', 'Encrypted between hosts'],
]);

/** What a driver option of a network means. */
export function optionMeaning(key: string, value: string): FieldMeaning | null {
  const text = texts.get(key);
  if (text !== undefined) return value === '' ? null : { label: text, text: value };
  const flag = flags.get(key);
  // `encrypted` alone means yes (28.5.2).
  return flag === undefined ? null : yesNoMeaning(flag, value === '' || /^(?:1|t|true)$/i.test(value));
}
