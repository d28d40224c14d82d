import type { Activity } from '@portolan/protocol';
import type { Inverse } from './Inverse.ts';
import type { UndoContext } from './UndoContext.ts';

/**
 * R148: the newest change of the same connection that was made here later and still stands. By its looks alone a
 * connection that was taken off and made again cannot be told from the one before.
 */
export function laterChange(
  { activities, replacements }: Pick<UndoContext, 'activities' | 'replacements'>,
  activity: Activity,
  inverse: Inverse,
): Activity | undefined {
  if (inverse.kind !== 'disconnect' && inverse.kind !== 'connect') return undefined;
  const containerId = inverse.kind === 'connect' ? inverse.body.container : inverse.containerId;
  const networkId = replacements.latest(inverse.networkId);
  const all = activities.list();
  return all
    .slice(0, all.indexOf(activity))
    .find(
      (each) =>
        each.undo.state === 'possible' &&
        each.containerIds.includes(containerId) &&
        each.networkIds.some((id) => replacements.latest(id) === networkId),
    );
}
