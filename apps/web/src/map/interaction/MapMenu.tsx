import { Menu } from '@mantine/core';
import type { TopologyIndex } from '@portolan/topology';
import { ActionItems } from '../../actions/ActionItems.tsx';
import { EngineScope, useEngine } from '../../store/engine/EngineScope.ts';
import { usePlace } from '../../store/engine/enginesStore.ts';
import { useChangesRefusal } from '../../store/engine/refusals.ts';
import { useIsSeveral } from '../../store/engine/shownStore.ts';
import { requestIntent } from '../../store/intentStore.ts';
import { formatSelection, parseSelection } from '../../store/selection.ts';
import type { Entity, Selection } from '../../store/selection.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import type { LayoutChoice } from '../../store/useView.ts';
import type { LiveGraph } from '../LiveGraph.ts';
import type { LayoutName } from '../layouts/layOut.ts';
import { toLabel } from '../scene/toLabel.ts';

export interface OpenMenu {
  /** The mark that the menu is about; `null` is the background. */
  id: string | null;
  x: number;
  y: number;
}

interface Props {
  graph: LiveGraph;
  at: OpenMenu | null;
  onClose: () => void;
  onSelect: (id: string) => void;
  onTidy: () => void;
  onFit: () => void;
  /** What the user has chosen, and the layout that the map has; `null` where its parts have different ones. */
  choice: LayoutChoice;
  layout: LayoutName | null;
  onLayout: (layout: LayoutChoice) => void;
  /** The number of marks that the user has dragged. */
  moved: number;
  onForget: () => void;
}

/** The context menu of a mark, or of the background. */
export function MapMenu(props: Props) {
  const { graph, at, onClose } = props;
  if (!at) return null;
  const selection = at.id === null ? null : parseSelection(at.id);
  // On the background, an action concerns the engine in whose frame the pointer is.
  const engine = selection ? selection.engine : graph.finder.engineUnder(at.x, at.y);
  return (
    <Menu
      opened
      onClose={onClose}
      // Without key events: the menu listens while the key press that opened it is still being dispatched (Mantine 9.7).
      clickOutsideEvents={['mousedown', 'touchstart']}
      position="bottom-start"
      shadow="md"
      width={280}
      returnFocus
    >
      <Menu.Target>
        <div style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>
        {engine !== undefined && (
          <EngineScope value={engine}>
            {selection ? <MarkItems {...props} selection={selection} /> : <EngineItems />}
          </EngineScope>
        )}
        {!selection && <BackgroundItems {...props} />}
      </Menu.Dropdown>
    </Menu>
  );
}

/** R85: the actions of a mark, the same as in inspector and table. */
function MarkItems({ selection, onSelect }: Props & { selection: Selection }) {
  const index = useTopologyStore((state) => state.index);
  if (!index) return null;
  const name = nameOf(index, selection);
  if (name === null) return <Menu.Label>This no longer exists</Menu.Label>;
  return (
    <>
      <Menu.Label>{short(name)}</Menu.Label>
      <PlaceLabel />
      <Menu.Item onClick={() => onSelect(formatSelection(selection))}>Select</Menu.Item>
      <ActionItems selection={selection} />
    </>
  );
}

const short = (text: string) => toLabel(text, 200, 14);

/** Returns the name for the title of the menu; `null` for a mark that no longer exists. */
function nameOf(index: TopologyIndex, selection: Entity): string | null {
  if (!('id' in selection)) return selection.kind;
  if (selection.kind === 'container') return index.containers.get(selection.id)?.name ?? null;
  if (selection.kind === 'network') return index.networks.get(selection.id)?.name ?? null;
  const attachment = index.attachments.get(selection.id);
  const container = attachment && index.containers.get(attachment.containerId);
  return container ? `${container.name} on ${attachment.networkName}` : null;
}

const layoutNames: Record<LayoutName, string> = { depth: 'Depth', islands: 'Islands' };

/** R300: names the engine that the menu is about, where several are shown. */
function PlaceLabel() {
  const place = usePlace();
  const isSeveral = useIsSeveral();
  return isSeveral && place !== null ? <Menu.Label>on {short(place)}</Menu.Label> : null;
}

/** What can be done with an engine. */
function EngineItems() {
  const canChange = useChangesRefusal() === null;
  const engine = useEngine();
  return (
    <>
      <PlaceLabel />
      <Menu.Item disabled={!canChange} onClick={() => requestIntent(engine, { kind: 'create-network' })}>
        New network…
      </Menu.Item>
      <Menu.Item
        disabled={!canChange}
        onClick={() => requestIntent(engine, { kind: 'run-container', networkIds: [] })}
      >
        Run container…
      </Menu.Item>
      <Menu.Item disabled={!canChange} onClick={() => requestIntent(engine, { kind: 'prune-networks' })}>
        Prune networks…
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}

/** What can be done with the map. */
function BackgroundItems({ onTidy, onFit, choice, layout, onLayout, moved, onForget }: Props) {
  return (
    <>
      <Menu.Item onClick={onTidy}>Tidy</Menu.Item>
      <Menu.Item onClick={onFit}>Fit to window</Menu.Item>
      {moved > 0 && <Menu.Item onClick={onForget}>Reset dragged positions</Menu.Item>}
      <Menu.Divider />
      <Menu.Item disabled={choice === 'auto'} onClick={() => onLayout('auto')}>
        Layout: automatic{layout && ` (${layoutNames[layout]} now)`}
      </Menu.Item>
      {(['depth', 'islands'] as const).map((each) => (
        <Menu.Item key={each} disabled={choice === each} onClick={() => onLayout(each)}>
          Layout: {layoutNames[each]}
        </Menu.Item>
      ))}
    </>
  );
}
