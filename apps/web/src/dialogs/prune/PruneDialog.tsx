import { Button, Loader, Select, TagsInput } from '@mantine/core';
import type { Command, PruneCandidate, PruneReply } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import { useView } from '../../store/useView.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { commandLines } from '../frame/commandLines.ts';
import classes from '../frame/Dialog.module.css';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { useChange } from '../frame/useChange.ts';
import { Refusal } from '../frame/Refusal.tsx';
import { RequestError } from '../../connection/http.ts';
import { CandidateList } from './CandidateList.tsx';
import { PruneResultDialog } from './PruneResultDialog.tsx';
import pruneClasses from './Prune.module.css';
import { usePrunePreview } from './usePrunePreview.ts';

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

/** R166: removes networks that nobody uses; exactly those that are ticked in the preview go. */
export function PruneDialog({ index, onClose }: PruneDialogProps) {
  const [labels, setLabels] = useState<string[]>([]);
  const [olderThan, setOlderThan] = useState('');
  /** What the user ticked or unticked; the rest stands as proposed. */
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [result, setResult] = useState<PruneReply | null>(null);
  const { selection, select } = useView();
  const { mutate, isPending, error } = useChange(index);
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
            ? 'Looking for what nobody uses…'
            : chosen.length === 0
              ? isEmpty
                ? 'There is nothing to remove.'
                : 'Tick what is to go.'
              : null
      }
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <p className={classes.quiet}>
        Networks without a running container. Exactly those ticked here go; one that is used by then stays.
      </p>
      <div className={pruneClasses.filters}>
        <TagsInput
          label="Labels"
          description="key, key=value, or !key for what must not be there; Enter adds one"
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
      {preview.isPending && <Loader size="sm" aria-label="Looking for what nobody uses" />}
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
            : 'Every network is used by a running container, or belongs to the engine.'}
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
