import { get } from 'node:http';

/** Resolves with true if the server at this address reports that it is healthy. */
export function checkHealth(host: string, port: number): Promise<boolean> {
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return new Promise((resolve) => {
    const request = get(
      // The Host header `127.0.0.1` is always allowed, whatever address the server listens on (R40).
      { host: address, port, path: '/healthz', headers: { Host: '127.0.0.1' }, timeout: 4_000 },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
    request.on('close', () => resolve(false));
  });
}
