import { Kbd, Table } from '@mantine/core';
import { shortcuts } from '../shortcuts.ts';
import type { Shortcut } from '../shortcuts.ts';

/** Returns the keys as they are labelled. Shift is left out: it is only in `?`, which is a key of its own to a reader. */
const labelsOf = (keys: Shortcut): string[] =>
  keys
    .replace('shift+', '')
    .split('+')
    .map((key) => ({ mod: 'Ctrl / ⌘', Escape: 'Esc' })[key] ?? key);

/** The keyboard shortcuts, as a table of keys and what they do. */
export function ShortcutList() {
  return (
    <Table withRowBorders={false} verticalSpacing={6}>
      <Table.Tbody>
        {shortcuts.map(({ keys, does }) => (
          <Table.Tr key={does}>
            <Table.Td w={136} style={{ whiteSpace: 'nowrap' }}>
              {labelsOf(keys).map((key, at) => (
                <span key={key}>
                  {at > 0 && ' + '}
                  <Kbd size="xs">{key}</Kbd>
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
