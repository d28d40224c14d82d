import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Answer {
  status: number;
  /** From sending the request to the last byte of the answer. */
  ms: number;
  /** The body’s length as it was received: compressed if the request allowed that. */
  bytes: number;
  /** The body as text. Empty if it was compressed. */
  text: string;
}

interface Sent {
  method?: 'GET' | 'POST' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends one HTTP request over a connection that is kept open, and measures the answer. */
export async function send(url: string, sent: Sent = {}): Promise<Answer> {
  try {
    return await sendOnce(url, sent);
  } catch (error) {
    // The server may close a connection that was idle at the very moment at which a request is sent on it.
    if (!(error instanceof ClosedWhileIdle)) throw error;
    return sendOnce(url, sent);
  }
}

class ClosedWhileIdle extends Error {}

function sendOnce(url: string, { method = 'GET', body, headers = {} }: Sent): Promise<Answer> {
  const content = body === undefined ? undefined : JSON.stringify(body);
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      agent,
      headers: {
        ...headers,
        ...(content !== undefined && {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(content),
        }),
      },
    });
    sent.on('error', (error: NodeJS.ErrnoException) =>
      reject(sent.reusedSocket && error.code === 'ECONNRESET' ? new ClosedWhileIdle() : error),
    );
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const ms = performance.now() - start;
        const whole = Buffer.concat(chunks);
        const isCompressed = response.headers['content-encoding'] !== undefined;
        const text = isCompressed ? '' : whole.toString();
        resolve({ status: response.statusCode ?? 0, ms, bytes: whole.length, text });
      });
    });
    sent.end(content);
  });
}

/** Like {@link send}. @throws Error if the status is not in the 200s */
export async function sendOk(url: string, sent: Sent = {}): Promise<Answer> {
  const answer = await send(url, sent);
  if (answer.status < 200 || answer.status > 299) {
    throw new Error(`${sent.method ?? 'GET'} ${url}: ${answer.status} ${answer.text}`);
  }
  return answer;
}
