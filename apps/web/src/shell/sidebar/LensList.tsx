import { lensMatches } from '../../store/lens/lensMatches.ts';
import { endName } from '../../store/verdict/endPair.ts';
import { useTopologyValue } from '../../store/useTopologyValue.ts';
import { useView } from '../../store/useView.ts';
import type { Lens } from '../../store/useView.ts';
import { SidebarRow } from './SidebarRow.tsx';
import classes from './Sidebar.module.css';
import { SidebarSection } from './SidebarSection.tsx';

/** R256, R257: the lenses, each with the number of containers that it shows. */
export function LensList() {
  const { lens, setLens } = useView();
  const all = useTopologyValue((index) => index.containers.size);
  const exposed = useTopologyValue((index) => lensMatches(index, { kind: 'exposed' })?.containers.size ?? 0);
  const viewer = lens?.kind === 'from' ? lens : null;
  const reached = useTopologyValue((index) => (lensMatches(index, viewer)?.containers.size ?? 1) - 1);
  const viewerName = useTopologyValue((index) => viewer && endName(index, viewer.containerId));
  if (all === null) return null;
  const rows: { lens: Lens | null; name: string; count: number | null }[] = [
    { lens: null, name: 'Everything', count: all },
    { lens: { kind: 'exposed' }, name: 'Exposed', count: exposed },
    ...(viewer ? [{ lens: viewer, name: `View from ${viewerName}`, count: reached }] : []),
  ];
  return (
    <SidebarSection title="Lens">
      <ul className={classes.list}>
        {rows.map((row) => (
          <li key={row.lens?.kind ?? 'everything'}>
            <SidebarRow
              name={row.name}
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
