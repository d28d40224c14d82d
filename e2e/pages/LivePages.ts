import { type BrowserContext, expect } from '@playwright/test';
import type { DockerCli } from '../engine/DockerCli.ts';
import type { ContainerJson, NetworkJson } from '../engine/dockerJson.ts';
import type { RunningPortolan } from '../engine/startPortolan.ts';
import { markId } from './MapPage.ts';
import { PortolanPage } from './PortolanPage.ts';

/** Within these times (ms) a change shows. Where the engine emits no event, the list that is repeated every 5 s finds it (R32). */
const LIST_TIMEOUT = 8_000;
const EVENT_TIMEOUT = 4_000;

/**
 * Two pages, one with the map and one with the table, that stay open and are never reloaded. What they show of a
 * container or network is compared with the present output of `docker inspect`.
 */
export class LivePages {
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
    return new LivePages(onMap, onTable, docker);
  }

  /** Expects name, state, networks and addresses of the container on both pages as in `docker inspect`, or no trace of a removed one. */
  async expectContainer(id: string, within: 'event' | 'list' = 'event'): Promise<void> {
    await expect(async () => {
      const json = (await this.docker.inspect('container', id)) as ContainerJson | undefined;
      const rows = await this.onTable.table.read('Containers');
      const mark = this.onMap.map.mark(markId.container(id));
      if (!json) {
        expect([...rows.keys()].filter((name) => name.startsWith(this.docker.prefix))).toEqual(
          await this.#containerNames(),
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
      const taps = (await this.onMap.map.markIds()).filter((each) => each.startsWith(`a:${id}:`));
      expect(taps).toHaveLength(memberships.length);
      for (const [network, { IPAddress }] of memberships) {
        const label = `attachment of ${name} to ${network}${IPAddress && `, ${IPAddress}`}`;
        expect(await this.onMap.map.markLabels()).toContain(label);
      }
    }).toPass({ timeout: within === 'event' ? EVENT_TIMEOUT : LIST_TIMEOUT, intervals: [100] });
  }

  /** Expects name, driver and subnet of the network on the map as in `docker inspect`, or no trace of a removed one. */
  async expectNetwork(id: string): Promise<void> {
    await expect(async () => {
      const json = (await this.docker.inspect('network', id)) as NetworkJson | undefined;
      const mark = this.onMap.map.mark(markId.network(id));
      if (!json) expect(await mark.count()).toBe(0);
      else {
        const subnet = json.IPAM.Config?.[0]?.Subnet;
        expect(await mark.textContent()).toBe(`network ${json.Name}, ${json.Driver} · ${subnet}`);
      }
    }).toPass({ timeout: EVENT_TIMEOUT, intervals: [100] });
  }

  async #containerNames(): Promise<string[]> {
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
