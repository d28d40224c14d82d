import { FilterField } from '../filter/FilterField.tsx';
import { EnginesSection } from './EnginesSection.tsx';
import { DriverFilters, FlagFilters, ProjectFilters, StateFilters } from './Filters.tsx';
import { LensList } from './LensList.tsx';
import { NetworkList, SharedList } from './NetworkList.tsx';
import classes from './Sidebar.module.css';
import { WorstList } from './WorstList.tsx';

/**
 * The engines, the filters, the lenses, what needs attention, and the lists of networks. Each part is rendered by itself, when what
 * it shows has changed (R99).
 */
export function Sidebar() {
  return (
    <div className={classes.sidebar}>
      <EnginesSection />
      <div className={classes.search}>
        <FilterField />
      </div>
      <LensList />
      <StateFilters />
      <WorstList />
      <SharedList />
      <NetworkList />
      <FlagFilters />
      <ProjectFilters />
      <DriverFilters />
    </div>
  );
}
