import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { TopologyIndex } from '@portolan/topology';
import { actionsOf } from '../store/actionsOf.ts';
import { requestIntent } from '../store/intentStore.ts';
import type { Selection } from '../store/selection.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { useView } from '../store/useView.ts';
import { whyNoChange } from '../store/whyNoChange.ts';
import { Literal } from '../theme/Literal.tsx';
import { toVisible } from '../theme/toVisible.ts';
import classes from './DataTable.module.css';

interface RowMenuProps {
  index: TopologyIndex;
  selection: Selection;
  name: string;
  isOpen: boolean;
  onChange: (isOpen: boolean) => void;
}

/** R85: what can be done with a row, the same as in the inspector. */
export function RowMenu({ index, selection, name, isOpen, onChange }: RowMenuProps) {
  return (
    <Menu
      opened={isOpen}
      onChange={onChange}
      // Not by keys outside: the one that opened it is still on its way when it listens (Mantine 9.7).
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
  const blocked = useTopologyStore(whyNoChange);
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
      {actionsOf(index, selection).map((action) => {
        const reason = blocked ?? action.refusal;
        return (
          <Menu.Item
            key={action.key}
            disabled={reason !== null}
            className={action.removes && !reason ? classes.trouble : undefined}
            onClick={() => requestIntent(action.intent)}
          >
            <Literal text={action.label} max={60} />
            {reason && <span className={classes.why}>{reason}</span>}
          </Menu.Item>
        );
      })}
    </Menu.Dropdown>
  );
}
