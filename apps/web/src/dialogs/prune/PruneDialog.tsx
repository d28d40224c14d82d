import { Button, Loader, Select, TagsInput } from '@mantine/core';
import type { Command, PruneCandidate, PruneReply } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import { toVisible } from '../../theme/toVisible.ts';
import { commandLines } from '../frame/commandLines.ts';
import classes from '../frame/Dialog.module.css';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { EngineField } from '../frame/EngineField.tsx';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { useChange } from '../frame/useChange.ts';
import { Refusal } from '../frame/Refusal.tsx';
import { RequestError } from '../../connection/http.ts';
import { CandidateList } from './CandidateList.tsx';
import { PruneResultDialog } from './PruneResultDialog.tsx';
import pruneClasses from './Prune.module.css';
import { usePrunePreview } from './usePrunePreview.ts';
import { useSelection } from '../../store/useSelection.ts';

const ages = [
  { value: '', label: 'Any age' },
  { value: '1h', label: 'Older than an hour' },
  { value: '24h', label: 'Older than a day' },
  { value: '168h', label: 'Older than a week' },
  { value: '720h', label: 'Older than 30 days' },
];

interface PruneDialogProps {
  index: TopologyIndex;
  onClose: () => void;
}

/** R166: removes unused networks: exactly those that are selected in the preview. */
export function PruneDialog({ index, onClose }: PruneDialogProps) {
  const [labels, setLabels] = useState<string[]>([]);
  const [olderThan, setOlderThan] = useState('');
  /** What the user selected or deselected. All other networks are selected as proposed. */
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [result, setResult] = useState<PruneReply | null>(null);
  const { selection, select } = useSelection();
  const { mutate, isPending, error, reset } = useChange(index);
  const preview = usePrunePreview({ labels, olderThan });
  const candidates = preview.data?.networks ?? [];
  const chosen = candidates.filter((each) => choices.get(each.id) ?? each.reason === 'unused');
  const command: Command = {
    kind: 'prune-networks',
    ids: chosen.map((each) => each.id),
    preview: preview.data?.id,
  };

  const handleSubmit = () =>
    mutate(
      { commands: [command], describe: ([outcome]) => prunedText(outcome?.reply.removed ?? [], candidates) },
      {
        onSuccess: ([outcome]) => {
          const { removed = [], kept = [] } = outcome?.reply ?? {};
          if (selection.some((each) => 'id' in each && removed.includes(each.id))) {
            select(...selection.filter((each) => !('id' in each) || !removed.includes(each.id)));
          }
          if (kept.length === 0) onClose();
          else setResult({ removed, kept });
        },
      },
    );

  if (result) return <PruneResultDialog result={result} candidates={candidates} onClose={onClose} />;
  const isEmpty = preview.data !== undefined && candidates.length === 0;
  const isFiltered = labels.length > 0 || olderThan !== '';
  return (
    <DialogFrame
      title="Prune networks"
      verb={chosen.length > 1 ? `Remove ${chosen.length} networks` : 'Remove'}
      removes
      commands={commandLines(index, [command])}
      refusal={
        isPending || preview.isError
          ? null
          : preview.isFetching
            ? 'Looking for unused networks…'
            : chosen.length === 0
              ? isEmpty
                ? 'There is nothing to remove.'
                : 'Select the networks to remove.'
              : null
      }
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <EngineField
        intent={{ kind: 'prune-networks' }}
        isFixed={isPending}
        onMove={() => {
          reset();
          setChoices(new Map());
        }}
      />
      <p className={classes.quiet}>
        Networks without running containers. Only the selected ones are removed. A network that is in use by
        then stays.
      </p>
      <div className={pruneClasses.filters}>
        <TagsInput
          label="Labels"
          description="key, key=value, or !key to exclude. Press Enter to add one."
          value={labels}
          onChange={setLabels}
          data-autofocus
          splitChars={[]}
          clearable
        />
        <Select
          label="Age"
          data={ages}
          value={olderThan}
          onChange={(value) => setOlderThan(value ?? '')}
          allowDeselect={false}
          withScrollArea={false}
          classNames={{ options: classes.options }}
        />
      </div>
      {preview.isPending && <Loader size="sm" aria-label="Looking for unused networks" />}
      {preview.error && (
        <div>
          <Refusal
            problem={preview.error instanceof RequestError ? preview.error.problem : null}
            error={preview.error}
          />
          <Button variant="subtle" onClick={() => void preview.refetch()}>
            Try again
          </Button>
        </div>
      )}
      {isEmpty && (
        <p className={classes.reason}>
          {isFiltered
            ? 'No network without a running container matches.'
            : 'Every network is used by a running container, or is predefined.'}
        </p>
      )}
      {candidates.length > 0 && (
        <CandidateList
          index={index}
          candidates={candidates}
          chosen={new Set(chosen.map((each) => each.id))}
          onChoose={(ids, isChosen) =>
            setChoices((before) => new Map([...before, ...ids.map((id) => [id, isChosen] as const)]))
          }
        />
      )}
      {chosen.length > 0 && <ImpactNote index={index} commands={[command]} />}
    </DialogFrame>
  );
}

function prunedText(removed: readonly string[], candidates: readonly PruneCandidate[]): string | null {
  if (removed.length === 0) return null;
  if (removed.length > 1) return `Pruned ${removed.length} networks.`;
  return `Pruned the network ${toVisible(candidates.find((each) => each.id === removed[0])?.name ?? '')}.`;
}
