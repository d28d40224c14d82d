import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { remediesOf } from '@portolan/topology';
import type { TopologyIndex, Verdict } from '@portolan/topology';
import { useEffect, useMemo, useState } from 'react';
import { ProbePanel } from '../../probes/ProbePanel.tsx';
import { endName, toSelection } from '../../store/verdict/endPair.ts';
import type { EndPair } from '../../store/verdict/endPair.ts';
import { reachabilityOf } from '../../store/verdict/reachabilityOf.ts';
import { pointAtPath } from '../../store/pointedPathStore.ts';
import { useView } from '../../store/useView.ts';
import { toneOf, toneLabels, verdictSentence } from '../../store/verdict/verdictText.ts';
import { Literal } from '../../theme/Literal.tsx';
import inspector from '../Inspector.module.css';
import { Section } from '../parts/Section.tsx';
import { MultiSelectionActions } from '../parts/MultiSelectionActions.tsx';
import { EndLink } from './EndLink.tsx';
import { PathItem } from './PathItem.tsx';
import classes from './Reach.module.css';
import { Reasons } from './Reasons.tsx';
import { Remedies } from './Remedies.tsx';
import { ToneIcon } from './ToneIcon.tsx';

/** Shown at first: a service with many published ports has many ways. */
const MOST_PATHS = 6;

/** R250: can they talk? The answer of one direction in full, of the other in a line. */
export function PairDetails({ index, pair }: { index: TopologyIndex; pair: EndPair }) {
  const { select, selection } = useView();
  const { from, to } = pair;
  const reachability = reachabilityOf(index);
  const verdict = useMemo(() => reachability.verdict(from, to), [reachability, from, to]);
  const back = useMemo(() => reachability.verdict(to, from), [reachability, from, to]);
  const remedies = useMemo(() => remediesOf(reachability, from, to), [reachability, from, to]);
  const swap = () => select(toSelection(to), toSelection(from));
  return (
    <>
      <p className={inspector.kind}>Can they talk?</p>
      <div className={classes.heading}>
        <h2 className={classes.ends}>
          <EndLink index={index} end={from} />
          <span aria-hidden>→</span>
          <EndLink index={index} end={to} />
        </h2>
        <Tooltip label="Ask the other way round">
          <ActionIcon
            className={classes.swap}
            variant="default"
            size={28}
            aria-label="Ask the other way round"
            onClick={swap}
          >
            <IconArrowsExchange size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <VerdictCard key={`${from} ${to}`} index={index} verdict={verdict} />
      <button
        type="button"
        className={`${classes.reverse} ${classes[toneOf(back)]}`}
        onClick={swap}
        data-testid="reverse"
      >
        <ToneIcon tone={toneOf(back)} />
        <span className={classes.reverseEnds}>
          <Literal text={endName(index, to)} max={40} /> → <Literal text={endName(index, from)} max={40} />
        </span>
        <span className={classes.reverseWord}>{toneLabels[toneOf(back)]}</span>
      </button>
      <Paths key={`ways ${from} ${to}`} index={index} verdict={verdict} />
      <Remedies index={index} remedies={remedies} />
      <ProbePanel from={from} to={to} />
      <Section title="Both">
        <MultiSelectionActions index={index} selection={selection} />
      </Section>
    </>
  );
}

function VerdictCard({ index, verdict }: { index: TopologyIndex; verdict: Verdict }) {
  const tone = toneOf(verdict);
  return (
    <section className={`${classes.verdict} ${classes[tone]}`} aria-label="Verdict" data-verdict={tone}>
      <span className={classes.word}>
        <ToneIcon tone={tone} size={18} />
        {toneLabels[tone]}
      </span>
      <p className={classes.sentence}>
        <Literal text={verdictSentence(index, verdict)} max={400} />
      </p>
      <Reasons reasons={verdict.reasons} />
    </section>
  );
}

function Paths({ index, verdict }: { index: TopologyIndex; verdict: Verdict }) {
  const [showsAll, setShowsAll] = useState(false);
  useEffect(() => () => pointAtPath(null), []);
  const { paths } = verdict;
  if (paths.length === 0) return null;
  const shown = showsAll ? paths : paths.slice(0, MOST_PATHS);
  return (
    <Section title={paths.length === 1 ? 'The way' : `Ways (${paths.length})`}>
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
