import { accessSync, constants, statSync } from 'node:fs';
import * as path from 'node:path';

/** Where to look for the server program. */
export interface Places {
  /** The setting plxLsp.server.path; empty when it is not set. */
  configured: string;
  /** The folder that the extension is installed in. */
  extension: string;
  /** The value of the environment variable PATH. */
  searchPath: string;
  home: string;
  platform: NodeJS.Platform;
  /** Reports whether a program that can be run lies at a path. */
  isProgram(file: string): boolean;
}

/** The program to run, or what to tell the user when there is none. */
export type Lookup = { program: string; problem?: undefined } | { program?: undefined; problem: string };

/**
 * Finds the server program: the one that the user set, else the one inside the extension, else the one on PATH.
 * A setting that names no program is a problem of its own: running another program instead would hide the mistake.
 */
export function findServer(places: Places): Lookup {
  const configured = places.configured.trim();
  if (configured !== '') {
    const file = configured.startsWith('~/') ? path.join(places.home, configured.slice(2)) : configured;
    if (!path.isAbsolute(file)) {
      return { problem: `The setting plxLsp.server.path is "${configured}", which is not an absolute path.` };
    }
    if (!places.isProgram(file)) {
      return { problem: `The setting plxLsp.server.path names "${file}", and there is no program there that can be run.` };
    }
    return { program: file };
  }
  const name = places.platform === 'win32' ? 'plx-lsp.exe' : 'plx-lsp';
  const separator = places.platform === 'win32' ? ';' : ':';
  const folders = places.searchPath.split(separator).filter((folder) => path.isAbsolute(folder));
  for (const folder of [path.join(places.extension, 'bin'), ...folders]) {
    const file = path.join(folder, name);
    if (places.isProgram(file)) {
      return { program: file };
    }
  }
  return {
    problem: `The program ${name} is neither inside the extension nor on PATH. Install it, or name it in the setting plxLsp.server.path.`,
  };
}

/** Reports whether file is a regular file that this process may run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
