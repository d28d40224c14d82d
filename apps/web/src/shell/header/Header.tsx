import { ActionIcon, Button, Kbd, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core';
import { IconHelp, IconLayoutSidebarRight, IconMenu2, IconPlus, IconSearch } from '@tabler/icons-react';
import { requestIntent } from '../../store/intentStore.ts';
import { useWatchesSeveral } from '../../store/engine/enginesStore.ts';
import { useActionEngine } from '../../store/engine/useActionEngine.ts';
import { useView } from '../../store/useView.ts';
import { ActivityButton } from '../activity/ActivityButton.tsx';
import { ChangeMenu } from './ChangeMenu.tsx';
import { EnginePill } from './EnginePill.tsx';
import { EngineState } from '../engine/EngineState.tsx';
import classes from './Header.module.css';
import { openOverlay } from '../overlayStore.ts';
import { InSlices } from '../view/InSlices.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { toggleOverview, useOverview } from '../useOverview.ts';
import { useShownRefusal } from '../../store/engine/refusals.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The bar at the top: the engine and its state, search, the views, changes, activity, help and theme. */
export function Header() {
  const { view, show } = useView();
  const engine = useActionEngine();
  const refusal = useShownRefusal();
  const isSeveral = useWatchesSeveral();
  const isOverviewWanted = useOverview((state) => state.isWanted);
  return (
    <header className={classes.header} data-several={isSeveral || undefined}>
      <InSlices>
        <ActionIcon
          className={classes.burger}
          variant="default"
          size={30}
          aria-label="Filters and networks"
          onClick={() => openOverlay('sidebar')}
        >
          <IconMenu2 size={16} />
        </ActionIcon>
        <h1 className={classes.brand}>Portolan</h1>
        <EnginePill />
        <EngineState />
        <span className={classes.spacer} />
        <UnstyledButton
          className={classes.search}
          onClick={() => openOverlay('palette')}
          aria-label="Search and commands"
          aria-keyshortcuts="Control+K Meta+K"
        >
          <IconSearch size={15} aria-hidden />
          <span className={`${classes.searchText} ${classes.searchHint}`}>
            Search containers, networks, addresses…
          </span>
          <Kbd size="xs" className={classes.searchText}>
            {isMac ? '⌘ K' : 'Ctrl K'}
          </Kbd>
        </UnstyledButton>
        <SegmentedControl
          aria-label="View"
          className={classes.views}
          size="xs"
          value={view}
          onChange={(value) => show(value)}
          data={[
            { value: 'map', label: 'Map' },
            { value: 'table', label: 'Table' },
            { value: 'matrix', label: 'Matrix' },
          ]}
        />
        <Tooltip label={refusal ?? 'New network (n)'}>
          <Button
            className={classes.create}
            size="xs"
            data-disabled={refusal !== null || undefined}
            aria-disabled={refusal !== null}
            aria-label="New network"
            onClick={() => refusal === null && requestIntent(engine, { kind: 'create-network' })}
          >
            <IconPlus size={15} className={classes.createIcon} aria-hidden />
            <span className={classes.createText}>New network</span>
          </Button>
        </Tooltip>
        <ChangeMenu />
        <ActivityButton />
        <Tooltip label="Overview: what is exposed, what needs attention">
          <ActionIcon
            className={classes.overview}
            variant="default"
            size={30}
            aria-label="Overview"
            aria-pressed={isOverviewWanted}
            onClick={toggleOverview}
          >
            <IconLayoutSidebarRight size={16} />
          </ActionIcon>
        </Tooltip>
        <ActionIcon
          className={classes.help}
          variant="default"
          size={30}
          aria-label="Help"
          onClick={() => openOverlay('shortcuts')}
        >
          <IconHelp size={16} />
        </ActionIcon>
        <ThemeMenu />
      </InSlices>
    </header>
  );
}
