import { get } from 'node:http';
import { epochNow } from '../report/statistics.ts';
import { sendOk } from './send.ts';
import type { Answer } from './send.ts';

interface EngineEvent {
  Type: string;
  Action: string;
  Actor: { ID: string; Attributes: Record<string, string> };
}

/** An event as a plain client of the engine received it. */
export interface RawEvent {
  /** When it was received, by {@link epochNow}. */
  at: number;
  event: EngineEvent;
}

/** A plain client of the Docker Engine API: makes changes, and follows the events. */
export class EngineApi {
  readonly #url: string;
  readonly #listeners = new Set<(event: RawEvent) => void>();

  constructor(url: string) {
    this.#url = url;
  }

  connect(containerId: string, networkId: string): Promise<Answer> {
    return sendOk(`${this.#url}/networks/${networkId}/connect`, {
      method: 'POST',
      body: { Container: containerId },
    });
  }

  disconnect(containerId: string, networkId: string): Promise<Answer> {
    return sendOk(`${this.#url}/networks/${networkId}/disconnect`, {
      method: 'POST',
      body: { Container: containerId, Force: false },
    });
  }

  /** Creates and starts a container of a Compose project on one network. Returns its id. */
  async run(name: string, project: string, network: string): Promise<string> {
    const created = await sendOk(`${this.#url}/containers/create?name=${name}`, {
      method: 'POST',
      body: {
        Image: 'nginx:1.27-alpine',
        Labels: { 'com.docker.compose.project': project, 'com.docker.compose.service': name },
        HostConfig: { NetworkMode: network },
      },
    });
    const { Id } = JSON.parse(created.text) as { Id: string };
    await sendOk(`${this.#url}/containers/${Id}/start`, { method: 'POST' });
    return Id;
  }

  remove(containerId: string): Promise<Answer> {
    return sendOk(`${this.#url}/containers/${containerId}?force=1`, { method: 'DELETE' });
  }

  /** Subscribes to the events. Resolves once the engine has accepted. */
  followEvents(): Promise<void> {
    return new Promise((resolve, reject) => {
      get(`${this.#url}/events`, (response) => {
        let rest = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          const at = epochNow();
          const lines = (rest + chunk).split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) {
            const event = JSON.parse(line) as EngineEvent;
            for (const listener of this.#listeners) listener({ at, event });
          }
        });
        response.on('error', () => undefined);
        resolve();
      }).on('error', reject);
    });
  }

  /** Resolves with the next network event of this container: its connect or disconnect. */
  nextAttachmentEvent(containerId: string): Promise<RawEvent> {
    return new Promise((resolve) => {
      const listener = (raw: RawEvent) => {
        if (raw.event.Type !== 'network' || raw.event.Actor.Attributes['container'] !== containerId) return;
        this.#listeners.delete(listener);
        resolve(raw);
      };
      this.#listeners.add(listener);
    });
  }
}
