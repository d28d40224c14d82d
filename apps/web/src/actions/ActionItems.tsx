import { Menu } from '@mantine/core';
import type { TopologyIndex } from '@portolan/topology';
import { requestIntent } from '../store/intentStore.ts';
import type { Selection } from '../store/selection.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { whyNoChange } from '../store/whyNoChange.ts';
import { Literal } from '../theme/Literal.tsx';
import classes from './ActionItems.module.css';
import { actionsOf } from './actionsOf.ts';

/** R85: what can be done with a thing, as items of a menu; what cannot stays visible and says why. */
export function ActionItems({ index, selection }: { index: TopologyIndex; selection: Selection }) {
  const blocked = useTopologyStore(whyNoChange);
  return actionsOf(index, selection).map((action) => {
    const reason = blocked ?? action.refusal;
    return (
      <Menu.Item
        key={action.key}
        disabled={reason !== null}
        className={action.removes && !reason ? classes.trouble : undefined}
        onClick={() => requestIntent(action.intent)}
      >
        <Literal text={action.label} max={60} />
        {reason && <span className={classes.why}>{reason}</span>}
      </Menu.Item>
    );
  });
}
