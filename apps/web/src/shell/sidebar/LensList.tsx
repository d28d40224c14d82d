import type { TopologyIndex } from '@portolan/topology';
import { useCallback } from 'react';
import { lensMatches } from '../../store/lens/lensMatches.ts';
import { endName } from '../../store/verdict/endPair.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import type { Lens } from '../../store/useView.ts';
import { SidebarRow } from './SidebarRow.tsx';
import classes from './Sidebar.module.css';
import { SidebarSection } from './SidebarSection.tsx';

interface LensRow {
  lens: Lens | null;
  name: string;
  count: number | null;
}

/** R256, R257: the lenses, each with the number of containers that it shows. */
export function LensList() {
  const { lens, setLens } = useView();
  const counts = useEachTopology(countsOf);
  const viewer = lens?.kind === 'from' ? lens : null;
  const [view] = useEachTopology(
    useCallback((...each: OnEngine) => viewOf(viewer, ...each), [viewer]),
  ).flatMap(({ value }) => value ?? []);
  if (counts.length === 0) return null;
  const sum = (key: keyof ReturnType<typeof countsOf>) =>
    counts.reduce((before, { value }) => before + value[key], 0);
  const rows: LensRow[] = [
    { lens: null, name: 'Everything', count: sum('all') },
    { lens: { kind: 'exposed' }, name: 'Exposed', count: sum('exposed') },
    ...(viewer && view ? [{ lens: viewer, ...view }] : []),
  ];
  return (
    <SidebarSection title="Lens">
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.lens?.kind ?? 'everything'}>
            <SidebarRow
              name={row.name}
              engine={row.lens?.kind === 'from' ? row.lens.engine : undefined}
              end={row.count}
              isPressed={row.lens?.kind === lens?.kind}
              onClick={() => setLens(row.lens)}
            />
          </li>
        ))}
      </ul>
    </SidebarSection>
  );
}

type OnEngine = [index: TopologyIndex, engine: string | null];

const countsOf = (index: TopologyIndex) => ({
  all: index.containers.size,
  exposed: lensMatches(index, { kind: 'exposed' }).containers.size,
});

/** Describes the view from a container on its engine; `null` on the others. */
const viewOf = (viewer: (Lens & { kind: 'from' }) | null, ...[index, engine]: OnEngine) =>
  viewer?.engine === engine
    ? {
        name: `View from ${endName(index, viewer.containerId)}`,
        count: lensMatches(index, viewer).containers.size - 1,
      }
    : null;
