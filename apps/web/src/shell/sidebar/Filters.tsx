import { containerCounts } from '../../store/counts/containerCounts.ts';
import { networkCounts } from '../../store/counts/networkCounts.ts';
import { flagsIn, setFlag } from '../../store/filter/parseFilter.ts';
import type { FlagTerm } from '../../store/filter/parseFilter.ts';
import { useTopologyValue } from '../../store/useTopologyValue.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { FilterList } from './FilterList.tsx';

export function StateFilters() {
  const states = useTopologyValue((index) => containerCounts(index).states) ?? [];
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
  const projects = useTopologyValue((index) => containerCounts(index).projects) ?? [];
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
  const drivers = useTopologyValue((index) => networkCounts(index).drivers) ?? [];
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
  const flags = useTopologyValue((index) => networkCounts(index).flags) ?? [];
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
