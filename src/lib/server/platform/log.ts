import { destination, pino, type Logger } from 'pino';

/**
 * The structured log: one JSON object a line on the error output, so that the plain sentences said
 * to the person who starts the site stay readable on the standard one.
 */
export function openLog(level: string): Logger {
	return pino(
		{
			level,
			base: null,
			timestamp: () => `,"at":"${new Date().toISOString()}"`,
			messageKey: 'message'
		},
		destination({ dest: 2, sync: false })
	);
}

export type Log = Logger;
