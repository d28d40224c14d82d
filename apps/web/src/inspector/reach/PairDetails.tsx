import { reachabilityOf, remediesOf } from '@portolan/topology';
import type { EndId, TopologyIndex, Verdict } from '@portolan/topology';
import { useEffect, useMemo, useState } from 'react';
import { ProbePanel } from '../../probes/ProbePanel.tsx';
import { pointAtPath } from '../../store/pointedPathStore.ts';
import { useSelection } from '../../store/useSelection.ts';
import { endName, toSelection } from '../../store/verdict/endPair.ts';
import type { EndPair } from '../../store/verdict/endPair.ts';
import { Literal } from '../../theme/Literal.tsx';
import inspector from '../Inspector.module.css';
import { ClearButton, MultiSelectionActions } from '../parts/MultiSelectionActions.tsx';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { PairVerdict } from './PairVerdict.tsx';
import { PathItem } from './PathItem.tsx';
import classes from './Reach.module.css';
import { Remedies } from './Remedies.tsx';

/** The number of paths shown at first: a service with many published ports has many paths. */
const MAX_PATHS = 6;

/** R250: the verdict from the first selected end to the second in full, and the one of the reverse direction in a line. */
export function PairDetails({ index, pair }: { index: TopologyIndex; pair: EndPair }) {
  const { select, selection } = useSelection();
  const { from, to } = pair;
  const reachability = reachabilityOf(index);
  const verdict = useMemo(() => reachability.verdict(from, to), [reachability, from, to]);
  const back = useMemo(() => reachability.verdict(to, from), [reachability, from, to]);
  const remedies = useMemo(() => remediesOf(reachability, from, to), [reachability, from, to]);
  return (
    <>
      <PairVerdict
        {...{ names: index, verdict, back }}
        link={(which) => <EndLink index={index} end={pair[which]} />}
        onSwap={() => select(toSelection(to), toSelection(from))}
      />
      <Paths key={`paths ${from} ${to}`} index={index} verdict={verdict} />
      <Remedies index={index} remedies={remedies} />
      <ProbePanel index={index} from={from} to={to} />
      <Section title="Both ends">
        <MultiSelectionActions index={index} selection={selection}>
          <ClearButton />
        </MultiSelectionActions>
      </Section>
    </>
  );
}

function Paths({ index, verdict }: { index: TopologyIndex; verdict: Verdict }) {
  const [showsAll, setShowsAll] = useState(false);
  useEffect(() => () => pointAtPath(null), []);
  const { paths } = verdict;
  if (paths.length === 0) return null;
  const shown = showsAll ? paths : paths.slice(0, MAX_PATHS);
  return (
    <Section title={paths.length === 1 ? 'Path' : `Paths (${paths.length})`}>
      <ol className={classes.paths}>
        {shown.map((path, at) => (
          <PathItem key={at} index={index} verdict={verdict} path={path} at={at} />
        ))}
      </ol>
      {shown.length < paths.length && (
        <button type="button" className={inspector.link} onClick={() => setShowsAll(true)}>
          Show {paths.length - shown.length} more
        </button>
      )}
    </Section>
  );
}

/** A link to one end of the pair. */
function EndLink({ index, end }: { index: TopologyIndex; end: EndId }) {
  const { select } = useSelection();
  const container = index.containers.get(end);
  return (
    <button type="button" className={inspector.link} onClick={() => select(toSelection(end))}>
      {container && <StateDot container={container} />}
      <Literal text={endName(index, end)} max={80} />
    </button>
  );
}
