import type { Account } from '#lib/server/accounts/index.ts';
import type { Context, Reader } from '#lib/server/platform/context.ts';
import type { Subject } from '#lib/server/platform/revision.ts';
import type { Settings } from '#lib/server/platform/settings.ts';

declare global {
	namespace App {
		interface Error {
			/** What a person can quote when she writes to us: it is in the logs too. */
			requestId?: string;
			/** Name of the refusal, when a rule of the domain said no. */
			refusal?: string;
			/** Territories whose codes are near the one that was asked for, and names nothing. */
			near?: { kind: 'commune' | 'epci' | 'departement' | 'region'; code: string; name: string }[];
		}
		interface Locals {
			requestId: string;
			settings: Settings;
			/**
			 * Whoever comes with a session that holds, even before she agreed to the notice; until she does,
			 * the actor of the context stays a visitor.
			 */
			account: Account | null;
			/** For loads: can read, cannot write. */
			reader: Reader;
			/** For actions: the world that a command receives. */
			context: Context;
			/**
			 * Said by a page that is the same for everyone: it may be kept and given again until one of
			 * these subjects moves (`day`: until midnight, UTC). To be said before reading anything.
			 */
			keepPage: (...subjects: (Subject | 'day')[]) => Promise<void>;
			keptAt?: string;
			/** Writes in the log what no rule of ours foresaw. */
			logBug: (error: unknown) => void;
		}
	}
}

export {};
