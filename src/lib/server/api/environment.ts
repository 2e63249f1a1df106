import type { Context, Reader } from '../platform/context.ts';

/** What a request of the API is given by the route that mounts it. */
export interface ApiEnvironment {
	Bindings: {
		reader: Reader;
		/** For what writes: the world of a visitor, until a personal token says who acts. */
		context: Context;
		/** Public address of the site, without a slash at the end. */
		origin: string;
		requestId: string;
		logBug: (error: unknown) => void;
	};
}
