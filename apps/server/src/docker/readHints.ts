import type { Readable } from 'node:stream';
import type { EngineHint } from './EngineClient.ts';
import { EngineError } from './EngineError.ts';
import { isFullId } from './isFullId.ts';

/** Sent to the engine, so that health checks and images do not fill its ring of 256 events. */
export const EVENT_FILTERS = JSON.stringify({ type: ['network', 'container'] });

/** A label may hold 2 MB; what is longer is skipped, and anything may have changed. */
const MAX_LINE_LENGTH = 16 * 1024 * 1024;

/** R20: hints from the engine's event stream. Ends when the stream ends, throws an `EngineError` when it breaks. */
export async function* readHints(stream: Readable): AsyncGenerator<EngineHint> {
  // Splits UTF-8 correctly wherever the chunks are cut.
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
    throw new EngineError('engine-unreachable', 'The event stream of the engine broke off.', null, {
      cause: error,
    });
  } finally {
    stream.destroy();
  }
}

/** What a line of the stream tells to read again; `null` for noise. */
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
  // The attachment belongs to the container's reading. Docker names it in an attribute; Podman's actor is the
  // container, and its attribute the network's name (5.4.2).
  const { container } = (attributes ?? {}) as { container?: unknown };
  return hintFor('container', container ?? id);
}

function hintFor(kind: 'network' | 'container', id: unknown): EngineHint {
  return typeof id === 'string' && isFullId(id) ? { kind, id } : { kind: 'all' };
}

/** Changes nothing that is shown. A health check makes three `exec_…` events, with the command in the action. */
function isNoise(action: string): boolean {
  return (
    /^exec(_|$)/.test(action) ||
    /^(top|resize|attach|detach|copy|archive-path|extract-to-dir|export|commit|sync)$/.test(action)
  );
}
