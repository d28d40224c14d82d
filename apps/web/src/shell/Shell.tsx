import { CloseButton, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { CSSProperties } from 'react';
import { performHarmlessIntents } from '../dialogs/container/performHarmlessIntents.ts';
import { useIsUnknownEngine, useWatchesSeveral } from '../store/engine/enginesStore.ts';
import { useFirstMapStore } from '../store/firstMapStore.ts';
import { useIntentStore } from '../store/intentStore.ts';
import { useView } from '../store/useView.ts';
import type { Lens } from '../store/useView.ts';
import { Banners } from './engine/banners/Banners.tsx';
import { useFollowEngine } from './engine/useFollowEngine.ts';
import { EnginePill } from './header/EnginePill.tsx';
import { Header } from './header/Header.tsx';
import { closeOverlay, openOverlay, useOverlayStore } from './overlayStore.ts';
import classes from './Shell.module.css';
import { lazyComponent } from './lazyComponent.tsx';
import { InSlices } from './view/InSlices.tsx';
import { Sidebar } from './sidebar/Sidebar.tsx';
import { ViewArea } from './view/ViewArea.tsx';
import { StatusBar } from './StatusBar.tsx';
import { toggleOverview, useOverview } from './useOverview.ts';
import { useReturnFocus } from './useReturnFocus.ts';
import { useShortcuts } from './useShortcuts.ts';
import { VerdictAnnouncer } from './view/VerdictAnnouncer.tsx';

const Inspector = lazyComponent(() => import('../inspector/Inspector.tsx'));
const Dialogs = lazyComponent(() => import('../dialogs/Dialogs.tsx'));
const ActivityPanel = lazyComponent(() => import('./activity/ActivityPanel.tsx'));
const InspectDialog = lazyComponent(() => import('../inspector/json/InspectDialog.tsx'));
const Palette = lazyComponent(() => import('./palette/Palette.tsx'));
const HelpDialog = lazyComponent(() => import('./help/HelpDialog.tsx'));

const PANEL_WIDTH = 304;
/** The part of the window’s height that the details cover on a narrow screen, in percent. */
const SHEET_HEIGHT = 62;

/**
 * The page around the three views. The details panel lies over the map, so that opening it moves nothing; table and
 * matrix make room for it. On a narrow screen, the panels are drawers.
 */
export function Shell() {
  const isNarrow = useMediaQuery('(max-width: 992px)', false, { getInitialValueInEffect: false });
  const overlay = useOverlayStore((state) => state.open);
  const hasIntent = useIntentStore((state) => state.intent !== null);
  const { view, selection, select, inspected, lens } = useView();
  const [closedFor, setClosedFor] = useState<Lens | null>(null);
  const isSeveral = useWatchesSeveral();
  const isUnknown = useIsUnknownEngine();
  const hasSelection = selection.length > 0;
  const isOverviewWanted = useOverview((state) => state.isWanted);
  // R257: the lens Exposed opens a list beside the map, until the user closes it.
  const isListWanted = lens?.kind === 'exposed' && closedFor !== lens;
  const hasPanel = !isNarrow && !isUnknown && (hasSelection || isOverviewWanted || isListWanted);
  useFollowEngine();
  useShortcuts();
  useReturnFocus(hasIntent || inspected !== null || overlay !== null);

  useEffect(() => {
    if (isNarrow && hasSelection) openOverlay('inspector');
  }, [isNarrow, hasSelection]);

  useEffect(performHarmlessIntents, []);

  const isMapDrawn = useFirstMapStore((state) => state.isDrawn);
  // Loaded once the page is shown, so that a panel is there at once, and a dialog that a shortcut opens for the next key.
  useEffect(() => {
    if (!isMapDrawn) return;
    const timer = setTimeout(
      () => void Promise.all([Inspector.load(), Dialogs.load(), Palette.load(), ActivityPanel.load()]),
      500,
    );
    return () => clearTimeout(timer);
  }, [isMapDrawn]);

  const closePanel = () => {
    if (hasSelection) return select();
    setClosedFor(lens);
    if (isOverviewWanted) toggleOverview();
  };
  const closeSheet = () => {
    closeOverlay();
    select();
  };

  return (
    <div className={classes.shell}>
      <Header />
      <div
        className={classes.middle}
        data-view={view}
        data-panel={hasPanel || undefined}
        style={{ '--panel-width': `${PANEL_WIDTH}px` } as CSSProperties}
      >
        {!isNarrow && (
          <nav className={classes.sidebar} aria-label="Filters and networks">
            <InSlices>
              <Sidebar />
            </InSlices>
          </nav>
        )}
        <div className={classes.notices}>
          <Banners />
        </div>
        <ViewArea
          covered={hasPanel && view === 'map' ? PANEL_WIDTH : 0}
          sheet={isNarrow && overlay === 'inspector' ? (window.innerHeight * SHEET_HEIGHT) / 100 : 0}
        />
        {hasPanel && (
          <aside className={classes.inspector} aria-label="Details">
            <CloseButton
              className={classes.close}
              size="sm"
              aria-label="Close details"
              onClick={closePanel}
            />
            <Inspector.Component />
          </aside>
        )}
      </div>
      <StatusBar />
      <VerdictAnnouncer />
      {isNarrow && (
        <>
          <Drawer
            opened={overlay === 'sidebar'}
            onClose={closeOverlay}
            title="Filters and networks"
            size={300}
            classNames={{ body: classes.drawer }}
          >
            {!isSeveral && (
              <div className={classes.engine}>
                <EnginePill />
              </div>
            )}
            <Sidebar />
          </Drawer>
          <Drawer
            opened={overlay === 'inspector'}
            onClose={closeSheet}
            title="Details"
            position="bottom"
            classNames={{ body: classes.drawer }}
            size={`${SHEET_HEIGHT}%`}
            overlayProps={{ backgroundOpacity: 0.2 }}
          >
            <Inspector.Component />
          </Drawer>
        </>
      )}
      {inspected && <InspectDialog.Component />}
      {hasIntent && <Dialogs.Component />}
      {overlay === 'activity' && <ActivityPanel.Component />}
      {overlay === 'palette' && <Palette.Component />}
      {(overlay === 'shortcuts' || overlay === 'glossary') && <HelpDialog.Component tab={overlay} />}
    </div>
  );
}
