import type { RunningPortolan } from './startPortolan.ts';

interface Answer {
  status: number;
  /** Id of the change in the list of activities. */
  activity: string | null;
  json: unknown;
}

/** One request to Portolan's own API, with the token. */
export async function askByApi(
  { origin, token }: RunningPortolan,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`${origin}/api/v1/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    activity: response.headers.get('portolan-activity'),
    json: text === '' ? undefined : JSON.parse(text),
  };
}
