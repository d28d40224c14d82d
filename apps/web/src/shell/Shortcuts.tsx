import { Kbd, Modal, Table } from '@mantine/core';
import { closeOverlay } from './overlayStore.ts';
import { shortcuts } from './useShortcuts.ts';

/** The list of shortcuts. */
export default function Shortcuts() {
  return (
    <Modal opened onClose={closeOverlay} title="Keyboard shortcuts" size="md">
      <Table withRowBorders={false} verticalSpacing={6}>
        <Table.Tbody>
          {shortcuts.map(({ keys, does }) => (
            <Table.Tr key={does}>
              <Table.Td w={110}>
                {keys.map((key, at) => (
                  <span key={key}>
                    {at > 0 && ' + '}
                    <Kbd size="xs">{key === 'Mod' ? 'Ctrl / ⌘' : key}</Kbd>
                  </span>
                ))}
              </Table.Td>
              <Table.Td>{does}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
