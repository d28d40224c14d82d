import { useEngine } from '../../store/engine/EngineScope.ts';
import { Button } from '@mantine/core';
import type { Remedy, TopologyIndex } from '@portolan/topology';
import { endName } from '../../store/verdict/endPair.ts';
import { requestIntent } from '../../store/intentStore.ts';
import type { Intent } from '../../store/intentStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from '../Inspector.module.css';
import { Section } from '../parts/Section.tsx';
import { useChangesRefusal } from '../../store/engine/refusals.ts';

/** R254: the smallest changes that allow the pair, as buttons. Each one shows its impact before it is made. */
export function Remedies({ index, remedies }: { index: TopologyIndex; remedies: readonly Remedy[] }) {
  const engine = useEngine();
  const blocked = useChangesRefusal();
  if (remedies.length === 0) return null;
  return (
    <Section title="How to allow it">
      {blocked && <p className={classes.quiet}>{blocked}</p>}
      <div className={classes.actions}>
        {remedies.map((remedy) => {
          const label = remedyLabel(index, remedy);
          return (
            <Button
              key={label}
              fullWidth
              justify="start"
              variant="default"
              classNames={{ root: classes.action, label: classes.actionLabel }}
              disabled={blocked !== null}
              onClick={() => requestIntent(engine, toIntent(remedy))}
            >
              <Literal text={label} max={120} />
            </Button>
          );
        })}
      </div>
    </Section>
  );
}

const verbs = { start: 'Start', unpause: 'Unpause', restart: 'Restart' };

/** Labels a remedy; an ellipsis shows that a dialog opens first (R161). */
function remedyLabel(index: TopologyIndex, remedy: Remedy): string {
  const name = endName(index, remedy.containerId);
  if (remedy.kind === 'connect') {
    return `Connect ${name} to ${index.networks.get(remedy.networkId)?.name ?? remedy.networkId.slice(0, 12)}…`;
  }
  return `${verbs[remedy.kind]} ${name}${remedy.kind === 'restart' ? '…' : ''}`;
}

function toIntent(remedy: Remedy): Intent {
  if (remedy.kind !== 'connect')
    return { kind: 'container', verb: remedy.kind, containerId: remedy.containerId };
  return { kind: 'connect', containerIds: [remedy.containerId], networkIds: [remedy.networkId] };
}
