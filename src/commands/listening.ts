import { HealthError } from '../domain/healthError.ts';

/** Starts a server of this machine; a port that somebody else has is an error that names it. */
export async function listening<Server>(port: number, start: () => Promise<Server>): Promise<Server> {
  try {
    return await start();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new HealthError('PortTaken', [port], { cause: error });
    throw error;
  }
}
