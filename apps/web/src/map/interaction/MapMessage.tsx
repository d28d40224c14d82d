import { Button, Code, Paper, Stack, Text } from '@mantine/core';
import classes from '../MapCanvas.module.css';

interface Props {
  isEmpty: boolean;
  noContainers: boolean;
  noMatch: boolean;
  onClear: () => void;
}

/** The message of a map that is empty, has no containers, or has no match for the filter. */
export function MapMessage({ isEmpty, noContainers, noMatch, onClear }: Props) {
  if (noMatch && !isEmpty) {
    return (
      <div className={classes.message} role="status">
        <Paper withBorder p="lg" shadow="md">
          <Stack gap="sm" align="center">
            <Text fw={600}>Nothing matches the filter</Text>
            <Button variant="default" onClick={onClear}>
              Clear the filter
            </Button>
          </Stack>
        </Paper>
      </div>
    );
  }
  if (!noContainers) return null;
  return (
    <div
      className={classes.message}
      role="status"
      style={isEmpty ? {} : { alignItems: 'end', paddingBottom: 72 }}
    >
      <Paper withBorder p="lg" shadow="md">
        <Stack gap={6} align="center">
          <Text fw={600}>No containers yet</Text>
          <Text size="sm" c="dimmed" ta="center">
            Containers appear here as soon as they start. Example:
          </Text>
          <Code>docker run -d -p 8080:80 nginx</Code>
        </Stack>
      </Paper>
    </div>
  );
}
