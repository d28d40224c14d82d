import type { Command } from '@portolan/protocol';
import { listNames } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import type { Sent } from '../commands/Sent.ts';
import { useView } from '../store/useView.ts';
import { Literal } from '../theme/Literal.tsx';
import { toVisible } from '../theme/toVisible.ts';
import { commandLines } from './commandLines.ts';
import classes from './Dialog.module.css';
import { DialogFrame } from './DialogFrame.tsx';
import { ImpactNote } from './ImpactNote.tsx';
import { notifyDone } from './notifyDone.tsx';
import { NetworkLines } from './remove/NetworkLines.tsx';
import { planRemovals } from './remove/planRemovals.ts';
import { useChange } from './useChange.ts';

interface RemoveNetworkDialogProps {
  index: TopologyIndex;
  networkIds: string[];
  onClose: () => void;
}

/** Confirms that one or several networks are to go; those the engine would refuse stay, and it is said why. */
export function RemoveNetworkDialog({ index, networkIds, onClose }: RemoveNetworkDialogProps) {
  const [removed, setRemoved] = useState<readonly { network: Network; sent: Sent }[]>([]);
  const { mutate, isPending, error } = useChange(index);
  const { selection, select } = useView();
  const isGone = (id: string) => removed.some(({ network }) => network.id === id);
  const { going, leftOut } = planRemovals(
    index,
    networkIds.filter((id) => !isGone(id)),
  );
  const isSeveral = networkIds.length > 1;
  const commands = going.map(({ id }): Command => ({ kind: 'remove-network', networkId: id }));

  const before = removed.map(({ sent }) => sent);
  const removedWords = () => doneWords(removed.map(({ network }) => network));
  const leave = (sent: readonly Sent[]) => {
    const ids = new Set(sent.map(networkOf));
    if (sent.length > 0) select(...selection.filter((each) => !('id' in each) || !ids.has(each.id)));
    onClose();
  };
  const handleSubmit = () =>
    mutate(
      {
        commands,
        before,
        say: (all) => {
          const ids = new Set(all.map(networkOf));
          return doneWords([
            ...removed.map(({ network }) => network),
            ...going.filter(({ id }) => ids.has(id)),
          ]);
        },
        onSent: (sent) => {
          const network = going.find(({ id }) => id === networkOf(sent));
          if (network) setRemoved((earlier) => [...earlier, { network, sent }]);
        },
      },
      { onSuccess: leave },
    );
  // R158: what was done before a refusal stays done, and can be undone as one.
  const handleClose = () => {
    if (isPending) return onClose();
    if (before.length > 0) notifyDone(removedWords(), before);
    leave(before);
  };

  const [only] = going;
  return (
    <DialogFrame
      title={isSeveral ? 'Remove networks' : 'Remove network'}
      verb="Remove"
      removes
      commands={commandLines(index, commands)}
      refusal={
        isPending || going.length > 0
          ? null
          : (leftOut[0]?.reason ?? (removed.length > 0 ? 'All of them are gone.' : 'The network is gone.'))
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
          {only && ` (${kindOf(only)})`} is removed from the engine.
        </p>
      )}
      {isSeveral && going.length > 0 && (
        <NetworkLines
          title={
            going.length === 1 ? 'This network is removed:' : `These ${going.length} networks are removed:`
          }
          lines={going.map((network) => ({ network, words: kindOf(network) }))}
        />
      )}
      {isSeveral && leftOut.length > 0 && (
        <NetworkLines
          title="These stay, since the engine would refuse:"
          lines={leftOut.map(({ network, reason }) => ({ network, words: reason }))}
        />
      )}
      {removed.length > 0 && (
        <p role="status" className={classes.quiet}>
          {removedWords()}
        </p>
      )}
      <ImpactNote index={index} commands={commands} />
    </DialogFrame>
  );
}

const networkOf = ({ command }: Sent): string => (command.kind === 'remove-network' ? command.networkId : '');

const kindOf = ({ configOnly, driver }: Network): string =>
  configOnly ? 'template' : driver || 'not allocated';

const doneWords = (networks: readonly Network[]): string =>
  `Removed the network${networks.length === 1 ? '' : 's'} ${listNames(networks.map(({ name }) => toVisible(name, 60)))}.`;
