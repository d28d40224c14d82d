import { type Locator, type Page, expect } from '@playwright/test';
import type { RunningPortolan } from '../engine/startPortolan.ts';
import { ActivityList } from './ActivityList.ts';
import { AddEngineDialog } from './dialogs/AddEngineDialog.ts';
import { ConnectDialog } from './dialogs/ConnectDialog.ts';
import { CreateNetworkDialog } from './dialogs/CreateNetworkDialog.ts';
import { Dialog } from './dialogs/Dialog.ts';
import { InspectDialog } from './dialogs/InspectDialog.ts';
import { EngineSwitch } from './EngineSwitch.ts';
import { InspectorPanel } from './InspectorPanel.ts';
import { LensBar } from './LensBar.ts';
import { MapPage } from './MapPage.ts';
import { MatrixPage } from './MatrixPage.ts';
import { PairPanel } from './PairPanel.ts';
import { PruneDialog } from './dialogs/PruneDialog.ts';
import { RunDialog } from './dialogs/RunDialog.ts';
import { TablePage } from './TablePage.ts';

/** The whole page: its views, panels and dialogs. */
export class PortolanPage {
  readonly page: Page;
  readonly map: MapPage;
  readonly table: TablePage;
  readonly matrix: MatrixPage;
  readonly inspector: InspectorPanel;
  readonly pair: PairPanel;
  readonly lens: LensBar;
  readonly inspectDialog: InspectDialog;
  readonly connectDialog: ConnectDialog;
  readonly createDialog: CreateNetworkDialog;
  readonly disconnectDialog: Dialog;
  readonly removeDialog: Dialog;
  readonly runDialog: RunDialog;
  readonly pruneDialog: PruneDialog;
  readonly addEngineDialog: AddEngineDialog;
  readonly engines: EngineSwitch;
  readonly activity: ActivityList;
  readonly engineState: Locator;

  constructor(page: Page) {
    this.page = page;
    this.map = new MapPage(page);
    this.table = new TablePage(page);
    this.matrix = new MatrixPage(page);
    this.inspector = new InspectorPanel(page);
    this.pair = new PairPanel(page);
    this.lens = new LensBar(page);
    this.inspectDialog = new InspectDialog(page);
    this.connectDialog = new ConnectDialog(page);
    this.createDialog = new CreateNetworkDialog(page);
    this.disconnectDialog = new Dialog(page, 'Disconnect');
    this.removeDialog = new Dialog(page, 'Remove network');
    this.runDialog = new RunDialog(page);
    this.pruneDialog = new PruneDialog(page);
    this.addEngineDialog = new AddEngineDialog(page);
    this.engines = new EngineSwitch(page);
    this.activity = new ActivityList(page);
    this.engineState = page.getByTestId('engine-state').getByRole('status');
  }

  /** Opens the sign-in link with the view state in `query`, such as `view=table&q=web`, and waits until the engine is live. */
  async open({ origin, token }: RunningPortolan, query = ''): Promise<void> {
    await this.page.goto(`${origin}/?${query}#token=${token}`);
    await expect(this.engineState).toHaveText('live');
  }

  /** The dialog of a container action, by its title: `Stop`, `Rename`, `Remove container`. */
  actionDialog(title: string): Dialog {
    return new Dialog(this.page, title);
  }

  /** A parameter of the URL, which holds the view state. */
  query(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name);
  }

  async show(view: 'Map' | 'Table' | 'Matrix'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View' }).getByText(view, { exact: true }).click();
  }

  /** The text of the status bar: what was done last. */
  get notice(): Locator {
    return this.page.getByRole('contentinfo').getByRole('status');
  }

  /** Searches in the palette and chooses the first entry with this name, by keyboard alone. */
  async choose(search: string, entry: string | RegExp): Promise<void> {
    await this.page.keyboard.press('Control+k');
    const box = this.page.getByRole('textbox', { name: 'Search' });
    await box.fill(search);
    await expect(this.page.getByRole('button', { name: entry }).first()).toBeVisible();
    await box.press('Enter');
    await expect(box).toBeHidden();
  }
}
