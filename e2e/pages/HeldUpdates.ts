import type { Page, WebSocketRoute } from '@playwright/test';

/**
 * Holds back what the server pushes to a page, so that the page acts on what it knew before: how a refusal by the
 * engine is met that the page would otherwise foresee.
 */
export class HeldUpdates {
  #isHolding = false;
  readonly #waiting: (() => void)[] = [];

  /** To be called before the page is opened. */
  static async on(page: Page): Promise<HeldUpdates> {
    const held = new HeldUpdates();
    await page.routeWebSocket(/\/socket\.io\//, (socket) => held.#pass(socket));
    return held;
  }

  hold(): void {
    this.#isHolding = true;
  }

  release(): void {
    this.#isHolding = false;
    for (const send of this.#waiting.splice(0)) send();
  }

  #pass(socket: WebSocketRoute): void {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      // "4…" is a message; pings must pass, or the connection is given up.
      if (this.#isHolding && String(message).startsWith('4')) this.#waiting.push(() => socket.send(message));
      else socket.send(message);
    });
  }
}
