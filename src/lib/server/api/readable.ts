import type { describeApi } from './app.ts';

/** One address of the API, as a person reads it. */
export interface ReadableOperation {
	readonly method: string;
	readonly path: string;
	readonly tag: string;
	readonly summary: string;
	readonly description: string | null;
	readonly parameters: readonly {
		name: string;
		place: 'adresse' | 'chemin';
		description: string;
		example: string | null;
	}[];
	readonly answers: readonly { status: string; description: string }[];
	/** An address to try, ready to open; null when what it names depends on the site. */
	readonly example: string | null;
	/** Asks for a personal token. */
	readonly isWriting: boolean;
}

interface DocumentOperation {
	tags?: string[];
	summary?: string;
	description?: string;
	parameters?: {
		name: string;
		in: string;
		description?: string;
		schema?: { example?: unknown; description?: string };
	}[];
	responses?: Record<string, { description?: string }>;
	security?: unknown[];
}

const METHODS = ['get', 'post', 'patch'] as const;

/** The OpenAPI document as a page: what is documented is what is served, since both come from the same schemas. */
export function readableApi(document: ReturnType<typeof describeApi>): {
	title: string;
	description: string;
	operations: ReadableOperation[];
} {
	const all = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
		METHODS.flatMap((method) => {
			const operation = (methods as Partial<Record<string, DocumentOperation>>)[method];
			return operation ? { path, method, operation } : [];
		})
	);
	const operations = all.map(({ path, method, operation }) => {
		const parameters = (operation.parameters ?? []).map((parameter) => ({
			name: parameter.name,
			place: parameter.in === 'path' ? ('chemin' as const) : ('adresse' as const),
			description: parameter.description ?? parameter.schema?.description ?? '',
			example: parameter.schema?.example === undefined ? null : String(parameter.schema.example)
		}));
		return {
			method: method.toUpperCase(),
			path,
			tag: operation.tags?.[0] ?? '',
			summary: operation.summary ?? '',
			description: operation.description ?? null,
			parameters,
			answers: Object.entries(operation.responses ?? {}).map(([status, { description }]) => ({
				status,
				description: description ?? ''
			})),
			example: method === 'get' ? exampleAddress(path, parameters) : null,
			isWriting: operation.security !== undefined
		};
	});
	return { title: document.info.title, description: document.info.description ?? '', operations };
}

function exampleAddress(path: string, parameters: ReadableOperation['parameters']): string | null {
	const search = new URLSearchParams();
	let address = path;
	for (const { name, place, example } of parameters) {
		if (example === null) continue;
		if (place === 'chemin') address = address.replace(`{${name}}`, encodeURIComponent(example));
		else search.set(name, example);
	}
	if (address.includes('{')) return null;
	return search.size > 0 ? `${address}?${search}` : address;
}
