import type { TopologyIndex } from '@portolan/topology';
import { containerCounts, noneLast } from '../../store/counts/containerCounts.ts';
import { compareNames } from '../../store/counts/compareNames.ts';
import { networkCounts } from '../../store/counts/networkCounts.ts';
import { sumCounts } from '../../store/counts/sumCounts.ts';
import { flagsIn, setFlag } from '../../store/filter/parseFilter.ts';
import type { FlagTerm } from '../../store/filter/parseFilter.ts';
import { useEachTopology } from '../../store/useEachTopology.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { FilterList } from './FilterList.tsx';

const statesOf = (index: TopologyIndex) => containerCounts(index).states;
const projectsOf = (index: TopologyIndex) => containerCounts(index).projects;
const driversOf = (index: TopologyIndex) => networkCounts(index).drivers;
const flagsOf = (index: TopologyIndex) => networkCounts(index).flags;

export function StateFilters() {
  const states = sumCounts(useEachTopology(statesOf));
  const { filter, setFilter } = useView();
  return (
    <FilterList
      title="State"
      rows={states.filter((each) => each.count > 0 || filter.states.includes(each.value))}
      chosen={filter.states}
      onChange={(next) => setFilter({ states: next })}
    />
  );
}

export function ProjectFilters() {
  const projects = sumCounts(useEachTopology(projectsOf), noneLast);
  const { filter, setFilter } = useView();
  return (
    <FilterList
      title="Projects"
      rows={projects}
      chosen={filter.projects}
      onChange={(next) => setFilter({ projects: next })}
      render={(value) => (value === '' ? <em>no project</em> : <Literal text={value} max={60} />)}
    />
  );
}

export function DriverFilters() {
  const drivers = sumCounts(useEachTopology(driversOf), compareNames);
  const { filter, setFilter } = useView();
  return (
    <FilterList
      title="Driver"
      rows={drivers}
      chosen={filter.drivers}
      onChange={(next) => setFilter({ drivers: next })}
      render={(value) => <Literal text={value} max={40} />}
    />
  );
}

const flagTitles: Record<FlagTerm, string> = {
  unused: 'Unused',
  internal: 'Internal',
  'stopped-members': 'With stopped members',
  dangling: 'Dangling',
};

/** The flags are terms of the filter's text (R174). */
export function FlagFilters() {
  const flags = sumCounts(useEachTopology(flagsOf));
  const { filter, setFilter } = useView();
  const chosen = flagsIn(filter.text);
  return (
    <FilterList
      title="Network filters"
      rows={flags.filter((each) => each.count > 0 || chosen.includes(each.value))}
      chosen={chosen}
      onChange={(next) =>
        setFilter({
          text: flags.reduce((text, { value }) => setFlag(text, value, next.includes(value)), filter.text),
        })
      }
      render={(flag) => flagTitles[flag]}
    />
  );
}
