import { UnstyledButton } from '@mantine/core';
import { useId, useMemo } from 'react';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { FoldableList } from './FoldableList.tsx';
import { NetworkSwatch } from '../../inspector/parts/NetworkSwatch.tsx';
import classes from './Sidebar.module.css';
import { countNetworks } from './sidebarCounts.ts';

/** R87: the networks with their colors on the map. A click selects a network. */
export function NetworkList() {
  const id = useId();
  const index = useTopologyStore((state) => state.index);
  const { selection, select } = useView();
  const networks = useMemo(() => (index ? countNetworks(index) : []), [index]);
  if (networks.length === 0) return null;
  const isSelected = (networkId: string) =>
    selection.some((each) => each.kind === 'network' && each.id === networkId);
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        Networks
      </h2>
      <FoldableList
        limit={14}
        items={networks.map(({ network, members }) => (
          <UnstyledButton
            key={network.id}
            className={members === 0 || network.predefined ? `${classes.row} ${classes.quiet}` : classes.row}
            aria-pressed={isSelected(network.id)}
            onClick={() => select({ kind: 'network', id: network.id })}
          >
            <NetworkSwatch network={network} />
            <span className={classes.name}>
              <Literal text={network.name} max={60} />
            </span>
            <span className={classes.count}>{members === 0 ? 'unused' : members}</span>
          </UnstyledButton>
        ))}
      />
    </section>
  );
}
