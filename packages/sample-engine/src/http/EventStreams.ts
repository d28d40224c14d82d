import { Router, type Request, type Response } from 'express';
import type { EngineEvent } from '../events/EventLog.ts';
import { matchesQuery, parseEventTime, type EventQuery } from './requests/EventQuery.ts';
import type { EngineState } from '../state/EngineState.ts';
import { parseFilters } from './requests/filters.ts';
import { queryText } from './requests/parameters.ts';

/** `GET /events`: newline-delimited JSON, first the stored events, then each new one. */
export class EventStreams {
  readonly #state: EngineState;
  readonly #open = new Set<Response>();

  constructor(state: EngineState) {
    this.#state = state;
  }

  routes(): Router {
    const router = Router();
    router.get('/events', (request, response) => {
      this.#serve(request, response);
    });
    return router;
  }

  /** Breaks every stream, as a lost connection does. */
  cut(): void {
    for (const response of this.#open) response.destroy();
    this.#open.clear();
  }

  #serve(request: Request, response: Response): void {
    const query: EventQuery = {
      since: parseEventTime(queryText(request, 'since')),
      until: parseEventTime(queryText(request, 'until')),
      filters: parseFilters(queryText(request, 'filters')),
    };
    const write = (event: EngineEvent) => {
      if (matchesQuery(event, query)) response.write(`${JSON.stringify(event)}\n`);
    };
    response.status(200).type('application/json');
    // Clients wait for the headers before they list: only then are they subscribed.
    response.flushHeaders();
    if (query.since !== null || query.until !== null) this.#state.events.replay().forEach(write);
    const msLeft = query.until === null ? null : Number(query.until / 1_000_000n) - Date.now();
    if (msLeft !== null && msLeft <= 0) {
      response.end();
      return;
    }
    const unsubscribe = this.#state.events.subscribe(write);
    const timer = msLeft === null ? undefined : setTimeout(() => response.end(), msLeft);
    this.#open.add(response);
    response.on('close', () => {
      clearTimeout(timer);
      unsubscribe();
      this.#open.delete(response);
    });
  }
}
