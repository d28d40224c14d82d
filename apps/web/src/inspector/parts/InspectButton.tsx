import { Button } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import type { InspectedEntity } from '../../store/useView.ts';
import { useSelection } from '../../store/useSelection.ts';

/** Opens the dialog with the engine's JSON, which needs more room than the panel. */
export function InspectButton({ of }: { of: InspectedEntity }) {
  const { inspect } = useSelection();
  return (
    <Button
      mt={14}
      fullWidth
      justify="start"
      variant="default"
      leftSection={<IconBraces size={15} />}
      aria-keyshortcuts="i"
      onClick={() => inspect(of)}
    >
      Inspect the engine’s JSON…
    </Button>
  );
}
