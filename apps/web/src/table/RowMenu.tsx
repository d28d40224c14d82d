import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { ActionItems } from '../actions/ActionItems.tsx';
import { useShownPlace } from '../store/engine/useShownPlace.ts';
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
  const place = useShownPlace(row.engine);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      tabIndex={-1}
      aria-label={`Actions for ${toVisible(row.name, 60)}${place === null ? '' : ` on ${place}`}`}
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
      <Items row={row} />
    </Menu>
  );
}

function Items({ row }: { row: Row }) {
  const { show, select } = useView();
  return (
    <Menu.Dropdown
      onClick={(event) => event.stopPropagation()}
      onContextMenu={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <Menu.Item
        onClick={() => {
          select(row);
          show('map');
        }}
      >
        Show on the map
      </Menu.Item>
      <ActionItems selection={row} />
    </Menu.Dropdown>
  );
}
