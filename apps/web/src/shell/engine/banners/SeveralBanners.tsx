import { IconAlertTriangle, IconFlask } from '@tabler/icons-react';
import type { EngineSummary } from '@portolan/protocol';
import { listNames } from '@portolan/topology';
import { useShownSummaries } from '../../../store/engine/useShownSummaries.ts';
import { toVisible } from '../../../theme/toVisible.ts';
import { Banner, Reason } from './Banner.tsx';
import { isInTrouble } from '../engineOrder.ts';
import { clock } from '../engineText.ts';

/** The number of engines that a banner names. */
const NAMED = 4;

/** R310: names those of the shown engines that do not answer, each with the time since when. */
export function TroubleBanner() {
  const troubled = useShownSummaries().filter(isInTrouble);
  const [first, ...others] = troubled;
  if (!first) return null;
  return (
    <Banner tone="bad" icon={<IconAlertTriangle size={16} />} urgent>
      {others.length === 0 ? (
        <>
          <strong>{first.name}: </strong>
          {first.state === 'stale' && `What is shown of it is as of ${clock(first.since)}. `}
          <Reason status={first} /> Portolan keeps trying.
        </>
      ) : (
        <>
          <strong>{troubled.length} engines do not answer:</strong>{' '}
          {listNames(troubled.map(nameWithTime), NAMED)}.{' '}
          {troubled.some(({ state }) => state === 'stale') && 'What is shown of them is as of then.'} Portolan
          keeps trying.
        </>
      )}
    </Banner>
  );
}

const nameWithTime = ({ name, since }: EngineSummary): string =>
  `${toVisible(name, 40)} since ${clock(since)}`;

/** R310: says which of the shown engines are not real. */
export function SampleBanner() {
  const shown = useShownSummaries();
  const samples = shown.filter(({ sample }) => sample);
  if (samples.length === 0) return null;
  const names = samples.map(({ name }) => toVisible(name, 40));
  return (
    <Banner tone="note" icon={<IconFlask size={16} />}>
      {samples.length === shown.length
        ? 'These are built-in sample engines.'
        : samples.length === 1
          ? `${listNames(names, NAMED)} is a built-in sample engine.`
          : `${listNames(names, NAMED)} are built-in sample engines.`}{' '}
      Nothing {samples.length === shown.length ? 'here' : 'there'} is real, and changes are lost when the
      server stops.
    </Banner>
  );
}
