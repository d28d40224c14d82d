import { Tabs } from '@mantine/core';
import type { TopologyIndex } from '@portolan/topology';
import { useCallback, useMemo } from 'react';
import { useEachTopology } from '../store/useEachTopology.ts';
import { tables, useView } from '../store/useView.ts';
import type { TableName } from '../store/useView.ts';
import { attachmentColumns } from './attachmentColumns.tsx';
import { containerColumns } from './containerColumns.tsx';
import { DataTable } from './DataTable.tsx';
import { useColumns } from './engineColumn.tsx';
import { keepRows } from './keepRows.ts';
import { networkColumns } from './networkColumns.tsx';
import { columnsWithReached } from './reachedColumn.tsx';
import { attachmentRows, containerRows, networkRows } from './rows.ts';
import classes from './TableView.module.css';

const titles: Record<TableName, string> = {
  containers: 'Containers',
  networks: 'Networks',
  attachments: 'Attachments',
};

/** The table view: everything on the map as sortable tables, for keyboard and screen reader, with the same filter and actions. */
export default function TableView() {
  const { filter, lens, table, showTable } = useView();
  const containersIn = useMemo(() => keepRows(containerRows, filter, lens), [filter, lens]);
  const networksIn = useMemo(() => keepRows(networkRows, filter, lens), [filter, lens]);
  const attachmentsIn = useMemo(() => keepRows(attachmentRows, filter, lens), [filter, lens]);
  const sizes: Record<TableName, number | null> = {
    containers: useSize(containersIn),
    networks: useSize(networksIn),
    attachments: useSize(attachmentsIn),
  };
  const ofContainers = useColumns(lens?.kind === 'from' ? columnsWithReached : containerColumns);
  const ofNetworks = useColumns(networkColumns);
  const ofAttachments = useColumns(attachmentColumns);
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
            {titles[name]} <span className={classes.count}>{sizes[name]}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="containers" className={classes.panel}>
        <DataTable label="Containers" columns={ofContainers} rowsIn={containersIn} />
      </Tabs.Panel>
      <Tabs.Panel value="networks" className={classes.panel}>
        <DataTable label="Networks" columns={ofNetworks} rowsIn={networksIn} />
      </Tabs.Panel>
      <Tabs.Panel value="attachments" className={classes.panel}>
        <DataTable label="Attachments" columns={ofAttachments} rowsIn={attachmentsIn} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** Returns the number of rows on all engines that are shown; `null` before there is a topology. */
function useSize(rowsIn: (index: TopologyIndex, engine: string | null) => { size: number }): number | null {
  const sizes = useEachTopology(
    useCallback((index: TopologyIndex, engine: string | null) => rowsIn(index, engine).size, [rowsIn]),
  );
  return sizes.length === 0 ? null : sizes.reduce((sum, { value }) => sum + value, 0);
}
