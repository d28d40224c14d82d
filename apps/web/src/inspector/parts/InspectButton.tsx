import { Button } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useView } from '../../store/useView.ts';
import type { Inspected } from '../../store/useView.ts';

/** Opens the dialog with the engine's JSON, which needs more room than the panel. */
export function InspectButton({ of }: { of: Inspected }) {
  const { inspect } = useView();
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
