import type { Readable } from 'node:stream';
import type { EngineHint } from './EngineClient.ts';
import { EngineError } from './EngineError.ts';
import { isFullId } from './isFullId.ts';

/**
 * The engine applies these filters, so that events of images and other objects do not fill its buffer of 256 events.
 */
export const EVENT_FILTERS = JSON.stringify({ type: ['network', 'container'] });

/** In characters. A label can have 2 MB. A longer line is skipped and becomes the hint `all`. */
const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/**
 * R20: yields the hints of the engine's event stream. Ends when the stream ends; throws an `EngineError` when it is
 * interrupted.
 */
export async function* readHints(stream: Readable): AsyncGenerator<EngineHint> {
  // A chunk can end within a UTF-8 character.
  const decoder = new TextDecoder();
  let rest = '';
  let skipping = false;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
      const lines = [rest + first, ...more];
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const hint = skipping ? ({ kind: 'all' } as const) : toHint(line);
        skipping = false;
        if (hint) yield hint;
      }
      if (rest.length > MAX_LINE_LENGTH) {
        rest = '';
        skipping = true;
      }
    }
    const last = toHint(rest);
    if (last) yield last;
  } catch (error) {
    throw new EngineError('engine-unreachable', 'The engine’s event stream was interrupted.', null, {
      cause: error,
    });
  } finally {
    stream.destroy();
  }
}

/** Returns which entity an event line says to read again; `null` if the event changes nothing that Portolan shows. */
export function toHint(line: string): EngineHint | null {
  if (line.trim() === '') return null;
  let event: unknown;
  try {
    event = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof event !== 'object' || event === null) return null;
  const { Type, Action, Actor } = event as { Type?: unknown; Action?: unknown; Actor?: unknown };
  if (typeof Type !== 'string' || typeof Action !== 'string') return { kind: 'all' };
  const { ID, Attributes } = (Actor ?? {}) as { ID?: unknown; Attributes?: unknown };
  if (Type === 'network') return toNetworkHint(Action, ID, Attributes);
  if (Type === 'container') return isNoise(Action) ? null : hintFor('container', ID);
  return { kind: 'all' };
}

function toNetworkHint(action: string, id: unknown, attributes: unknown): EngineHint {
  if (action !== 'connect' && action !== 'disconnect') return hintFor('network', id);
  // Attachments are read with their container. Docker gives its id in the attribute `container`. In Podman's events the
  // actor is the container, and an attribute gives the network's name (5.4.2).
  const { container } = (attributes ?? {}) as { container?: unknown };
  return hintFor('container', container ?? id);
}

function hintFor(kind: 'network' | 'container', id: unknown): EngineHint {
  return typeof id === 'string' && isFullId(id) ? { kind, id } : { kind: 'all' };
}

/**
 * True for actions that change nothing that Portolan shows. Each health check causes three `exec_…` events, with the
 * command in the action.
 */
function isNoise(action: string): boolean {
  return (
    /^exec(_|$)/.test(action) ||
    /^(top|resize|attach|detach|copy|archive-path|extract-to-dir|export|commit|sync)$/.test(action)
  );
}
