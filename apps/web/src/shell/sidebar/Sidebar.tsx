import { useMemo } from 'react';
import { flagsIn, setFlag } from '../../store/filter/parseFilter.ts';
import type { FlagTerm } from '../../store/filter/parseFilter.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { FilterField } from '../filter/FilterField.tsx';
import { FilterList } from './FilterList.tsx';
import { LensList } from './LensList.tsx';
import { NetworkList } from './NetworkList.tsx';
import classes from './Sidebar.module.css';
import { countDrivers, countFlags, countProjects, countStates } from './sidebarCounts.ts';

const flagTitles: Record<FlagTerm, string> = {
  unused: 'Unused',
  internal: 'Internal',
  'stopped-members': 'With stopped members',
  dangling: 'Dangling',
};

/** The filters, the lenses and the list of networks. */
export function Sidebar() {
  const index = useTopologyStore((state) => state.index);
  const { filter, setFilter } = useView();
  const projects = useMemo(() => (index ? countProjects(index) : []), [index]);
  const states = useMemo(() => (index ? countStates(index) : []), [index]);
  const drivers = useMemo(() => (index ? countDrivers(index) : []), [index]);
  const flags = useMemo(() => (index ? countFlags(index) : []), [index]);
  const chosenFlags = flagsIn(filter.text);
  return (
    <div className={classes.sidebar}>
      <div className={classes.search}>
        <FilterField />
      </div>
      <LensList />
      <NetworkList />
      <FilterList
        title="Network filters"
        rows={flags.filter((each) => each.count > 0 || chosenFlags.includes(each.value))}
        chosen={chosenFlags}
        onChange={(next) =>
          setFilter({
            text: flags.reduce((text, { value }) => setFlag(text, value, next.includes(value)), filter.text),
          })
        }
        render={(flag) => flagTitles[flag]}
      />
      <FilterList
        title="Projects"
        rows={projects}
        chosen={filter.projects}
        onChange={(next) => setFilter({ projects: next })}
        render={(value) => (value === '' ? <em>no project</em> : <Literal text={value} max={60} />)}
      />
      <FilterList
        title="State"
        rows={states.filter((each) => each.count > 0 || filter.states.includes(each.value))}
        chosen={filter.states}
        onChange={(next) => setFilter({ states: next })}
      />
      <FilterList
        title="Driver"
        rows={drivers}
        chosen={filter.drivers}
        onChange={(next) => setFilter({ drivers: next })}
        render={(value) => <Literal text={value} max={40} />}
      />
    </div>
  );
}
