import type { Reader } from '../platform/context.ts';

/** What a request of the API is given by the route that mounts it. */
export interface ApiEnvironment {
	Bindings: {
		reader: Reader;
		/** Public address of the site, without a slash at the end. */
		origin: string;
		requestId: string;
		logBug: (error: unknown) => void;
	};
}
