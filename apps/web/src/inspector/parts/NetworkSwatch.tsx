import { useComputedColorScheme } from '@mantine/core';
import type { Network } from '@portolan/topology';
import { hueColor, networkHues } from '../../map/drawing/colors/networkHues.ts';
import { isEngineMade } from '../../map/scene/toSceneNetwork.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import classes from './NetworkSwatch.module.css';

interface NetworkSwatchProps {
  network: Network;
}

/**
 * The colour of a network on the map: grey for the networks that the engine makes itself, hollow for internal ones. It is
 * hidden from screen readers, since the name is beside it.
 */
export function NetworkSwatch({ network }: NetworkSwatchProps) {
  const scheme = useComputedColorScheme('dark');
  const slot = useTopologyStore((state) =>
    state.index ? networkHues(state.index).get(network.id) : undefined,
  );
  const color = isEngineMade(network) || slot === undefined ? 'var(--quiet)' : hueColor(slot, scheme);
  const style = network.internal ? { boxShadow: `inset 0 0 0 2px ${color}` } : { background: color };
  return <span aria-hidden className={classes.swatch} style={style} />;
}
