import { requestIntent } from '../../store/intentStore.ts';
import type { Intent } from '../../store/intentStore.ts';
import { changesRefusalOf } from '../../store/engine/refusals.ts';
import { topologyStoreOf } from '../../store/topologyStore.ts';
import { parseMark } from '../../store/selection.ts';
import type { LiveGraph } from '../LiveGraph.ts';
import { isTileMark } from '../parts/isTileMark.ts';
import { nextMark } from './toMarks.ts';
import type { Direction, Mark } from './toMarks.ts';
import type { OpenMenu } from './MapMenu.tsx';

interface KeyContext {
  selected: ReadonlySet<string>;
  modified: boolean;
  actions: {
    graph: LiveGraph;
    select(id: string | null, additive: boolean): void;
    openMenu(at: OpenMenu): void;
  };
}

const arrows = new Map<string, Direction>([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
]);

/** How many marks the arrow keys can reach from one place, those in view first. */
const MAX_REACHED = 2000;

/** R75: handles a key press on the map. Returns true if the key has a meaning there. */
export function handleMapKey(key: string, { selected, modified, actions }: KeyContext): boolean {
  if (modified) return false;
  const { graph } = actions;
  const ids = [...selected];
  // A tile cannot be selected, so the graph keeps which one the arrow keys have reached.
  const current = graph.finder.markOf(graph.cursor ?? ids.at(-1) ?? '');
  const direction = arrows.get(key);
  if (direction) {
    const marks = graph.finder.marks(MAX_REACHED);
    const next = current ? nextMark(marks, current, direction) : firstMark(marks);
    if (next && isTileMark(next.id)) graph.setCursor(next.id);
    else if (next) {
      graph.setCursor(null);
      actions.select(next.id, false);
    }
    return true;
  }
  switch (key) {
    case 'Enter':
    case 'ContextMenu':
      if (!current) return false;
      if (isTileMark(current.id)) graph.revealer.openBlock(current.id);
      else actions.openMenu({ id: current.id, ...graph.coordinates.toClient(current.x, current.y) });
      return true;
    case 'Escape':
      if (ids.length === 0 && graph.cursor === null) return false;
      graph.setCursor(null);
      if (ids.length > 0) actions.select(null, false);
      return true;
    case '+':
    case '=':
      graph.viewport.zoomBy(1.3);
      return true;
    case '-':
      graph.viewport.zoomBy(1 / 1.3);
      return true;
    case 'f':
    case '0':
      graph.viewport.fit();
      return true;
    case 'c':
    case 'Delete':
    case 'Backspace': {
      const marks = ids.map(parseMark);
      const { engine = null } = marks.at(-1) ?? {};
      // A change concerns one engine only.
      const isOneEngine = marks.every((each) => each.engine === engine);
      const own = isOneEngine ? marks.map((each) => each.mark) : [];
      const intent = key === 'c' ? connectIntent(own) : removalIntent(engine, own);
      if (!intent || changesRefusalOf(engine) !== null) return false;
      requestIntent(engine, intent);
      return true;
    }
    default:
      return false;
  }
}

/**
 * Returns the mark nearest to the upper left corner. Vertical distance counts five times as much as horizontal
 * distance.
 */
const firstMark = (marks: readonly Mark[]): Mark | undefined =>
  marks.toSorted((a, b) => a.x * 0.2 + a.y - (b.x * 0.2 + b.y))[0];

function connectIntent(ids: readonly string[]): Intent | null {
  const idsOf = (mark: string) => ids.filter((id) => id.startsWith(mark)).map((id) => id.slice(2));
  const containerIds = idsOf('c:');
  const networkIds = idsOf('n:');
  if (containerIds.length + networkIds.length === 0) return null;
  return { kind: 'connect', containerIds, networkIds };
}

/** Only for what is removed as a whole: nothing of what is selected is left out. */
function removalIntent(engine: string | null, ids: readonly string[]): Intent | null {
  if (ids.length > 0 && ids.every((id) => id.startsWith('n:')))
    return { kind: 'remove-networks', networkIds: ids.map((id) => id.slice(2)) };
  const [id] = ids;
  if (ids.length !== 1 || !id?.startsWith('a:')) return null;
  const attachment = topologyStoreOf(engine).getState().index?.attachments.get(id.slice(2));
  if (!attachment) return null;
  const { containerId, networkId } = attachment;
  return { kind: 'disconnect', containerId, networkId };
}
