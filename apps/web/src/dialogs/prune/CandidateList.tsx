import { Button, Checkbox } from '@mantine/core';
import type { PruneCandidate } from '@portolan/protocol';
import { listNames } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import classes from './Prune.module.css';

interface CandidateListProps {
  index: TopologyIndex;
  candidates: PruneCandidate[];
  chosen: ReadonlySet<string>;
  onChoose: (ids: string[], isChosen: boolean) => void;
}

/**
 * R166: lists the networks that can be removed. One that stopped containers need to start is marked, and names them.
 */
export function CandidateList({ index, candidates, chosen, onChoose }: CandidateListProps) {
  const ids = candidates.map((each) => each.id);
  return (
    <fieldset className={classes.candidates}>
      <legend>
        {chosen.size} of {candidates.length} selected
      </legend>
      <div className={classes.all}>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={chosen.size === ids.length}
          onClick={() => onChoose(ids, true)}
        >
          Select all
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={chosen.size === 0}
          onClick={() => onChoose(ids, false)}
        >
          Select none
        </Button>
      </div>
      <ul>
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <Checkbox
              size="xs"
              checked={chosen.has(candidate.id)}
              onChange={(event) => onChoose([candidate.id], event.currentTarget.checked)}
              label={<Literal text={candidate.name} max={80} />}
              description={descriptionOf(index, candidate)}
              classNames={{ description: classes.description, body: classes.row }}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function descriptionOf(index: TopologyIndex, { driver, created, reason, stoppedMembers }: PruneCandidate) {
  const createdOn = created && Number.isFinite(Date.parse(created)) ? dateOf(created) : null;
  const facts = [toVisible(driver, 40), createdOn && `created ${createdOn}`].filter(Boolean).join(' · ');
  if (reason === 'unused') return `${facts} · unused`;
  const names = stoppedMembers.map((id) => toVisible(index.containers.get(id)?.name ?? id.slice(0, 12), 60));
  return (
    <>
      {facts}
      <span className={classes.needed}>
        Needed by {listNames(names, 6)}, which {names.length === 1 ? 'is' : 'are'} stopped and cannot start
        without it
      </span>
    </>
  );
}

const dateOf = (moment: string): string =>
  new Date(moment).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
