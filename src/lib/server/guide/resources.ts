import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Nature, Resource } from '../../domain/guide/resources.ts';
import { ROLES, type Role } from '../../domain/guide/roles.ts';
import { inRoot } from '../platform/root.ts';

/** The page of resources: its texts, and every resource in the order of M.E.D.O.C. */
export interface ResourceTexts {
	readonly title: string;
	readonly description: string;
	readonly lead: string;
	/** What each nature is, in one sentence. */
	readonly natures: Readonly<Record<Nature, string>>;
	readonly resources: readonly Resource[];
}

/** A record of content/ressources.yaml. */
type Recorded = Omit<Resource, 'roles' | 'language'> & {
	readonly roles: readonly Role[] | 'tous';
	readonly language?: string;
};

let texts: Promise<ResourceTexts> | undefined;

/** Content is read once: it changes with the product, not while it runs. */
export async function readResources(): Promise<ResourceTexts> {
	return (texts ??= readTexts());
}

/** The ETag of a text made from contents. */
export function stampOf(text: string): string {
	return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

async function readTexts(): Promise<ResourceTexts> {
	const { resources, ...rest } = parse(
		await readFile(inRoot('content/ressources.yaml'), 'utf8')
	) as Omit<ResourceTexts, 'resources'> & { resources: Recorded[] };
	return {
		...rest,
		resources: resources.map(({ roles, language = 'fr', ...resource }) => ({
			...resource,
			roles: roles === 'tous' ? (Object.keys(ROLES) as Role[]) : roles,
			language
		}))
	};
}
