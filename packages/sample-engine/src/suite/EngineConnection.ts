import { request, type IncomingMessage, type RequestOptions } from 'node:http';

/** An engine's answer. `body` is the parsed JSON, or undefined if there is none. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: IncomingMessage['headers'];
}

/** The fields of an event that the suite reads. */
export interface ReceivedEvent {
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Record<string, string> };
  readonly timeNano: number;
}

/** Calls an engine by plain HTTP. Its address is `http://…` or `unix://…`. */
export class EngineConnection {
  readonly #target: RequestOptions;

  constructor(dockerHost: string) {
    const url = new URL(dockerHost);
    this.#target =
      url.protocol === 'unix:' ? { socketPath: url.pathname } : { host: url.hostname, port: url.port };
  }

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await this.#send(method, path, body);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const isJson = response.headers['content-type']?.includes('json') && text !== '';
    return {
      status: response.statusCode ?? 0,
      body: isJson ? (JSON.parse(text) as unknown) : undefined,
      headers: response.headers,
    };
  }

  /** Opens an event stream. `received` grows until `stop` is called. */
  async listen(query = ''): Promise<{ received: ReceivedEvent[]; ended: Promise<void>; stop: () => void }> {
    const response = await this.#send('GET', `/events${query}`);
    const received: ReceivedEvent[] = [];
    let pending = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      const lines = (pending + chunk).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) received.push(JSON.parse(line) as ReceivedEvent);
    });
    const ended = new Promise<void>((resolve) => response.once('close', resolve));
    // Tests cut streams on purpose.
    response.on('error', () => undefined);
    return { received, ended, stop: () => response.destroy() };
  }

  #send(method: string, path: string, body?: unknown): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const headers = payload === undefined ? {} : { 'content-type': 'application/json' };
      const sent = request({ ...this.#target, method, path, headers, agent: false }, resolve);
      sent.on('error', reject);
      sent.end(payload);
    });
  }
}
