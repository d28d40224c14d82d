import { ActionIcon, Popover, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useIsSeveral } from '../../store/engine/shownStore.ts';

const engineMark = [
  'Outer band',
  'an engine, with its own outside. Dashed: it does not answer, and what is in it may have changed.',
] as const;

const marks = [
  [
    'Bar',
    'a network, in a colour of its own. Hollow: internal, without a route to the outside. Dashed: config-only.',
  ],
  [
    'Card',
    'a container. Dot: running. Ring: stopped. Bars: paused. !: unhealthy or cut off. The chips on it share its network stack.',
  ],
  [
    'Line with a dot',
    'an attachment. Dashed: configured, the container is not running. Red: its network was removed. Lines that cross without a dot are not connected.',
  ],
  [
    'Amber',
    'open to the outside: published ports, containers on the host’s network (dashed), the LAN. A grey line from a tick is open to the host only.',
  ],
  ['Band', 'a Compose project. A note marks a project that is not reachable from outside.'],
] as const;

/** The legend of the map. */
export function MapLegend() {
  const isSeveral = useIsSeveral();
  return (
    <Popover position="left-end" width={300} withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={32} aria-label="Legend">
          <IconInfoCircle size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          <Title order={2} size="sm">
            Legend
          </Title>
          {[...marks, ...(isSeveral ? [engineMark] : [])].map(([name, meaning]) => (
            <Text key={name} size="xs">
              <Text span fw={650} inherit>
                {name}:
              </Text>{' '}
              {meaning}
            </Text>
          ))}
          <Text size="xs" c="dimmed">
            To connect, drag the round handle of a card to a bar. To move a card or bar, drag it.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
