import { systemError } from '../EngineError.ts';
import type { EngineState } from './EngineState.ts';

const macvlanModes = ['bridge', 'private', 'passthru', 'vepa'];
const ipvlanModes = ['l2', 'l3', 'l3s'];
const ipvlanFlags = ['bridge', 'private', 'vepa'];

/** Engine 28 lets several macvlan networks share a parent, but passthru wants it alone. */
export function checkMacvlan(state: EngineState, options: ReadonlyMap<string, string>): void {
  const mode = options.get('macvlan_mode');
  if (mode && !macvlanModes.includes(mode)) {
    throw systemError(
      `requested macvlan mode '${mode}' is not valid, 'bridge' mode is the macvlan driver default`,
    );
  }
  const parent = options.get('parent');
  if (parent === undefined) return;
  checkParent(state, 'macvlan', parent);
  for (const other of state.networks.values()) {
    if (other.driver !== 'macvlan' || other.options.get('parent') !== parent) continue;
    if (mode === 'passthru' || other.options.get('macvlan_mode') === 'passthru') {
      throw systemError(
        `cannot use mode passthru, macvlan network ${other.id} is already using parent interface ${parent}`,
      );
    }
  }
}

/** One ipvlan network a parent. */
export function checkIpvlan(state: EngineState, options: ReadonlyMap<string, string>): void {
  const mode = options.get('ipvlan_mode');
  if (mode && !ipvlanModes.includes(mode)) {
    throw systemError(`requested ipvlan mode '${mode}' is not valid, 'l2' mode is the ipvlan driver default`);
  }
  const flag = options.get('ipvlan_flag');
  if (flag && !ipvlanFlags.includes(flag)) {
    throw systemError(`requested ipvlan flag '${flag}' is not valid, 'bridge' is the ipvlan driver default`);
  }
  const parent = options.get('parent');
  if (parent === undefined) return;
  checkParent(state, 'ipvlan', parent);
  for (const other of state.networks.values()) {
    if (other.driver !== 'ipvlan' || other.options.get('parent') !== parent) continue;
    throw systemError(`network di-${other.id.slice(0, 12)} is already using parent interface ${parent}`);
  }
}

/** The sample host has eth0, eth1 and its bridges; the daemon itself makes a VLAN link for `eth0.50`. */
function checkParent(state: EngineState, driver: string, parent: string): void {
  if (parent === 'lo') throw systemError(`loopback interface is not a valid ${driver} parent link`);
  if (isLink(state, parent)) return;
  const [link = '', vlan] = parent.split('.');
  if (vlan === undefined || !/^\d+$/.test(vlan)) {
    throw systemError(`invalid subinterface vlan name ${parent}, example formatting is eth0.10`);
  }
  if (!isLink(state, link)) throw systemError(`-o parent interface was not found on the host: ${link}`);
}

function isLink(state: EngineState, name: string): boolean {
  if (name === 'eth0' || name === 'eth1') return true;
  return [...state.networks.values()].some(
    ({ options }) => options.get('com.docker.network.bridge.name') === name,
  );
}
