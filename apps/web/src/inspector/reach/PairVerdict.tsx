import { ActionIcon, Tooltip } from '@mantine/core';
import {
  IconArrowsExchange,
  IconBan,
  IconCircleCheck,
  IconHelpCircle,
  IconLogin2,
} from '@tabler/icons-react';
import type { Verdict } from '@portolan/topology';
import type { ReactNode } from 'react';
import { endName } from '../../store/verdict/endPair.ts';
import type { Names } from '../../store/verdict/endPair.ts';
import { toneLabels, toneOf, verdictSentence } from '../../store/verdict/verdictText.ts';
import type { Tone } from '../../store/verdict/verdictText.ts';
import { Literal } from '../../theme/Literal.tsx';
import inspector from '../Inspector.module.css';
import classes from './Reach.module.css';
import { Reasons } from './Reasons.tsx';

interface PairVerdictProps {
  names: Names;
  verdict: Verdict;
  /** The verdict of the reverse direction. */
  back: Verdict;
  /** Renders one end of the pair as a link. */
  link: (which: 'from' | 'to') => ReactNode;
  onSwap: () => void;
}

/** R250: the two ends of a pair, the verdict with its reasons, and the one of the reverse direction in a line. */
export function PairVerdict({ names, verdict, back, link, onSwap }: PairVerdictProps) {
  const tone = toneOf(back);
  return (
    <>
      <p className={inspector.kind}>Reachability</p>
      <div className={classes.heading}>
        <h2 className={classes.ends}>
          {link('from')}
          <span aria-hidden>→</span>
          {link('to')}
        </h2>
        <Tooltip label="Reverse the direction">
          <ActionIcon
            className={classes.swap}
            variant="default"
            size={28}
            aria-label="Reverse the direction"
            onClick={onSwap}
          >
            <IconArrowsExchange size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <VerdictCard key={`${verdict.from} ${verdict.to}`} names={names} verdict={verdict} />
      <button
        type="button"
        className={`${classes.reverse} ${classes[tone]}`}
        onClick={onSwap}
        data-testid="reverse"
      >
        <ToneIcon tone={tone} />
        <span className={classes.reverseEnds}>
          <Literal text={endName(names, back.from)} max={40} /> →{' '}
          <Literal text={endName(names, back.to)} max={40} />
        </span>
        <span className={classes.reverseLabel}>{toneLabels[tone]}</span>
      </button>
    </>
  );
}

function VerdictCard({ names, verdict }: { names: Names; verdict: Verdict }) {
  const tone = toneOf(verdict);
  return (
    <section className={`${classes.verdict} ${classes[tone]}`} aria-label="Verdict" data-verdict={tone}>
      <span className={classes.label}>
        <ToneIcon tone={tone} size={18} />
        {toneLabels[tone]}
      </span>
      <p className={classes.sentence}>
        <Literal text={verdictSentence(names, verdict)} max={400} />
      </p>
      <Reasons reasons={verdict.reasons} />
    </section>
  );
}

const icons = { allowed: IconCircleCheck, port: IconLogin2, blocked: IconBan, unknown: IconHelpCircle };

/** The icon of a verdict. Its label is always beside it, so the icon is hidden from screen readers. */
function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Icon = icons[tone];
  return <Icon size={size} aria-hidden className={`${classes.icon} ${classes[tone]}`} />;
}
