import { Tabs } from '@mantine/core';
import { filterTopology } from '../store/filter/filterTopology.ts';
import { bothMatch, lensMatches } from '../store/lens/lensMatches.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { tables, useView } from '../store/useView.ts';
import type { TableName } from '../store/useView.ts';
import { useMemo } from 'react';
import { attachmentColumns } from './attachmentColumns.tsx';
import { containerColumns } from './containerColumns.tsx';
import { DataTable } from './DataTable.tsx';
import { networkColumns } from './networkColumns.tsx';
import { withReachedAs } from './reachedColumn.tsx';
import { toRows } from './rows.ts';
import classes from './TableView.module.css';

const titles: Record<TableName, string> = {
  containers: 'Containers',
  networks: 'Networks',
  attachments: 'Attachments',
};

/** The table view: everything on the map as sortable tables, for keyboard and screen reader, with the same filter and actions. */
export default function TableView() {
  const index = useTopologyStore((state) => state.index);
  const { filter, lens, table, showTable } = useView();
  const matches = useMemo(
    () => (index ? bothMatch(filterTopology(index, filter), lensMatches(index, lens)) : null),
    [index, filter, lens],
  );
  const columns = useMemo(
    () => (index && lens?.kind === 'from' ? withReachedAs(index, lens.containerId) : containerColumns),
    [index, lens],
  );
  const rows = useMemo(() => (index ? toRows(index, matches) : null), [index, matches]);
  if (!index || !rows) return null;
  return (
    <Tabs
      value={table}
      onChange={(value) => value && showTable(value as TableName)}
      keepMounted={false}
      className={classes.tabs}
      variant="outline"
    >
      <Tabs.List className={classes.list}>
        {tables.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {titles[name]} <span className={classes.count}>{rows[name].length}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="containers" className={classes.panel}>
        <DataTable label="Containers" index={index} columns={columns} rows={rows.containers} />
      </Tabs.Panel>
      <Tabs.Panel value="networks" className={classes.panel}>
        <DataTable label="Networks" index={index} columns={networkColumns} rows={rows.networks} />
      </Tabs.Panel>
      <Tabs.Panel value="attachments" className={classes.panel}>
        <DataTable label="Attachments" index={index} columns={attachmentColumns} rows={rows.attachments} />
      </Tabs.Panel>
    </Tabs>
  );
}
