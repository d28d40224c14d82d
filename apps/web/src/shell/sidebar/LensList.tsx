import { UnstyledButton } from '@mantine/core';
import { useId } from 'react';
import { lensMatches } from '../../store/lens/lensMatches.ts';
import { endName } from '../../store/verdict/endPair.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { useView } from '../../store/useView.ts';
import type { Lens } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Sidebar.module.css';

/** R256, R257: the lenses, each with the number of containers that it shows. */
export function LensList() {
  const id = useId();
  const index = useTopologyStore((state) => state.index);
  const { lens, setLens } = useView();
  if (!index) return null;
  const rows: { lens: Lens | null; name: string; count: number }[] = [
    { lens: null, name: 'Everything', count: index.containers.size },
    {
      lens: { kind: 'exposed' },
      name: 'Exposed',
      count: lensMatches(index, { kind: 'exposed' })?.containers.size ?? 0,
    },
  ];
  if (lens?.kind === 'from') {
    const shown = lensMatches(index, lens)?.containers.size ?? 1;
    rows.push({ lens, name: `View from ${endName(index, lens.containerId)}`, count: shown - 1 });
  }
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        Lens
      </h2>
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.name}>
            <UnstyledButton
              className={classes.row}
              aria-pressed={row.lens?.kind === lens?.kind}
              onClick={() => setLens(row.lens)}
            >
              <span className={classes.name}>
                <Literal text={row.name} max={60} />
              </span>
              <span className={classes.count}>{row.count}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
