import { isAtLeast } from '@portolan/topology';
import type { Network, Topology } from '@portolan/topology';
import type { CreateNetworkRequest } from '../../requests/networkRequests.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

/**
 * R138: returns what is wrong with the parent interface of a macvlan or ipvlan network. Portolan cannot check whether
 * the host has this interface.
 */
export function problemsOfParent(
  { driver, options }: CreateNetworkRequest,
  { networks, engine }: Topology,
): FieldProblem[] {
  const path = 'options.parent';
  const parent = options?.['parent'] ?? '';
  if (parent === '') return [error(path, 'Write the interface of the host that it uses, such as eth0.')];
  const [, vlan] = /\.([^.]*)$/.exec(parent) ?? [];
  if (/[\s/:%]/.test(parent) || parent.length > 15) {
    return [error(path, 'Write the name of an interface, such as eth0, or eth0.50 for its VLAN 50.')];
  }
  if (vlan !== undefined && !(/^\d+$/.test(vlan) && Number(vlan) >= 1 && Number(vlan) <= 4094)) {
    return [error(path, 'Write a VLAN from 1 to 4094 after the dot, as in eth0.50.')];
  }
  const onSameParent = networks.filter((each) => !each.configOnly && each.options['parent'] === parent);
  const same = onSameParent.find((each) => each.driver === driver && excludes(each, options, engine.version));
  if (same) {
    return [error(path, `${same.name} already uses ${parent}. Choose another interface, or a VLAN of it.`)];
  }
  const other = onSameParent.find((each) => each.driver !== driver);
  return other
    ? [
        warning(
          path,
          `${other.name} (${other.driver}) also uses ${parent}. Containers of only one of the two can run.`,
        ),
      ]
    : [];
}

/**
 * True if two networks of one driver cannot use the same parent interface. ipvlan networks never can. macvlan networks
 * can from 28 on, unless one of the two is in passthru mode.
 */
function excludes(other: Network, options: Record<string, string> = {}, version: string): boolean {
  if (other.driver !== 'macvlan' || !isAtLeast(version, '28.0')) return true;
  return other.options['macvlan_mode'] === 'passthru' || options['macvlan_mode'] === 'passthru';
}
