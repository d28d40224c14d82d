import type { Command } from '@portolan/protocol';
import { listNames } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import type { CommandOutcome } from '../../commands/sendCommand.ts';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { commandLines } from '../frame/commandLines.ts';
import classes from '../frame/Dialog.module.css';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { notifyChanged } from '../toast/notifyChanged.tsx';
import { planRemovals } from './planRemovals.ts';
import { useChange } from '../frame/useChange.ts';
import removeClasses from './Remove.module.css';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { useSelection } from '../../store/useSelection.ts';

interface RemoveNetworkDialogProps {
  index: TopologyIndex;
  networkIds: string[];
  onClose: () => void;
}

/** Confirms the removal of networks. Those that the engine would refuse to remove are listed with the reason. */
export function RemoveNetworkDialog({ index, networkIds, onClose }: RemoveNetworkDialogProps) {
  const [removed, setRemoved] = useState<readonly { network: Network; outcome: CommandOutcome }[]>([]);
  const { mutate, isPending, error } = useChange(index);
  const { selection, select } = useSelection();
  const isGone = (id: string) => removed.some(({ network }) => network.id === id);
  const { removable, leftOut } = planRemovals(
    index,
    networkIds.filter((id) => !isGone(id)),
  );
  const engine = useEngine();
  const isSeveral = networkIds.length > 1;
  const commands = removable.map(({ id }): Command => ({ kind: 'remove-network', networkId: id }));

  const earlier = removed.map(({ outcome }) => outcome);
  const summary = () => removedText(removed.map(({ network }) => network));
  const leave = (outcomes: readonly CommandOutcome[]) => {
    const ids = new Set(outcomes.map(networkOf));
    if (outcomes.length > 0) select(...selection.filter((each) => !('id' in each) || !ids.has(each.id)));
    onClose();
  };
  const handleSubmit = () =>
    mutate(
      {
        commands,
        earlier,
        describe: (all) => {
          const ids = new Set(all.map(networkOf));
          return removedText([
            ...removed.map(({ network }) => network),
            ...removable.filter(({ id }) => ids.has(id)),
          ]);
        },
        onAccepted: (outcome) => {
          const network = removable.find(({ id }) => id === networkOf(outcome));
          if (network) setRemoved((before) => [...before, { network, outcome }]);
        },
      },
      { onSuccess: leave },
    );
  // R158: what was done before a refusal is reported when the dialog closes, and can be undone as one change.
  const handleClose = () => {
    if (isPending) return onClose();
    if (earlier.length > 0) notifyChanged(engine, summary(), earlier);
    leave(earlier);
  };

  const [only] = removable;
  return (
    <DialogFrame
      title={isSeveral ? 'Remove networks' : 'Remove network'}
      verb="Remove"
      removes
      commands={commandLines(index, commands)}
      refusal={
        isPending || removable.length > 0
          ? null
          : (leftOut[0]?.reason ??
            (removed.length > 0 ? 'All of them are removed.' : 'The network no longer exists.'))
      }
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={handleClose}
    >
      {!isSeveral && (
        <p className={classes.lead}>
          The network{' '}
          <strong>
            <Literal text={(only ?? leftOut[0]?.network)?.name ?? networkIds[0]?.slice(0, 12) ?? ''} />
          </strong>
          {only && ` (${typeText(only)})`} is removed from the engine.
        </p>
      )}
      {isSeveral && removable.length > 0 && (
        <NetworkLines
          title={
            removable.length === 1
              ? 'This network is removed:'
              : `These ${removable.length} networks are removed:`
          }
          lines={removable.map((network) => ({ network, text: typeText(network) }))}
        />
      )}
      {isSeveral && leftOut.length > 0 && (
        <NetworkLines
          title="These cannot be removed:"
          lines={leftOut.map(({ network, reason }) => ({ network, text: reason }))}
        />
      )}
      {removed.length > 0 && (
        <p role="status" className={classes.quiet}>
          {summary()}
        </p>
      )}
      <ImpactNote index={index} commands={commands} />
    </DialogFrame>
  );
}

const networkOf = ({ command }: CommandOutcome): string =>
  command.kind === 'remove-network' ? command.networkId : '';

const typeText = ({ configOnly, driver }: Network): string =>
  configOnly ? 'config-only' : driver || 'not allocated';

const removedText = (networks: readonly Network[]): string =>
  `Removed the network${networks.length === 1 ? '' : 's'} ${listNames(networks.map(({ name }) => toVisible(name, 60)))}.`;

interface NetworkLinesProps {
  title: string;
  lines: { network: Network; text: string }[];
}

/** Networks by name, each with a short text about it. */
function NetworkLines({ title, lines }: NetworkLinesProps) {
  return (
    <div>
      <p className={removeClasses.caption}>{title}</p>
      <ul className={removeClasses.list} aria-label={title} tabIndex={0}>
        {lines.map(({ network, text }) => (
          <li key={network.id}>
            <Literal text={network.name} max={80} />
            <small>
              <Literal text={text} max={300} />
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
