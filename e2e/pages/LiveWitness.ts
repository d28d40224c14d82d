import { type BrowserContext, expect } from '@playwright/test';
import type { DockerCli } from '../engine/DockerCli.ts';
import type { ContainerJson, NetworkJson } from '../engine/dockerJson.ts';
import type { RunningPortolan } from '../engine/startPortolan.ts';
import { markOf } from './MapPage.ts';
import { PortolanPage } from './PortolanPage.ts';

/** A change shows within this time: the periodic list, where there is no event, comes every 5 s (R32). */
const BY_LIST = 8_000;
const BY_EVENT = 4_000;

/**
 * Two pages that stay open, one on the map and one on the table, and are never reloaded: what they show of a
 * container or network is held against what `docker inspect` says now.
 */
export class LiveWitness {
  private constructor(
    readonly onMap: PortolanPage,
    readonly onTable: PortolanPage,
    private readonly docker: DockerCli,
  ) {}

  static async open(context: BrowserContext, portolan: RunningPortolan, docker: DockerCli) {
    const [onMap, onTable] = [
      new PortolanPage(await context.newPage()),
      new PortolanPage(await context.newPage()),
    ];
    await onMap.open(portolan, `q=${docker.prefix}`);
    await onTable.open(portolan, `q=${docker.prefix}&view=table&table=containers`);
    return new LiveWitness(onMap, onTable, docker);
  }

  /** Both pages show the container as inspect has it: name, state, networks with addresses; or not at all. */
  async expectContainer(id: string, within: 'event' | 'list' = 'event'): Promise<void> {
    await expect(async () => {
      const json = (await this.docker.inspect('container', id)) as ContainerJson | undefined;
      const rows = await this.onTable.table.read('Containers');
      const mark = this.onMap.map.mark(markOf.container(id));
      if (!json) {
        expect([...rows.keys()].filter((name) => name.startsWith(this.docker.prefix))).toEqual(
          await this.#names(),
        );
        expect(await mark.count()).toBe(0);
        return;
      }
      const name = json.Name.slice(1);
      const memberships = Object.entries(json.NetworkSettings.Networks ?? {});
      const texts = memberships.map(
        ([network, endpoint]) =>
          `${network} ${endpoint.IPAddress || endpoint.GlobalIPv6Address || (json.State.Running ? 'live' : 'configured')}`,
      );
      const row = rows.get(name);
      expect(row?.['State']).toBe(stateText(json));
      expect((row?.['Networks'] ?? '').split(' | ').sort()).toEqual(texts.length > 0 ? texts.sort() : ['']);
      expect(await mark.textContent()).toBe(`container ${name}, ${markText(json)}`);
      const taps = (await this.onMap.map.words()).filter((word) => word.startsWith(`a:${id}:`));
      expect(taps).toHaveLength(memberships.length);
      for (const [network, { IPAddress }] of memberships) {
        const label = `attachment of ${name} to ${network}${IPAddress && `, ${IPAddress}`}`;
        expect(await this.onMap.map.labels()).toContain(label);
      }
    }).toPass({ timeout: within === 'event' ? BY_EVENT : BY_LIST, intervals: [100] });
  }

  /** The map shows the network as inspect has it, with its subnet; or not at all. */
  async expectNetwork(id: string): Promise<void> {
    await expect(async () => {
      const json = (await this.docker.inspect('network', id)) as NetworkJson | undefined;
      const mark = this.onMap.map.mark(markOf.network(id));
      if (!json) expect(await mark.count()).toBe(0);
      else {
        const subnet = json.IPAM.Config?.[0]?.Subnet;
        expect(await mark.textContent()).toBe(`network ${json.Name}, ${json.Driver} · ${subnet}`);
      }
    }).toPass({ timeout: BY_EVENT, intervals: [100] });
  }

  async #names(): Promise<string[]> {
    const names = await this.docker.run(
      'ps',
      '--all',
      '--format',
      '{{.Names}}',
      '--filter',
      `name=${this.docker.prefix}`,
    );
    return names.split('\n').filter(Boolean).sort();
  }
}

function stateText({ State }: ContainerJson): string {
  return State.Status === 'exited' && State.ExitCode !== 0 ? `exited (${State.ExitCode})` : State.Status;
}

function markText({ State }: ContainerJson): string {
  if (State.Status !== 'exited') return State.Status;
  return State.ExitCode === 0 ? 'stopped' : `exit ${State.ExitCode}`;
}
