import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { TopologyIndex } from '@portolan/topology';
import { ActionItems } from '../actions/ActionItems.tsx';
import type { Selection } from '../store/selection.ts';
import { useView } from '../store/useView.ts';
import { toVisible } from '../theme/toVisible.ts';

interface RowMenuProps {
  index: TopologyIndex;
  selection: Selection;
  name: string;
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
}

/** R85: the menu of a row, with the same actions as in the inspector. */
export function RowMenu({ index, selection, name, isOpen, onChange }: RowMenuProps) {
  return (
    <Menu
      opened={isOpen}
      onChange={onChange}
      // No key events: the menu would also get the key that opened it, and close at once (Mantine 9.7).
      clickOutsideEvents={['mousedown', 'touchstart']}
      position="bottom-end"
      shadow="md"
      width={280}
      returnFocus={false}
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          tabIndex={-1}
          aria-label={`Actions for ${toVisible(name, 60)}`}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      {isOpen && <Items index={index} selection={selection} />}
    </Menu>
  );
}

function Items({ index, selection }: { index: TopologyIndex; selection: Selection }) {
  const { select, show } = useView();
  return (
    <Menu.Dropdown
      onClick={(event) => event.stopPropagation()}
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
      <ActionItems index={index} selection={selection} />
    </Menu.Dropdown>
  );
}
