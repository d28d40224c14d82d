import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBan,
  IconCircleCheck,
  IconLogin2,
  IconHelpCircle,
} from '@tabler/icons-react';
import { reachabilityOf, remediesOf } from '@portolan/topology';
import type { EndId, TopologyIndex, Verdict } from '@portolan/topology';
import { useEffect, useMemo, useState } from 'react';
import { ProbePanel } from '../../probes/ProbePanel.tsx';
import { endName, toSelection } from '../../store/verdict/endPair.ts';
import type { EndPair } from '../../store/verdict/endPair.ts';
import { pointAtPath } from '../../store/pointedPathStore.ts';
import { toneLabels, toneOf, verdictSentence } from '../../store/verdict/verdictText.ts';
import type { Tone } from '../../store/verdict/verdictText.ts';
import { Literal } from '../../theme/Literal.tsx';
import inspector from '../Inspector.module.css';
import { MultiSelectionActions } from '../parts/MultiSelectionActions.tsx';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { PathItem } from './PathItem.tsx';
import classes from './Reach.module.css';
import { Reasons } from './Reasons.tsx';
import { Remedies } from './Remedies.tsx';
import { useSelection } from '../../store/useSelection.ts';

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
  const swap = () => select(toSelection(to), toSelection(from));
  return (
    <>
      <p className={inspector.kind}>Reachability</p>
      <div className={classes.heading}>
        <h2 className={classes.ends}>
          <EndLink index={index} end={from} />
          <span aria-hidden>→</span>
          <EndLink index={index} end={to} />
        </h2>
        <Tooltip label="Reverse the direction">
          <ActionIcon
            className={classes.swap}
            variant="default"
            size={28}
            aria-label="Reverse the direction"
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
        <span className={classes.reverseLabel}>{toneLabels[toneOf(back)]}</span>
      </button>
      <Paths key={`paths ${from} ${to}`} index={index} verdict={verdict} />
      <Remedies index={index} remedies={remedies} />
      <ProbePanel index={index} from={from} to={to} />
      <Section title="Both ends">
        <MultiSelectionActions index={index} selection={selection} />
      </Section>
    </>
  );
}

function VerdictCard({ index, verdict }: { index: TopologyIndex; verdict: Verdict }) {
  const tone = toneOf(verdict);
  return (
    <section className={`${classes.verdict} ${classes[tone]}`} aria-label="Verdict" data-verdict={tone}>
      <span className={classes.label}>
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

const icons = { allowed: IconCircleCheck, port: IconLogin2, blocked: IconBan, unknown: IconHelpCircle };

/** The icon of a verdict. Its label is always beside it, so the icon is hidden from screen readers. */
function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Icon = icons[tone];
  return <Icon size={size} aria-hidden className={`${classes.icon} ${classes[tone]}`} />;
}
