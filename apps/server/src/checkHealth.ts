import { get } from 'node:http';

/** Whether the server at this address says that it is healthy. */
export function checkHealth(host: string, port: number): Promise<boolean> {
  const address = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return new Promise((resolve) => {
    const request = get(
      // The loopback name is allowed whatever address is listened on (R40).
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
