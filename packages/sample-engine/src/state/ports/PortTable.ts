import { systemError } from '../../EngineError.ts';

const ephemeral = { first: 32768, last: 60999 };

/** The host ports in use, by protocol and bind address. */
export class PortTable {
  /** By protocol and port, such as `tcp 8080`: the bind addresses in use. */
  readonly #bound = new Map<string, Set<string>>();
  #next = ephemeral.first;

  /** Binds a port on all of the addresses or on none. Port 0 asks for an ephemeral port. Returns the port. */
  bind(protocol: string, hostIps: readonly string[], port: number): number {
    const chosen = port === 0 ? this.#freePort(protocol, hostIps) : port;
    for (const hostIp of hostIps) {
      if (this.#isTaken(protocol, hostIp, chosen)) {
        const shown = hostIp.includes(':') ? `[${hostIp}]` : hostIp;
        throw systemError(`Bind for ${shown}:${chosen} failed: port is already allocated`);
      }
    }
    const key = `${protocol} ${chosen}`;
    const bound = this.#bound.get(key) ?? new Set<string>();
    for (const hostIp of hostIps) bound.add(hostIp);
    this.#bound.set(key, bound);
    return chosen;
  }

  release(protocol: string, hostIp: string, port: number): void {
    this.#bound.get(`${protocol} ${port}`)?.delete(hostIp);
  }

  #isTaken(protocol: string, hostIp: string, port: number): boolean {
    const any = hostIp.includes(':') ? '::' : '0.0.0.0';
    for (const bound of this.#bound.get(`${protocol} ${port}`) ?? []) {
      if (bound === hostIp || bound === any) return true;
      if (hostIp === any && bound.includes(':') === hostIp.includes(':')) return true;
    }
    return false;
  }

  #freePort(protocol: string, hostIps: readonly string[]): number {
    for (let tries = ephemeral.first; tries <= ephemeral.last; tries++) {
      const port = this.#next;
      this.#next = port === ephemeral.last ? ephemeral.first : port + 1;
      if (!hostIps.some((hostIp) => this.#isTaken(protocol, hostIp, port))) return port;
    }
    throw systemError('all ports are allocated');
  }
}
