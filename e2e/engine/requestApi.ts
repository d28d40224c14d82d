import type { RunningPortolan } from './startPortolan.ts';

interface ApiResponse {
  status: number;
  /** The id of the change in the activity list. */
  activity: string | null;
  json: unknown;
}

/** Sends one request to Portolan's HTTP API, with the token. */
export async function requestApi(
  { origin, token }: RunningPortolan,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<ApiResponse> {
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
