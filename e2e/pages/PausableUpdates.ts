import type { Page, WebSocketRoute } from '@playwright/test';

/**
 * Can pause what the server pushes to a page, so that the page goes on with an older topology. With it a test meets
 * refusals of the engine that the page would otherwise predict.
 */
export class PausableUpdates {
  #isPaused = false;
  readonly #waiting: (() => void)[] = [];

  /** Must be called before the page is opened: a socket that is open already is not routed. */
  static async attachTo(page: Page): Promise<PausableUpdates> {
    const updates = new PausableUpdates();
    await page.routeWebSocket(/\/socket\.io\//, (socket) => updates.#forward(socket));
    return updates;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    for (const send of this.#waiting.splice(0)) send();
  }

  #forward(socket: WebSocketRoute): void {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      // An Engine.IO packet that begins with "4" is a message. Pings must pass, or the page gives up the connection.
      if (this.#isPaused && String(message).startsWith('4')) this.#waiting.push(() => socket.send(message));
      else socket.send(message);
    });
  }
}
