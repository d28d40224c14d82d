import { Divider, Table } from '@mantine/core';
import { usePlace } from '../../store/engine/enginesStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './EngineMenu.module.css';

/**
 * What the only engine that is shown says of itself.
 *
 * @param isSeveral true below a list of several engines, which says the address
 */
export function EngineFacts({ isSeveral }: { isSeveral: boolean }) {
  const place = usePlace();
  const engine = useTopologyStore((state) => state.index?.engine);
  const status = useTopologyStore((state) => state.status);
  if (isSeveral && !engine) return null;
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
  if (status && !isSeveral) facts.unshift(['Address', status.address]);
  return (
    <>
      {isSeveral && (
        <Divider
          className={classes.divider}
          label={
            <span className={classes.label}>
              <Literal text={place ?? ''} max={64} />
            </span>
          }
          labelPosition="left"
        />
      )}
      <div className={classes.facts}>
        <Table
          layout="fixed"
          verticalSpacing={4}
          fz="sm"
          withRowBorders={false}
          tabIndex={-1}
          data-autofocus={!isSeveral || undefined}
        >
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
      </div>
    </>
  );
}
