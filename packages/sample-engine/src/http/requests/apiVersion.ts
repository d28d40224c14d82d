import type { NextFunction, Request, Response } from 'express';
import { badRequest } from '../../EngineError.ts';

/** The minor number of the newest API version of engine 28.5. */
export const maximumMinor = 51;
const minimumMinor = 24;

/** Removes a prefix such as `/v1.45` from the path and stores its version. Refuses versions outside 1.24–1.51. */
export function readApiVersion(request: Request, response: Response, next: NextFunction): void {
  const match = /^\/v(\d+)\.(\d+)(?=\/|$)/.exec(request.url);
  if (!match) {
    setMinor(response, maximumMinor);
    next();
    return;
  }
  const [prefix, major = '', minor = ''] = match;
  const version = `${major}.${minor}`;
  const number = Number(major) * 1000 + Number(minor);
  if (number > 1000 + maximumMinor) {
    throw badRequest(
      `client version ${version} is too new. Maximum supported API version is 1.${maximumMinor}`,
    );
  }
  if (number < 1000 + minimumMinor) {
    throw badRequest(
      `client version ${version} is too old. Minimum supported API version is 1.${minimumMinor}, please upgrade your client to a newer version`,
    );
  }
  request.url = request.url.slice(prefix.length) || '/';
  setMinor(response, Number(minor));
  next();
}

/** Returns the minor number of the API version of a request. */
export function apiMinor(response: Response): number {
  const { apiMinor: minor } = response.locals as { apiMinor?: number };
  return minor ?? maximumMinor;
}

function setMinor(response: Response, minor: number): void {
  (response.locals as { apiMinor?: number }).apiMinor = minor;
}
