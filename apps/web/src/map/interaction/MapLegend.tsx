import { ActionIcon, Popover, Stack, Text, Title } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';

const marks = [
  [
    'Bar',
    'a network; each has its own colour. Hollow: internal, nothing leads out. Dashed: a template (config-only).',
  ],
  [
    'Card',
    'a container. Dot: running; ring: stopped; bars: paused; !: unhealthy. Chips in it share its network stack.',
  ],
  [
    'Line with a dot',
    'an attachment. Dashed: configured, the container does not run. Red: its network is gone. A crossing without a dot is no connection.',
  ],
  [
    'Amber',
    'what is open to the outside: published ports, the host’s network (dashed), the LAN. A grey line from a tick reaches only to the host.',
  ],
  ['Band', 'a Compose project. Sheltered: nothing in it is reached from the outside.'],
] as const;

/** What the marks mean. */
export function MapLegend() {
  return (
    <Popover position="left-end" width={300} withinPortal shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon variant="default" size={32} aria-label="What the marks mean">
          <IconHelp size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={8}>
          <Title order={2} size="sm">
            What the marks mean
          </Title>
          {marks.map(([name, meaning]) => (
            <Text key={name} size="xs">
              <Text span fw={650} inherit>
                {name}:
              </Text>{' '}
              {meaning}
            </Text>
          ))}
          <Text size="xs" c="dimmed">
            Drag the round handle of a card to a bar to connect. Drag a card or bar to move it.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
