/**
 * R88: every shortcut with its effect, in the order of the list in the help. `keys` is in the notation of Mantine’s
 * `useHotkeys`. While the user types or a dialog is open, only the shortcut of the palette works.
 */
export const shortcuts = [
  { keys: 'mod+K', does: 'Search and commands' },
  { keys: '/', does: 'Filter' },
  { keys: '1', does: 'Map' },
  { keys: '2', does: 'Table' },
  { keys: '3', does: 'Matrix: which containers reach which' },
  { keys: 'a', does: 'Activity: all changes, with Undo' },
  { keys: 'mod+Z', does: 'Undo the newest change made in this tab' },
  { keys: 'v', does: 'View from the selected container: what it reaches, and by which names' },
  { keys: 'x', does: 'Exposed: only what the outside can reach' },
  { keys: 'Escape', does: 'Leave the lens, then clear the selection' },
  { keys: 'i', does: 'Inspect the selection: the engine’s JSON' },
  { keys: 'n', does: 'New network' },
  { keys: 'r', does: 'Run a container on the selected networks, or on any' },
  { keys: 'c', does: 'Connect the selected containers or networks, or any' },
  { keys: 'Delete', does: 'Disconnect the selected attachment, or remove the selected networks' },
  { keys: 'shift+?', does: 'Keyboard shortcuts and glossary' },
] as const;

export type Shortcut = (typeof shortcuts)[number]['keys'];
