import { Kbd, Table } from '@mantine/core';

/** R88: every shortcut with its effect. While the user types or a dialog is open, only the one of the palette works. */
const shortcuts = [
  { keys: ['Mod', 'K'], does: 'Search and commands' },
  { keys: ['/'], does: 'Filter' },
  { keys: ['1'], does: 'Map' },
  { keys: ['2'], does: 'Table' },
  { keys: ['3'], does: 'Matrix: which containers reach which' },
  { keys: ['a'], does: 'Activity: all changes, with Undo' },
  { keys: ['Mod', 'Z'], does: 'Undo the newest change made in this tab' },
  { keys: ['v'], does: 'View from the selected container: what it reaches, and by which names' },
  { keys: ['x'], does: 'Exposed: only what the outside can reach' },
  { keys: ['Esc'], does: 'Leave the lens, then clear the selection' },
  { keys: ['i'], does: 'Inspect the selection: the engine’s JSON' },
  { keys: ['n'], does: 'New network' },
  { keys: ['r'], does: 'Run a container on the selected networks, or on any' },
  { keys: ['c'], does: 'Connect the selected containers or networks, or any' },
  { keys: ['Delete'], does: 'Disconnect the selected attachment, or remove the selected networks' },
  { keys: ['?'], does: 'Keyboard shortcuts and glossary' },
] as const;

/** The keyboard shortcuts, as a table of keys and what they do. */
export function ShortcutList() {
  return (
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
  );
}
