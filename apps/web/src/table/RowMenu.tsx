import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { ActionItems } from '../actions/ActionItems.tsx';
import type { Entity } from '../store/selection.ts';
import { useSelection } from '../store/useSelection.ts';
import { useView } from '../store/useView.ts';
import { toVisible } from '../theme/toVisible.ts';
import type { Row } from './rows.ts';

interface RowMenuProps {
  row: Row;
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
}

/** R85: the button of a row, and its menu with the same actions as in the inspector. The menu is made when it is opened. */
export function RowMenu({ row, isOpen, onChange }: RowMenuProps) {
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      tabIndex={-1}
      aria-label={`Actions for ${toVisible(row.name, 60)}`}
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation();
        onChange(!isOpen);
      }}
    >
      <IconDots size={16} />
    </ActionIcon>
  );
  if (!isOpen) return button;
  return (
    <Menu
      opened
      onChange={onChange}
      // No key events: the menu would also get the key that opened it, and close at once (Mantine 9.7).
      clickOutsideEvents={['mousedown', 'touchstart']}
      position="bottom-end"
      shadow="md"
      width={280}
      returnFocus={false}
    >
      <Menu.Target>{button}</Menu.Target>
      <Items selection={{ kind: row.kind, id: row.id }} />
    </Menu>
  );
}

function Items({ selection }: { selection: Entity }) {
  const { show } = useView();
  const { select } = useSelection();
  return (
    <Menu.Dropdown
      onClick={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <Menu.Item
        onClick={() => {
          select(selection);
          show('map');
        }}
      >
        Show on the map
      </Menu.Item>
      <ActionItems selection={selection} />
    </Menu.Dropdown>
  );
}
