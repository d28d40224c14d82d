import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { requestIntent } from '../../store/intentStore.ts';
import { useActionEngine } from '../../store/engine/useActionEngine.ts';
import { useView } from '../../store/useView.ts';
import classes from './Header.module.css';
import { connectIntent, runIntent } from '../useShortcuts.ts';
import { useShownRefusal } from '../../store/engine/refusals.ts';

/** The menu with the other changes, beside the button for a new network. */
export function ChangeMenu() {
  const engine = useActionEngine();
  const selection = useView().selection.filter((each) => each.engine === engine);
  const blocked = useShownRefusal();
  const isOff = blocked !== null;
  return (
    <Menu position="bottom-end" shadow="md" width={230}>
      <Menu.Target>
        <ActionIcon className={classes.more} variant="default" size={30} aria-label="More changes">
          <IconChevronDown size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {blocked && <Menu.Label>{blocked}</Menu.Label>}
        <Menu.Item disabled={isOff} onClick={() => requestIntent(engine, runIntent(engine, selection))}>
          Run container…
        </Menu.Item>
        <Menu.Item disabled={isOff} onClick={() => requestIntent(engine, connectIntent(engine, selection))}>
          Connect…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={isOff} onClick={() => requestIntent(engine, { kind: 'prune-networks' })}>
          Prune networks…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
