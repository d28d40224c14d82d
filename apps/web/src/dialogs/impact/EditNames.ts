import { listNames, placeholderId } from '@portolan/topology';
import type { Edit, Port, TopologyIndex } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';

/** The containers that a sentence about pairs is about: its subjects, and the other end of each pair. */
export interface PairGroup {
  subjects: string[];
  others: string[];
}

/** Gives names for the sentences about edits, and knows which containers the edits change. */
export class EditNames {
  readonly #index: TopologyIndex;
  readonly #new = new Map<string, string>();
  readonly #edited = new Set<string>();
  readonly #startingOrStopping = new Set<string>();

  constructor(index: TopologyIndex, edits: readonly Edit[]) {
    this.#index = index;
    for (const edit of edits) {
      if ('containerId' in edit) this.#edited.add(edit.containerId);
      if (edit.kind === 'start' || edit.kind === 'stop' || edit.kind === 'remove-container') {
        this.#startingOrStopping.add(edit.containerId);
      }
      if (edit.kind !== 'run-container') continue;
      const id = placeholderId(edit.name);
      this.#new.set(id, edit.name);
      this.#edited.add(id);
    }
    for (const id of [...this.#edited]) for (const each of index.sharersOf(id)) this.#edited.add(each.id);
  }

  /**
   * True if an edit starts, stops or removes the container. No sentence reports that such a container begins or ceases
   * to resolve names: that follows from the edit.
   */
  startsOrStops(id: string): boolean {
    return this.#startingOrStopping.has(id);
  }

  container(id: string): string {
    return toVisible(this.#index.containers.get(id)?.name ?? this.#new.get(id) ?? id.slice(0, 12), 60);
  }

  containers(ids: readonly string[], limit = 6): string {
    return listNames(ids.map((id) => this.container(id)).sort(), limit);
  }

  /** True if one of the containers is on the network before the edits. */
  isAnyOn(ids: readonly string[], networkId: string): boolean {
    return this.#index.attachmentsOfNetwork(networkId).some(({ containerId }) => ids.includes(containerId));
  }

  network(id: string | null): string {
    return id === null ? 'no network' : toVisible(this.#index.networks.get(id)?.name ?? id, 60);
  }

  /** Groups pairs by their edited container. More than three such containers become one group. */
  groups(pairs: readonly [string, string][]): PairGroup[] {
    const bySubject = new Map<string, string[]>();
    for (const [a, b] of pairs) {
      const [subject, other] = this.#edited.has(b) && !this.#edited.has(a) ? [b, a] : [a, b];
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), other]);
    }
    if (bySubject.size <= 3) {
      return [...bySubject].map(([subject, others]) => ({ subjects: [subject], others }));
    }
    const subjects = [...bySubject.keys()];
    const others = new Set([...bySubject.values()].flat().filter((id) => !bySubject.has(id)));
    return [{ subjects, others: [...others] }];
  }
}

/** Returns host ports as in `8080, 127.0.0.1:5432 and 53/udp`, in the given order, at most four by name. */
export function portsText(ports: readonly Port[]): string {
  return listNames(ports.map(portText), 4);
}

function portText({ ip, privatePort, publicPort, type }: Port): string {
  const address =
    ip === null || ip === '0.0.0.0' || ip === '::' ? '' : `${ip.includes(':') ? `[${ip}]` : ip}:`;
  const port = publicPort === null ? `for ${privatePort}` : publicPort;
  return `${address}${port}${type === 'tcp' ? '' : `/${type}`}`;
}
