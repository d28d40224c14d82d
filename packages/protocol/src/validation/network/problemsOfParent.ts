import { isAtLeast } from '@portolan/topology';
import type { Network, Topology } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

/** R138: what is wrong with the parent interface of a macvlan or ipvlan network. Whether the host has it, nobody here knows. */
export function problemsOfParent(
  { driver, options }: CreateNetworkRequest,
  { networks, engine }: Topology,
): FieldProblem[] {
  const path = 'options.parent';
  const parent = options?.['parent'] ?? '';
  if (parent === '') return [error(path, 'Name the interface of the host it hangs on, such as eth0.')];
  const [, vlan] = /\.([^.]*)$/.exec(parent) ?? [];
  if (/[\s/:%]/.test(parent) || parent.length > 15) {
    return [error(path, 'Write the name of an interface, such as eth0, or eth0.50 for VLAN 50 of it.')];
  }
  if (vlan !== undefined && !(/^\d+$/.test(vlan) && Number(vlan) >= 1 && Number(vlan) <= 4094)) {
    return [error(path, 'Write a VLAN from 1 to 4094 behind the dot, as in eth0.50.')];
  }
  const beside = networks.filter((each) => !each.configOnly && each.options['parent'] === parent);
  const same = beside.find((each) => each.driver === driver && excludes(each, options, engine.version));
  if (same) {
    return [error(path, `${same.name} uses ${parent} already; take another interface, or a VLAN of it.`)];
  }
  const other = beside.find((each) => each.driver !== driver);
  return other
    ? [warning(path, `${other.name} (${other.driver}) uses ${parent} too: members of only one can run.`)]
    : [];
}

/** ipvlan never shares its parent; macvlan does from 28 on, unless one of the two is in passthru mode. */
function excludes(beside: Network, options: Record<string, string> = {}, version: string): boolean {
  if (beside.driver !== 'macvlan' || !isAtLeast(version, '28.0')) return true;
  return beside.options['macvlan_mode'] === 'passthru' || options['macvlan_mode'] === 'passthru';
}
