import { request } from 'node:http';

/** Sends `POST /networks/create` to the engine itself, which accepts names that the docker CLI refuses. Returns the id. */
export async function createNetworkOnEngine(dockerHost: string, body: object): Promise<string> {
  const { protocol, pathname, hostname, port } = new URL(dockerHost.replace(/^tcp:/, 'http:'));
  const to = protocol === 'unix:' ? { socketPath: pathname } : { hostname, port };
  const json = JSON.stringify(body);
  const headers = {
    Host: 'docker',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(json),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ ...to, method: 'POST', path: '/networks/create', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        if (response.statusCode === 201) resolve((JSON.parse(text) as { Id: string }).Id);
        else reject(new Error(`The engine answered ${response.statusCode}: ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(json);
  });
}
