import { Button } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { useView } from '../../store/useView.ts';
import type { Inspected } from '../../store/useView.ts';

/** The way from the inspector to the engine's own JSON, which needs more room. */
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
