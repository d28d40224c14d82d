import { Button, CloseButton, Progress } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { endName, toSelection } from '../store/verdict/endPair.ts';
import { usePlace } from '../store/engine/enginesStore.ts';
import { EngineScope } from '../store/engine/EngineScope.ts';
import { useIsSeveral } from '../store/engine/shownStore.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { Literal } from '../theme/Literal.tsx';
import classes from './Probe.module.css';
import { cancelRun, dismissRun, keyOfDifference, useProjectRun } from './runProject.ts';
import type { ProjectRun } from './runProject.ts';
import { useSelection } from '../store/useSelection.ts';

/** R269: the progress and the outcomes of a run over a project. */
export function ProjectRunBar() {
  const run = useProjectRun((state) => state.run);
  return (
    run && (
      <EngineScope value={run.engine}>
        <RunOnEngine run={run} />
      </EngineScope>
    )
  );
}

function RunOnEngine({ run }: { run: ProjectRun }) {
  const { project, state, total, counts } = run;
  const isSeveral = useIsSeveral();
  const place = usePlace();
  const done = Object.values(counts).reduce((sum, each) => sum + each, 0);
  return (
    <section className={classes.run} aria-label="Project test">
      <strong>
        {titles[state]} <Literal text={project} max={40} />
        {isSeveral && ` on ${place}`}
      </strong>
      {state === 'running' && (
        <Progress
          className={classes.progress}
          value={(100 * done) / Math.max(1, total)}
          aria-label={`${done} of ${total} pairs`}
        />
      )}
      <span className={classes.done}>
        {done} of {total} pairs
      </span>
      <ul className={classes.counts} aria-label="Outcomes">
        <li data-outcome="matches">
          <IconCircleCheck size={15} aria-hidden /> {counts.matches}{' '}
          {counts.matches === 1 ? 'matches' : 'match'} the prediction
        </li>
        {counts.differs > 0 && (
          <li data-outcome="differs">
            <IconAlertTriangleFilled size={15} aria-hidden /> {counts.differs}{' '}
            {counts.differs === 1 ? 'differs' : 'differ'}
          </li>
        )}
        {counts.untested > 0 && (
          <li data-outcome="untested">
            <IconCircleDashed size={15} aria-hidden /> {counts.untested} could not be tested
          </li>
        )}
        {counts.unpredicted > 0 && <li>{counts.unpredicted} tested, no prediction</li>}
      </ul>
      <span className={classes.grow} />
      {state === 'running' ? (
        <Button variant="default" onClick={cancelRun}>
          Cancel
        </Button>
      ) : (
        <CloseButton aria-label="Dismiss the run" onClick={dismissRun} />
      )}
      {run.differences.length > 0 && <Differences differences={run.differences} />}
    </section>
  );
}

const titles: Record<ProjectRun['state'], string> = {
  running: 'Testing',
  done: 'Tested',
  cancelled: 'Cancelled:',
};

function Differences({ differences }: Pick<ProjectRun, 'differences'>) {
  const index = useTopologyStore((state) => state.index);
  const { select } = useSelection();
  if (!index) return null;
  return (
    <ul className={classes.differences} aria-label="Differences">
      {differences.map((difference) => {
        const { from, to } = difference.pair;
        return (
          <li key={keyOfDifference(difference)}>
            <button
              type="button"
              className={classes.difference}
              onClick={() => select(toSelection(from), toSelection(to))}
            >
              <strong>
                <Literal text={endName(index, from)} max={40} /> to{' '}
                <Literal text={endName(index, to)} max={40} />
              </strong>
              : <Literal text={difference.detail} max={200} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
