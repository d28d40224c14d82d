import { CloseButton, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTopologyStore } from '../store/topologyStore.ts';
import { useView } from '../store/useView.ts';
import { Literal } from '../theme/Literal.tsx';
import { FilterList } from './FilterList.tsx';
import { NetworkList } from './NetworkList.tsx';
import classes from './Sidebar.module.css';
import { countDrivers, countProjects, countStates } from './sidebarCounts.ts';

/** Filters, and the networks to pick from. */
export function Sidebar() {
  const index = useTopologyStore((state) => state.index);
  const { filter, setFilter } = useView();
  const projects = useMemo(() => (index ? countProjects(index) : []), [index]);
  const states = useMemo(() => (index ? countStates(index) : []), [index]);
  const drivers = useMemo(() => (index ? countDrivers(index) : []), [index]);
  const isFiltered =
    filter.text !== '' || filter.drivers.length + filter.projects.length + filter.states.length > 0;
  return (
    <div className={classes.sidebar}>
      <div className={classes.search}>
        <TextInput
          id="filter"
          size="xs"
          aria-label="Filter"
          aria-keyshortcuts="/"
          placeholder="Filter   /"
          value={filter.text}
          onChange={(event) => setFilter({ text: event.currentTarget.value })}
          leftSection={<IconFilter size={14} />}
          rightSection={
            isFiltered && (
              <CloseButton
                size="xs"
                aria-label="Clear all filters"
                onClick={() => setFilter({ text: '', drivers: [], projects: [], states: [] })}
              />
            )
          }
        />
      </div>
      <NetworkList />
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
