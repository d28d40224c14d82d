import { Popover, Table, UnstyledButton } from '@mantine/core';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { engineTitle } from '../engine/engineText.ts';
import classes from './Header.module.css';

/** The name and version of the engine. A click shows its details. */
export function EnginePill() {
  const engine = useTopologyStore((state) => state.index?.engine);
  const status = useTopologyStore((state) => state.status);
  const facts: [string, string][] = engine
    ? [
        ['Host', engine.name],
        ['System', engine.operatingSystem],
        ['API', engine.apiVersion],
        ['Swarm', engine.swarm ? 'active' : 'inactive'],
        ['Rootless', engine.rootless ? 'yes' : 'no'],
        ['Network drivers', engine.networkDrivers.join(', ')],
      ]
    : [];
  if (status) facts.unshift(['Address', status.address]);
  return (
    <Popover position="bottom-start" shadow="md" width={340} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.pill} data-testid="engine-pill">
          <Literal text={engineTitle(engine, status)} max={60} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label="Engine">
        <Table layout="fixed" fz="sm" withRowBorders={false} tabIndex={-1} data-autofocus>
          <Table.Tbody>
            {facts.map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th c="dimmed" fw={400} w={110}>
                  {name}
                </Table.Th>
                <Table.Td>
                  <Literal text={value} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Popover.Dropdown>
    </Popover>
  );
}
