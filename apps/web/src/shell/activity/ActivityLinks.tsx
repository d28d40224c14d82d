import { UnstyledButton } from '@mantine/core';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { closeOverlay } from '../overlayStore.ts';
import classes from './Activity.module.css';

const MOST = 4;

/** What a change was about, as far as it is still there: a click selects it on the map. */
export function ActivityLinks({
  networkIds,
  containerIds,
}: {
  networkIds: string[];
  containerIds: string[];
}) {
  const index = useTopologyStore((state) => state.index);
  const { select } = useView();
  const things = [
    ...containerIds.map((id) => ({ kind: 'container' as const, id, name: index?.containers.get(id)?.name })),
    ...networkIds.map((id) => ({ kind: 'network' as const, id, name: index?.networks.get(id)?.name })),
  ].filter((each) => each.name !== undefined);
  return (
    <>
      {things.slice(0, MOST).map(({ kind, id, name = id }) => (
        <UnstyledButton
          key={id}
          className={classes.link}
          aria-label={`Select the ${kind} ${toVisible(name, 60)}`}
          onClick={() => {
            closeOverlay();
            select({ kind, id });
          }}
        >
          <Literal text={name} max={40} />
        </UnstyledButton>
      ))}
      {things.length > MOST && <span>and {things.length - MOST} more</span>}
    </>
  );
}
