import type { Context, Reader } from '#lib/server/platform/context.ts';
import type { Settings } from '#lib/server/platform/settings.ts';

declare global {
	namespace App {
		interface Error {
			/** What a person can quote when she writes to us: it is in the logs too. */
			requestId?: string;
			/** Name of the refusal, when a rule of the domain said no. */
			refusal?: string;
		}
		interface Locals {
			requestId: string;
			settings: Settings;
			/** For loads: can read, cannot write. */
			reader: Reader;
			/** For actions: the world that a command receives. */
			context: Context;
			/** Writes in the log what no rule of ours foresaw. */
			logBug: (error: unknown) => void;
		}
	}
}

export {};
